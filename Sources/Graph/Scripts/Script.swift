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
  /// The text, and the way back to the file.
  public let text: EmbeddedText
  /// The text as the shell reads it.
  public let shell: ShellScript
  /// Every program it runs, in order.
  public let invocations: [Invocation]
  /// The variables the container sets.
  public let environment: [String: ShellValue]
  /// Every write to a path of Vault that it makes, in order.
  private(set) var vaultWrites: [VaultWrite] = []
  /// Every write to a key-value engine of Vault that it makes, those among the above too.
  private(set) var keyValueWrites: [VaultWrite] = []
  /// How often it sets the variables that say which Vault is meant.
  private(set) var vaultChoices = 0

  init(
    resource: Resource, pod: PodSpec?, container: Container?, text: EmbeddedText
  ) {
    self.resource = resource
    self.pod = pod
    self.container = container
    self.text = text
    shell = ShellScript(text.string)
    invocations = shell.invocations
    environment = container.map { Self.environment(of: $0) } ?? [:]
    let writes = VaultWrite.all(in: self)
    vaultWrites = writes.filter { $0.verb == .write }
    vaultChoices = writes.isEmpty ? 0 : shell.commands.count { $0.choosesVault }
    keyValueWrites = writes.filter { $0.verb != .write || $0.path.contains("/data/") }
  }

  /// Where a part of the script stands in its file.
  public func range(_ offsets: Range<Int>) -> SourceRange { text.range(offsets) }

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

  private static func environment(of container: Container) -> [String: ShellValue] {
    var environment: [String: ShellValue] = [:]
    for variable in container.environment {
      environment[variable.name] =
        variable.value?.literal.map { .known($0) } ?? .unknown(.environment(variable.name))
    }
    return environment
  }
}

extension Script {
  /// Every script of a tree.
  static func all(of resources: [Resource], _ configMaps: ConfigMapIndex) -> [Script] {
    let run = resources.flatMap { inContainers(of: $0) + inSteps(of: $0) }
    let executed = ExecutedFiles(run, configMaps)
    return run + resources.flatMap { inConfigMap($0, of: configMaps, executed) }
  }

  /// Every script in the containers of a resource's pod.
  static func inContainers(of resource: Resource) -> [Script] {
    guard let pod = PodSpec(resource) else { return [] }
    return pod.allContainers.flatMap { container -> [Script] in
      let hooks = ["postStart", "preStop"].compactMap {
        container.node[path: "lifecycle", $0]?[path: "exec", "command"]?.items
      }
      return ([container.command + container.arguments] + hooks).compactMap { words in
        ArgumentVector(words).script.map {
          Script(resource: resource, pod: pod, container: container, text: $0)
        }
      }
    }
  }

  /// Every script that a ConfigMap holds, with the container that runs or at least mounts it.
  static func inConfigMap(
    _ resource: Resource, of configMaps: ConfigMapIndex, _ executed: ExecutedFiles
  ) -> [Script] {
    guard resource.kind == "ConfigMap", resource.apiVersion == "v1" else { return [] }
    return (resource.node["data"]?.entries ?? []).compactMap { entry in
      let runner = executed.runner(of: entry.value)
      guard let key = entry.key.text, runner != nil || isScript(named: key, entry.value),
        let text = entry.value.embeddedText
      else { return nil }
      let mount =
        runner
        ?? resource.name.flatMap {
          configMaps.mount(of: ObjectName(namespace: resource.namespace, name: $0))
        }
      return Script(resource: resource, pod: mount?.pod, container: mount?.container, text: text)
    }
  }

  private static func isScript(named key: String, _ value: Node) -> Bool {
    if key.hasSuffix(".sh") || key.hasSuffix(".bash") { return true }
    let first = value.withText { text in
      text.starts(with: "#!".utf8)
        ? String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self) : nil
    }
    guard let line = first ?? nil else { return false }
    let program = line.split(whereSeparator: { $0 == " " || $0 == "/" }).map(String.init)
    return program.contains { ArgumentVector.shells.contains($0) }
  }
}

extension ShellCommand {
  fileprivate var choosesVault: Bool {
    assignments.contains { ["VAULT_ADDR", "BAO_ADDR", "VAULT_NAMESPACE"].contains($0.name) }
  }
}
