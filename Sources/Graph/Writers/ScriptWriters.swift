internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension SecretWriter {
  /// The Secrets that a script writes through kubectl or the API.
  static func written(by script: Script) -> [SecretWriter] {
    var writers: [SecretWriter] = []
    if !script.secretWrites.isEmpty {
      let labels = SecretLabels(script)
      writers = script.secretWrites.flatMap { self.writers(for: $0, in: script, labels) }
    }
    return writers
      + script.invocations.compactMap { CurlCommand($0) }.flatMap { apiWriters($0, in: script) }
  }

  /// The Secrets that a script makes by a name that only a variable tells, which is spelled in its
  /// place: the argument of a function nobody calls tells nothing.
  static func unnamed(by script: Script) -> [SecretWriter] {
    guard !script.secretWrites.isEmpty else { return [] }
    let labels = SecretLabels(script)
    return script.secretWrites.flatMap { write -> [SecretWriter] in
      guard write.operation != .patch, let operation = ScriptOperation(write.operation) else {
        return []
      }
      let names: [WrittenSecret]
      if let word = write.name {
        switch script.value(of: word) {
        case .unknown(.unset), .unknown(.environment), .unknown(.hidden): break
        default: return []
        }
        names = [
          WrittenSecret(
            name: script.shell.text(of: word).text, labels: [], range: script.range(word.range))
        ]
      } else if case .manifest(let manifest) = write.content {
        names = secrets(in: manifest, of: script) { $0.variableName }
      } else {
        names = []
      }
      return writers(of: names, by: write, operation, in: script, labels)
    }
  }

  private static func writers(
    for write: SecretWrite, in script: Script, _ labels: SecretLabels
  ) -> [SecretWriter] {
    guard let operation = ScriptOperation(write.operation) else { return [] }
    let names: [WrittenSecret]
    if let word = write.name {
      names = script.value(of: word).possibilities.map {
        WrittenSecret(name: $0, labels: [], range: script.range(word.range))
      }
    } else if case .manifest(let manifest) = write.content {
      names = secrets(in: manifest, of: script) { $0.literal }
    } else {
      names = []
    }
    return writers(of: names, by: write, operation, in: script, labels)
  }

  private static func writers(
    of names: [WrittenSecret], by write: SecretWrite, _ operation: ScriptOperation,
    in script: Script, _ labels: SecretLabels
  ) -> [SecretWriter] {
    let namespaces = namespaces(write.namespace, in: script)
    return names.flatMap { written in
      (written.namespace.map { [$0] } ?? namespaces).map { namespace in
        SecretWriter(
          resource: script.resource,
          secret: ObjectName(namespace: namespace, name: written.name),
          means: .script(operation), range: written.range, node: nil,
          keys: written.keys ?? SecretKeys(of: write, in: script), script: script,
          commandOffset: write.range.lowerBound,
          carriesInitialKeys: write.carriesInitialKeys && !write.carriesOnlyRootToken,
          isCreation: write.operation != .patch,
          isOnlyIfAbsent: script.runs(write.writer.invocation.command, onlyWithout: written.name),
          fieldManager: write.writer.fieldManager?.literal,
          writesStringData: written.isPlain,
          labels: written.labels + labels.set(on: written.name))
      }
    }
  }

  /// The namespaces a write may go to; without `-n` the one the pod runs in.
  private static func namespaces(_ word: ShellWord?, in script: Script) -> [String?] {
    guard let word else { return [script.ownNamespace] }
    let value = script.value(of: word)
    if value.isOwnNamespace { return [script.ownNamespace] }
    return value.possibilities.isEmpty ? [nil] : value.possibilities.map { $0 }
  }

  /// The Secrets among the documents of a heredoc.
  private static func secrets(
    in manifest: ShellText, of script: Script, named: (Node) -> String?
  ) -> [WrittenSecret] {
    let range = manifest.word.range
    let bytes = Array(manifest.text.utf8)
    // Expansions stay as they are spelled, so the text mostly stands in the script byte for byte.
    let text =
      script.text.bytes[range.clamped(to: script.text.bytes.indices)].elementsEqual(bytes)
      ? script.text[range] : EmbeddedText(bytes, standingFor: script.range(range))
    return Stream(text).documents.compactMap(\.root).compactMap { root in
      guard root["kind"]?.hasText("Secret") == true, let node = root[path: "metadata", "name"],
        let name = named(node)
      else { return nil }
      return WrittenSecret(
        name: name, namespace: root[path: "metadata", "namespace"]?.literal,
        labels: (root[path: "metadata", "labels"]?.entries ?? []).compactMap(\.key.text),
        keys: SecretKeys(
          atLeast: SecretKeys.keys(of: root["data"]) + SecretKeys.keys(of: root["stringData"])),
        isPlain: root["data"] == nil && root["stringData"] != nil, range: node.range)
    }
  }

  /// `curl -X PUT .../api/v1/namespaces/NS/secrets/NAME`, or a POST of a Secret to `.../secrets`.
  private static func apiWriters(_ curl: CurlCommand, in script: Script) -> [SecretWriter] {
    guard let method = curl.method, ["PUT", "PATCH", "POST"].contains(method) else { return [] }
    return curl.urls.flatMap { url -> [SecretWriter] in
      let parts = script.text(of: url).split(separator: "/").map(String.init)
      guard let index = parts.firstIndex(of: "namespaces"), index >= 2,
        parts[index - 1] == "v1", parts[index - 2] == "api", index + 2 < parts.count,
        parts[index + 2].prefix(while: { $0 != "?" }) == "secrets"
      else { return [] }
      let names =
        index + 3 < parts.count
        ? [WrittenSecret(name: parts[index + 3], labels: [], range: script.range(url.range))]
        : curl.data.flatMap { posted($0, by: curl, in: script) }
      return names.filter { Substitution($0.name) == nil }.map { written in
        SecretWriter(
          resource: script.resource,
          secret: ObjectName(
            namespace: Substitution(parts[index + 1]) == nil ? parts[index + 1] : nil,
            name: written.name),
          means: .script(method == "PUT" ? .replace : .update), range: written.range, node: nil,
          keys: written.keys ?? .unknown, script: script,
          commandOffset: curl.invocation.command.range.lowerBound,
          isCreation: method != "PATCH", fieldManager: "curl", writesStringData: written.isPlain,
          labels: written.labels)
      }
    }
  }

  /// The Secret in the body of a request.
  private static func posted(
    _ data: CurlCommand.Data, by curl: CurlCommand, in script: Script
  ) -> [WrittenSecret] {
    switch data {
    case .text(let word): return secrets(in: script.shell.text(of: word), of: script) { $0.literal }
    case .standardInput:
      guard case .text(let text)? = script.shell.standardInput(of: curl.invocation.command) else {
        return []
      }
      return secrets(in: text, of: script) { $0.literal }
    case .file(let path):
      guard case .text(let text) = script.shell.contents(ofFile: path) else { return [] }
      return secrets(in: text, of: script) { $0.literal }
    }
  }
}

/// A Secret that one command writes.
private struct WrittenSecret {
  let name: String
  var namespace: String?
  let labels: [String]
  var keys: SecretKeys?
  /// Whether all of the keys stand under `stringData`.
  var isPlain = false
  let range: SourceRange
}

extension Node {
  /// The text of a name that is a variable of the shell, whole or with other text around it.
  fileprivate var variableName: String? {
    guard literal == nil, let text, Substitution(text) == .variable, !text.contains("$("),
      !text.contains("\n")
    else { return nil }
    return text
  }
}

extension SecretWriter.ScriptOperation {
  /// What a kubectl verb does to the fields of the Secret; `nil` for a deletion.
  fileprivate init?(_ operation: SecretWrite.Operation) {
    switch operation {
    case .create, .patch: self = .update
    case .createSavingConfig, .apply: self = .clientSideApply
    case .serverSideApply(let manager, _): self = .serverSideApply(manager: manager)
    case .replace: self = .replace
    case .delete: return nil
    }
  }
}

/// The labels that `kubectl label` and `kubectl patch` set on Secrets anywhere in a script.
private struct SecretLabels {
  private var byName: [String: [String]] = [:]
  /// A pipe through `kubectl label --local -f -` names no Secret: it labels what passes.
  private var passing: [String] = []

  init(_ script: Script) {
    for command in script.invocations.compactMap({ KubectlCommand($0) }) {
      let labels = Self.labels(setBy: command, in: script)
      guard !labels.isEmpty else { continue }
      let names = command.resources.filter(\.isSecret).compactMap { $0.name }
      for name in names { byName[script.text(of: name), default: []] += labels }
      if names.isEmpty, command.verb == "label" { passing += labels }
    }
  }

  func set(on secret: String) -> [String] { (byName[secret] ?? []) + passing }

  private static func labels(setBy command: KubectlCommand, in script: Script) -> [String] {
    switch command.verb {
    case "label":
      return command.operands.compactMap { operand in
        let text = script.text(of: operand)
        return text.firstIndex(of: "=").map { String(text[..<$0]) }
      }
    case "patch":
      guard let patch = command.options.value("-p", "--patch") else { return [] }
      let file = SourceFile(id: 0, path: "", contents: Array(script.text(of: patch).utf8))
      let labels = Stream(file).documents.first?.root?[path: "metadata", "labels"]
      return (labels?.entries ?? []).compactMap(\.key.text)
    default: return []
    }
  }
}
