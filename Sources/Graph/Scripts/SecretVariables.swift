internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// The variables of a script that hold secrets.
struct SecretVariables {
  private let script: Script
  /// The variables that the container sets; true for those that a secret key of a Secret fills.
  private let ofContainer: [String: Bool]
  /// Whether the container takes in all keys of some Secret.
  private let takesSecrets: Bool

  init(_ script: Script) {
    self.script = script
    var variables: [String: Bool] = [:]
    for variable in script.container?.environment ?? [] {
      let key = variable.node[path: "valueFrom", "secretKeyRef", "key"]?.text
      variables[variable.name] =
        key.map { Self.isSecret(variable.name) || Self.isSecret($0) } ?? false
    }
    ofContainer = variables
    let sources = script.container?.node["envFrom"]?.items ?? []
    takesSecrets = sources.contains { $0["secretRef"] != nil }
  }

  /// The first variable among a command's words whose value is a secret, as `$NAME`.
  func first(inWordsOf command: ShellCommand) -> String? {
    (command.words.prefix(64) + command.assignments.map(\.value)).lazy
      .compactMap { first(in: $0) }.first
  }

  /// The first variable of a word that stands there with the whole of its value, as `$NAME`.
  func first(in word: ShellWord) -> String? {
    for part in word.parts.prefix(64) {
      guard case .parameter(let parameter) = part.kind, parameter.yieldsValue,
        holdsSecret(parameter.name)
      else { continue }
      return "$\(parameter.name)"
    }
    return nil
  }

  /// Whether a variable has a secret's name, and a value that the script does not spell out.
  private func holdsSecret(_ name: String) -> Bool {
    if let isSecret = ofContainer[name] { return isSecret }
    guard Self.isSecret(name) else { return false }
    return script.shell.origin(ofVariable: name).leaves.contains { leaf in
      switch leaf {
      case .command(let command): !isDigest(command)
      case .file: true
      case .environment: takesSecrets
      default: false
      }
    }
  }

  /// Whether a pipeline ends in a number, a hash or a date.
  private func isDigest(_ command: ShellCommand) -> Bool {
    let last = script.shell.pipelines[command.pipeline].stages.last?.first
    let name = last.flatMap { script.shell.commands[$0].name }
    return ["wc", "sha256sum", "sha1sum", "md5sum", "date"].contains(name)
  }

  /// Whether a name promises a secret, and not the name of one.
  private static func isSecret(_ name: String) -> Bool {
    let lower = name.lowercased()
    guard !["secret", "k8s_secret", "tls_secret", "key"].contains(lower),
      !lower.hasPrefix("has_"), !lower.hasPrefix("is_")
    else { return false }
    return CredentialName(name) != nil || unsealKey.matches(name)
  }

  private static let unsealKey = Pattern(
    literal: "(unseal|recovery)_?keys?(_?(b64|hex))?(_?[0-9]+)?$", ignoringCase: true)
}
