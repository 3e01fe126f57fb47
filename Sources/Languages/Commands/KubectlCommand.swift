/// A run of `kubectl` or `oc`.
public struct KubectlCommand: Sendable {
  /// A resource named on the command line, as in `secret NAME` or `secret/NAME`.
  public struct Resource: Sendable {
    /// The type as it is spelled: `secret`, `secrets`, `deploy`, `deployments.apps`.
    public let type: String
    /// Nil when all of the type are meant, or a selection of them.
    public let name: ShellWord?
  }

  /// The run that was read.
  public let invocation: Invocation
  /// The first operand: `create`, `apply`, `get`, `rollout` and so on.
  public let verb: String
  /// The options, wherever they stand.
  public let options: CommandOptions
  /// The operands after the verb.
  public let operands: ArraySlice<ShellWord>

  /// Reads an invocation, unless it is of another program or its verb is not written out.
  public init?(_ invocation: Invocation) {
    guard ["kubectl", "oc", "microk8s.kubectl"].contains(invocation.program) else { return nil }
    let isLog = invocation.arguments.contains { $0.literal == "logs" }
    let options = (isLog ? OptionSyntax.kubectlLogs : .kubectl).parse(invocation.arguments)
    guard let verb = options.operands.first?.literal else { return nil }
    self.invocation = invocation
    self.verb = verb
    self.options = options
    operands = options.operands.dropFirst()
  }

  /// The namespace given by `-n` or `--namespace`.
  public var namespace: ShellWord? { options.value("-n", "--namespace") }

  /// The context given by `--context`: which cluster is meant.
  public var context: ShellWord? { options.value("--context") }

  /// The manifests given by `-f` and `--filename`, `-` for standard input.
  public var filenames: [ShellWord] { options.values("-f", "--filename") }

  /// True when nothing is sent to be stored.
  public var isDryRun: Bool {
    guard options.isSet("--dry-run") else { return false }
    return options.value("--dry-run")?.literal != "none"
  }

  /// True for `apply --server-side`.
  public var isServerSide: Bool { options.isSet("--server-side") }
  /// True when fields of other managers are taken over.
  public var forcesConflicts: Bool { options.isSet("--force-conflicts") }
  /// `create --save-config` writes the last-applied annotation, as `apply` does.
  public var savesConfig: Bool { options.isSet("--save-config") }
  /// The manager given by `--field-manager`.
  public var fieldManager: ShellWord? { options.value("--field-manager") }
}

extension KubectlCommand {
  /// The resources named by the operands.
  public var resources: [Resource] {
    switch verb {
    case "create": createdResources
    case "rollout", "set", "view-secret": resources(in: operands.dropFirst())
    case "label", "annotate": resources(in: operands.prefix { !$0.isLabel })
    case "get", "describe", "delete", "patch", "edit", "scale", "wait", "expose":
      resources(in: operands)
    case "logs", "exec", "port-forward", "attach": operands.first.map { [pod($0)] } ?? []
    default: []
    }
  }

  /// `create secret generic NAME`, `create configmap NAME`.
  private var createdResources: [Resource] {
    guard let type = operands.first?.literal else { return [] }
    let kinds: [String: Set<String>] = [
      "secret": ["generic", "tls", "docker-registry"],
      "service": ["clusterip", "nodeport", "loadbalancer", "externalname"],
    ]
    var rest = operands.dropFirst()
    if let kinds = kinds[type], rest.first?.literal.map(kinds.contains) ?? false {
      rest = rest.dropFirst()
    }
    return [Resource(type: type, name: rest.first)]
  }

  /// The operand of `exec` and `logs`, a pod unless it says otherwise.
  private func pod(_ word: ShellWord) -> Resource {
    word.typeAndName ?? Resource(type: "pod", name: word)
  }

  private func resources(in operands: ArraySlice<ShellWord>) -> [Resource] {
    guard let first = operands.first else { return [] }
    if first.typeAndName != nil { return operands.compactMap(\.typeAndName) }
    guard let types = first.literal?.split(separator: ",") else { return [] }
    let names = operands.dropFirst()
    return types.flatMap { type in
      names.isEmpty
        ? [Resource(type: String(type), name: nil)]
        : names.map { Resource(type: String(type), name: $0) }
    }
  }
}

extension KubectlCommand.Resource {
  /// True for the spellings of the core type Secret.
  public var isSecret: Bool {
    ["secret", "secrets", "secret.v1", "secrets.v1"].contains(type.lowercased())
  }
}

extension ShellWord {
  /// `key=value` or `key-`, which end the names of `kubectl label`.
  fileprivate var isLabel: Bool { literalPrefix.contains("=") || literal?.hasSuffix("-") ?? false }

  /// `secret/NAME`
  fileprivate var typeAndName: KubectlCommand.Resource? {
    let prefix = literalPrefix
    guard let slash = prefix.firstIndex(of: "/") else { return nil }
    let type = String(prefix[..<slash])
    return dropping(prefix: type + "/").map { KubectlCommand.Resource(type: type, name: $0) }
  }
}
