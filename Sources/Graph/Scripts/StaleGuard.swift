public import Languages
internal import Manifests
public import SourceText
internal import YAML

/// A write that a script makes only once, of a value that does not last.
public struct StaleGuard: Sendable {
  /// Why the value does not last.
  public enum Lifetime: Sendable {
    /// It ends by itself: a token, a lease.
    case expires
    /// Something makes another one in its place.
    case changes
  }

  /// The script.
  public let script: Script
  /// The commands of the test, as indices of the script's.
  public let test: Range<Int>
  /// What the test asks for where that is another object: `policy vault-admin`.
  public var asked: String?
  /// The object that is written: `auth/kubernetes/config`, `Secret registry`.
  public let object: String
  /// The command that writes.
  public let write: ShellCommand
  /// The value.
  public let value: SourceRange
  /// What the value is, for a sentence.
  public let meaning: String
  /// Why it does not last.
  public let lifetime: Lifetime
}

extension ResourceGraph {
  /// The writes that scripts leave out once the object is there, although the value in it does not last.
  ///
  /// What another command of the tree writes in any case stays fresh and is left out.
  public var staleGuards: [StaleGuard] {
    var writes: [(guards: [StaleGuard], object: String)] = []
    for script in scripts {
      let uses = script.objectUses
      let tests = PresenceTests(script, uses)
      for use in uses.filter({ $0.action == .write }).prefix(Script.mostWrites) {
        guard let test = tests.test(before: use.invocation.command) else {
          writes.append(([], use.object))
          continue
        }
        let found = script.valuesStored(by: use.invocation).compactMap { value in
          passing(value, in: script).map { meaning, lifetime in
            StaleGuard(
              script: script, test: test,
              asked: script.subject(ofTest: test).flatMap { $0 == use.object ? nil : $0 },
              object: use.object,
              write: use.invocation.command, value: script.range(value.word.range),
              meaning: meaning, lifetime: lifetime)
          }
        }
        // What ends by itself is wrong first.
        let first = found.first { $0.lifetime == .expires } ?? found.first
        if let first { writes.append(([first], use.object)) }
      }
    }
    let fresh = Set(writes.filter(\.guards.isEmpty).map(\.object))
    return writes.flatMap(\.guards).filter { !fresh.contains($0.object) }
  }

  /// What a value is that does not last; `nil` for one that does, or that is not known.
  private func passing(
    _ value: StoredValue, in script: Script
  ) -> (String, StaleGuard.Lifetime)? {
    if value.isFile { return passing(file: script.text(of: value.word), in: script) }
    for leaf in script.shell.origin(of: value.word).leaves.prefix(16) {
      let found: (String, StaleGuard.Lifetime)? =
        switch leaf {
        case .file(let path): passing(file: script.text(of: path), in: script)
        case .environment(let name, _): passing(variable: name, in: script)
        case .command(let command): passing(outputOf: command, in: script)
        default: nil
        }
      if let found { return found }
    }
    return nil
  }

  private func passing(file path: String, in script: Script) -> (String, StaleGuard.Lifetime)? {
    if path.hasSuffix("/kubernetes.io/serviceaccount/token"), script.isOwnToken(path) {
      return ("the token of its own pod, which ends with the pod", .expires)
    }
    guard let pod = script.pod,
      let mount = script.container?.volumeMounts.first(where: { $0.contains(path) }),
      let name = pod.volume(mount.name)?.node[path: "secret", "secretName"]?.literal,
      Self.isRenewed(Path.name(path))
    else { return nil }
    return renewed(ObjectName(namespace: pod.resource.namespace, name: name))
  }

  private func passing(variable: String, in script: Script) -> (String, StaleGuard.Lifetime)? {
    let reference = script.container?.environment.first { $0.name == variable }?
      .node[path: "valueFrom", "secretKeyRef"]
    guard let name = reference?["name"]?.literal,
      Self.isRenewed(variable) || Self.isRenewed(reference?["key"]?.text ?? "")
    else { return nil }
    return renewed(ObjectName(namespace: script.pod?.resource.namespace, name: name))
  }

  private func passing(
    outputOf command: ShellCommand, in script: Script
  ) -> (String, StaleGuard.Lifetime)? {
    for invocation in script.invocations(of: command) {
      if let owner = script.addressOwner(askedBy: invocation) {
        return (owner == .master ? "the master's address" : "a pod's address", .changes)
      }
      if let kubectl = KubectlCommand(invocation) {
        if kubectl.tokenRequest != nil { return ("a token of `kubectl create token`", .expires) }
        guard kubectl.verb == "get", let secret = kubectl.resources.first, secret.isSecret,
          let name = secret.name.map({ script.value(of: $0) })?.string
        else { continue }
        let namespace =
          kubectl.namespace.map { script.value(of: $0).string } ?? script.pod?.resource.namespace
        if let found = renewed(ObjectName(namespace: namespace, name: name)) { return found }
      } else if let program = script.leaseIssuer(invocation) {
        return ("what `\(program)` returns", .expires)
      }
    }
    return nil
  }

  /// Whether a key holds what is renewed with its Secret: a password or a certificate, not a CA or a name.
  private static func isRenewed(_ key: String) -> Bool {
    SecretName.isOfField(key) || key == "tls.crt"
  }

  /// Whether a controller of the tree puts other values into a Secret from time to time.
  private func renewed(_ secret: ObjectName) -> (String, StaleGuard.Lifetime)? {
    let controller = writers(of: secret).first { writer in
      switch writer.means {
      case .externalSecret(let policy): policy != "None" && writer.isRefreshed
      case .vaultSecretsOperator, .certificate: true
      default: false
      }
    }
    return controller.map {
      ("a value of Secret \(secret.name), which \($0.displayName) renews", .changes)
    }
  }
}

extension SecretWriter {
  /// Whether External Secrets asks its store again: not with an interval of zero, nor once only.
  fileprivate var isRefreshed: Bool {
    guard let spec = resource.spec else { return false }
    if spec["refreshPolicy"]?.hasText("CreatedOnce") == true { return false }
    guard let interval = spec["refreshInterval"] else { return true }
    return interval.literal.map { $0.contains { $0 != "0" && $0.isNumber } } ?? false
  }
}

extension Script {
  /// Of one script no more are followed.
  static let mostWrites = 128

  /// The program that returns a token or credentials with an end, in a few words.
  fileprivate func leaseIssuer(_ invocation: Invocation) -> String? {
    if let vault = VaultCommand(invocation) {
      if vault.subcommand == ["token", "create"] {
        // A periodic token lives as long as somebody renews it.
        return vault.options.value("-period") == nil ? "\(invocation.program) token create" : nil
      }
      let path = vault.path.map { text(of: $0) } ?? ""
      return vault.subcommand == ["read"] && path.contains("/creds/")
        ? "\(invocation.program) read \(path)" : nil
    }
    let operands = invocation.arguments.prefix(8).compactMap(\.literal).filter {
      !$0.hasPrefix("-")
    }
    switch (invocation.program, operands.first, operands.dropFirst().first) {
    case ("aws", "ecr", "get-login-password"), ("gcloud", "auth", "print-access-token"),
      ("az", "account", "get-access-token"):
      return "\(invocation.program) \(operands.prefix(2).joined(separator: " "))"
    default: return nil
    }
  }
}
