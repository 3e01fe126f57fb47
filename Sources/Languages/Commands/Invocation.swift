/// A program run by a shell command, seen through wrappers such as `sudo`, `env`, `timeout` and `kubectl exec`.
public struct Invocation: Sendable {
  // Rules look through all of a script's programs again and again: a copy has to be one reference.
  private let run: Run

  private final class Run: Sendable {
    let program: String
    let word: ShellWord
    let arguments: ArraySlice<ShellWord>
    let assignments: [ShellAssignment]
    let command: ShellCommand
    let container: ContainerExec?

    init(
      _ program: String, _ word: ShellWord, _ arguments: ArraySlice<ShellWord>,
      _ assignments: [ShellAssignment], _ command: ShellCommand, _ container: ContainerExec?
    ) {
      self.program = program
      self.word = word
      self.arguments = arguments
      self.assignments = assignments
      self.command = command
      self.container = container
    }
  }

  /// The program's name without its directory.
  public var program: String { run.program }
  /// The word that names the program.
  public var word: ShellWord { run.word }
  /// The words after the program.
  public var arguments: ArraySlice<ShellWord> { run.arguments }
  /// The variables set for this run alone, by `A=b` before the command or by `env`.
  public var assignments: [ShellAssignment] { run.assignments }
  /// The shell command it is, or is part of.
  public var command: ShellCommand { run.command }
  /// The container it runs in, when the script reaches into one.
  public var container: ContainerExec? { run.container }
}

/// `kubectl exec`, `docker exec` and the like: where a command runs.
public struct ContainerExec: Sendable {
  /// `kubectl`, `oc`, `docker`, `podman`, `nerdctl` or `crictl`.
  public let tool: String
  /// The pod, as in `vault-0` or `deploy/vault`, or the container of `docker exec`.
  public let target: ShellWord?
  /// The namespace given by `-n`.
  public let namespace: ShellWord?
  /// The container given by `-c`.
  public let container: ShellWord?
}

extension ShellScript {
  /// Every program the script runs, in order: for `kubectl exec vault-0 -- vault status` first kubectl, then vault.
  public var invocations: [Invocation] {
    var all: [Invocation] = []
    // The container a command's quoted script runs in; the command comes before the script's own commands.
    var containers: [Int: ContainerExec] = [:]
    for command in commands {
      let script = enclosingScript(of: command)
      let container = script.flatMap { containers[$0] }
      let found = commandLines(of: command, depth: 0).flatMap {
        Invocation.chain($0, in: command, container: container)
      }
      containers[command.index] = found.last?.container
      all += found
    }
    return all
  }

  /// The value of an environment variable as a program sees it, `VAULT_ADDR` for one.
  ///
  /// A program in another container does not see the variables of the script.
  public func value(
    ofVariable name: String, for invocation: Invocation, environment: [String: ShellValue] = [:]
  ) -> ShellValue {
    if let own = invocation.assignments.last(where: { $0.name == name }) {
      return value(of: own.value, environment: environment)
    }
    guard invocation.container == nil else { return .unknown(.elsewhere(name)) }
    return value(ofVariable: name, at: invocation.command, environment: environment)
  }

  /// The command that was handed the script in which a command stands.
  private func enclosingScript(of command: ShellCommand) -> Int? {
    var index = command.block
    while let block = index.map({ blocks[$0] }) {
      if case .script(let command) = block.kind { return command }
      index = block.parent
    }
    return nil
  }
}

extension Invocation {
  /// A command's program and the programs that it runs in turn.
  fileprivate static func chain(
    _ words: [ShellWord], in command: ShellCommand, container: ContainerExec?
  ) -> [Invocation] {
    let assignments = command.isDeclaration ? [] : command.assignments
    guard
      let first = Invocation(
        words: words[...], assignments: assignments, command: command, container: container)
    else { return [] }
    var chain = [first]
    while chain.count < 4, let next = chain[chain.count - 1].executedProgram { chain.append(next) }
    return chain
  }

  private init?(
    words: ArraySlice<ShellWord>, assignments: [ShellAssignment], command: ShellCommand,
    container: ContainerExec?
  ) {
    var words = words
    var assignments = assignments
    Wrapper.remove(from: &words, assignments: &assignments)
    guard let word = words.first, let name = word.literal else { return nil }
    run = Run(name.baseName, word, words.dropFirst(), assignments, command, container)
  }

  /// What an exec runs in the container.
  private var executedProgram: Invocation? {
    guard let syntax = OptionSyntax.exec[program],
      arguments.contains(where: { $0.literal == "exec" })
    else { return nil }
    let all = syntax.parse(arguments)
    guard let verb = all.operands.firstIndex(where: { $0.literal == "exec" }) else { return nil }
    let operands = all.operands[(verb + 1)...]
    let words = all.afterTerminator?[...] ?? operands.dropFirst()
    guard !words.isEmpty else { return nil }
    return Invocation(
      words: words, assignments: [], command: command,
      container: ContainerExec(
        tool: program, target: operands.first, namespace: all.value("-n", "--namespace"),
        container: all.value("-c", "--container")))
  }
}

extension OptionSyntax {
  /// The exec commands of container tools; options after the target belong to the program run there.
  fileprivate static let exec: [String: OptionSyntax] = [
    "kubectl": .kubectl, "oc": .kubectl, "docker": .docker, "podman": .docker, "nerdctl": .docker,
    "crictl": .docker,
  ]

  private static let docker = OptionSyntax(
    style: .gnu,
    valued: [
      "-e", "--env", "--env-file", "-u", "--user", "-w", "--workdir", "--detach-keys", "-H",
      "--host", "--context", "-c", "--config",
    ])
}

extension String {
  /// The last component of a path.
  var baseName: String {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[utf8.index(after: $0)...]) } ?? self
  }
}
