public import Languages
public import Manifests
public import SourceText
internal import YAML

/// A shell script that a resource carries, and what is known of how it runs.
public struct Script: Sendable {
  /// The resource that carries the text.
  public let resource: Resource
  /// The pod that runs it, if the tree shows one.
  public let pod: PodSpec?
  /// The container that runs it, if the tree shows one.
  public let container: Container?
  /// When it runs.
  public let role: Role
  /// The text, and the way back to the file.
  public let text: EmbeddedText
  let reading: ScriptReading
  let start: ShellStart
  /// The variables the container sets.
  public let environment: [String: ShellValue]
  /// Every write to a path of Vault that it makes, in order.
  private(set) var vaultWrites: [VaultWrite] = []
  /// Every write to a key-value engine of Vault that it makes, those among the above too.
  private(set) var keyValueWrites: [VaultWrite] = []
  /// How often it sets the variables that say which Vault is meant.
  private(set) var vaultChoices = 0

  /// The text as the shell reads it.
  public var shell: ShellScript { reading.shell }
  /// Every program it runs, in order.
  public var invocations: [Invocation] { reading.invocations }
  /// Every place where it writes a Secret through kubectl.
  var secretWrites: [SecretWrite] { reading.secretWrites }
  /// Whether the shell is told to print each command, as by `sh -xc`.
  var isTraced: Bool { start.traces }

  /// When a script runs.
  public enum Role: Int, Sendable {
    /// Again and again, beside what the container does; its output is no part of the log.
    case probe
    /// Once, at `postStart` or `preStop`; its output is no part of the log.
    case lifecycle
    /// It is what the container does.
    case main
  }

  init(
    resource: Resource, pod: PodSpec?, container: Container?, text: EmbeddedText,
    start: ShellStart = ShellStart(), role: Role = .main, known: ReadScripts = ReadScripts()
  ) {
    self.resource = resource
    self.pod = pod
    self.container = container
    self.role = role
    self.text = text
    self.start = start
    reading = known.reading(of: text.string, start)
    let namespace = pod?.resource.namespace ?? resource.namespace
    environment = container.map { Self.environment(of: $0, in: namespace) } ?? [:]
    let writes = VaultWrite.all(in: self)
    vaultWrites = writes.filter { $0.verb == .write }
    vaultChoices = writes.isEmpty ? 0 : shell.commands.count { $0.choosesVault }
    keyValueWrites = writes.filter { $0.verb != .write || $0.path.contains("/data/") }
  }

  /// Where its text stands, of which nothing is read for its size; `nil` for others.
  public var unreadRange: SourceRange? {
    shell.isOverLimit ? range(0..<min(1, text.bytes.count)) : nil
  }

  /// Where a part of the script stands in its file.
  public func range(_ offsets: Range<Int>) -> SourceRange { text.range(offsets) }

  /// The namespace that its pod runs in.
  var ownNamespace: String? { pod?.resource.namespace ?? resource.namespace }

  /// The value of a word, as far as the script and its container tell.
  ///
  /// What a variable with a secret's name holds stays unknown, also in the variables it is copied
  /// to: values reach messages as names.
  public func value(of word: ShellWord) -> ShellValue {
    shell.value(of: word, environment: environment, hiding: Self.sensitiveName.matches)
  }

  /// The value a variable has for the script as a whole, unknown where a secret may be in it.
  func value(ofVariable name: String) -> ShellValue {
    shell.value(
      ofVariable: name, environment: environment, hiding: Self.sensitiveName.matches)
  }

  private static let sensitiveName = Pattern(
    literal: "(passw(or)?d|passphrase|token|credential|api_?key|private_?key|_pw|_pass)$",
    ignoringCase: true)

  /// The text of a word with what is not known left as it is spelled.
  public func text(of word: ShellWord) -> String {
    value(of: word).string ?? shell.text(of: word).text
  }

  /// The texts that a word may come to, each branch's own; what is not known is left as it is spelled.
  func texts(of word: ShellWord) -> [String] {
    let values = value(of: word).possibilities
    guard values.isEmpty else { return values }
    var texts: [String] = []
    for word in shell.alternatives(of: word, hiding: Self.sensitiveName.matches) {
      let text = text(of: word)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  /// The text of a word that names something, for a sentence: of `${NAME:-standard}` the standard,
  /// unless the variable is one for secrets.
  func name(of word: ShellWord) -> String {
    let text = text(of: word)
    guard text.contains("${") else { return text }
    // What else stands around an expansion of a secret is not looked through.
    for part in text.split(separator: "${", omittingEmptySubsequences: false).dropFirst() {
      let variable = String(part.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
      if SecretName.isOfVariable(variable) || Self.sensitiveName.matches(variable) {
        return "$\(variable)"
      }
    }
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return text }
    let inner = text.dropFirst(2).dropLast()
    let variable = inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = inner.dropFirst(variable.count)
    guard !variable.isEmpty,
      let sign = [":-", ":=", "-", "="].first(where: { rest.hasPrefix($0) })
    else { return text }
    let standard = rest.dropFirst(sign.count)
    guard !standard.isEmpty, !standard.contains(where: { "$`{}\"'".contains($0) }) else {
      return text
    }
    return "\(standard) (unless $\(variable) names another)"
  }

  /// The programs that a command runs, those it wraps included.
  func invocations(of command: ShellCommand) -> ArraySlice<Invocation> {
    // The invocations stand in the order of their commands.
    var low = 0
    var high = invocations.count
    while low < high {
      let middle = (low + high) / 2
      if invocations[middle].command.index < command.index {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return invocations[low...].prefix { $0.command.index == command.index }
  }

  private static func environment(
    of container: Container, in namespace: String?
  ) -> [String: ShellValue] {
    var environment: [String: ShellValue] = [:]
    for variable in container.environment {
      let field = variable.node[path: "valueFrom", "fieldRef"]?["fieldPath"]
      let value =
        field?.hasText("metadata.namespace") == true ? namespace : variable.value?.literal
      environment[variable.name] =
        value.map { .known($0) } ?? .unknown(.environment(variable.name))
    }
    return environment
  }
}

extension ShellValue {
  /// Whether it is the namespace that the pod runs in, as kubelet writes it beside the token
  /// (`kubernetes.io: Directly accessing the REST API`).
  var isOwnNamespace: Bool {
    guard case .unknown(.file(let path)) = self else { return false }
    return path.hasSuffix("/run/secrets/kubernetes.io/serviceaccount/namespace")
  }
}

extension ShellCommand {
  fileprivate var choosesVault: Bool {
    assignments.contains { ["VAULT_ADDR", "BAO_ADDR", "VAULT_NAMESPACE"].contains($0.name) }
  }
}
