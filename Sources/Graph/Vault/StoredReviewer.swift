internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// A reviewer token that a Secret's manifest holds in clear, and its end.
public struct StoredReviewer: Sendable {
  /// The Secret.
  public let secret: ObjectName
  /// The key that holds it.
  public let range: SourceRange
  /// Its `exp`.
  public let expiry: Instant
}

extension ResourceGraph {
  /// The token of a Secret of the tree that a mount's `token_reviewer_jwt` is taken from, if it ends.
  public func storedReviewer(of mount: VaultAuthMount) -> StoredReviewer? {
    guard let jwt = mount.tokenReviewerJWT, jwt.origin == .other else { return nil }
    if let (script, write) = mount.source, let field = write.fields["token_reviewer_jwt"] {
      return script.secretKeys(of: field.source, for: write.invocation.command).lazy
        .compactMap { self.storedReviewer(in: $0, key: $1) }.first
    }
    let provider = mount.resource.spec?["forProvider"]
    guard let reference = provider?["tokenReviewerJwtSecretRef"],
      let name = reference["name"]?.literal, let key = reference["key"]?.literal
    else { return nil }
    let namespace = reference["namespace"]?.literal ?? mount.resource.namespace
    return storedReviewer(in: ObjectName(namespace: namespace, name: name), key: key)
  }

  private func storedReviewer(in name: ObjectName, key: String) -> StoredReviewer? {
    for secret in manifests(of: name) where !secret.isEncrypted {
      guard let place = secret.key(key)?.key.range, let text = secret.text(ofKey: key)?.string,
        let end = JSONWebToken(text.trimmed)?.expiry
      else { continue }
      return StoredReviewer(secret: name, range: place, expiry: Instant(seconds: end))
    }
    return nil
  }
}

extension Script {
  /// The keys of Secrets that a value is taken from: a variable of the container, a mounted file, the
  /// answer of `kubectl get secret`.
  fileprivate func secretKeys(
    of source: VaultCommand.Datum.Source, for command: ShellCommand
  ) -> [(ObjectName, String)] {
    switch source {
    case .file(let path): return mountedKey(at: text(of: path)).map { [$0] } ?? []
    case .standardInput: return []
    case .word(let word):
      return shell.origin(of: word).leaves.prefix(16).flatMap { leaf -> [(ObjectName, String)] in
        switch leaf {
        case .environment(let name, _): return variableKey(name).map { [$0] } ?? []
        case .file(let path): return mountedKey(at: text(of: path)).map { [$0] } ?? []
        case .command(let command): return requestedKey(by: command).map { [$0] } ?? []
        default: return []
        }
      }
    }
  }

  private func variableKey(_ name: String) -> (ObjectName, String)? {
    let reference = container?.environment.first { $0.name == name }?
      .node[path: "valueFrom", "secretKeyRef"]
    guard let secret = reference?["name"]?.literal, let key = reference?["key"]?.literal else {
      return nil
    }
    return (ObjectName(namespace: pod?.resource.namespace, name: secret), key)
  }

  private func mountedKey(at path: String) -> (ObjectName, String)? {
    guard let pod, let mount = container?.volumeMounts.first(where: { $0.contains(path) }),
      let source = pod.volume(mount.name)?.node["secret"],
      let secret = source["secretName"]?.literal
    else { return nil }
    let file = Path.name(path)
    let item = (source["items"]?.items ?? []).first { $0["path"]?.hasText(file) == true }
    return (
      ObjectName(namespace: pod.resource.namespace, name: secret), item?["key"]?.literal ?? file
    )
  }

  /// `kubectl get secret NAME -o jsonpath='{.data.token}' | base64 -d`
  private func requestedKey(by command: ShellCommand) -> (ObjectName, String)? {
    let stages = shell.pipelines[command.pipeline].stages.prefix(4).flatMap { Array($0.prefix(4)) }
    for index in stages {
      for invocation in invocations(of: shell.commands[index]) {
        guard let kubectl = KubectlCommand(invocation), kubectl.verb == "get",
          let secret = kubectl.resources.first, secret.isSecret, let word = secret.name,
          let name = value(of: word).string,
          let output = kubectl.options.value("-o", "--output").map({ text(of: $0) }),
          let start = output.firstRange(of: ".data.")
        else { continue }
        let key = output[start.upperBound...].prefix { $0 != "}" && $0 != "'" && $0 != "\"" }
          .replacing("\\.", with: ".")
        let namespace =
          kubectl.namespace.map { value(of: $0).string } ?? pod?.resource.namespace
        return (ObjectName(namespace: namespace, name: name), String(key))
      }
    }
    return nil
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
