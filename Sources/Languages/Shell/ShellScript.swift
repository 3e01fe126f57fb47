/// A shell script: POSIX sh, with what bash adds that scripts in manifests use.
///
/// Reading never fails. What cannot be understood is skipped and `isComplete` says so. Every range counts UTF-8 bytes
/// of `text`, also inside a script that another one quotes.
public struct ShellScript: Sendable {
  /// The script as written.
  public let text: String

  /// Every simple command in source order: those of bodies, functions, command substitutions and quoted scripts too.
  public let commands: [ShellCommand]

  /// The pipelines the commands stand in; a lone command is a pipeline of one stage.
  public let pipelines: [ShellPipeline]

  /// The bodies, conditions, functions, subshells and substitutions, each before what it encloses.
  public let blocks: [ShellBlock]

  /// What could not be read, the first few.
  public let problems: [ShellProblem]

  /// False when something was skipped: a missing `fi`, an open quote, a template, nesting beyond the bound.
  public var isComplete: Bool { problems.isEmpty }

  let bytes: [UInt8]
  let bindings: ShellBindings

  /// Reads a script.
  public init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    var parser = ShellParser(bytes)
    parser.parseScript()
    let tree = parser.tree
    commands = tree.commands
    pipelines = tree.pipelines
    blocks = tree.blocks
    problems = tree.problems
    bindings = ShellBindings(tree)
  }
}

extension ShellScript {
  /// The text a word stands for: quotes removed, expansions left as they are spelled.
  public func text(of word: ShellWord) -> ShellText {
    ShellText(word, in: bytes)
  }

  /// The commands of the pipeline stage that feeds this command, empty when nothing does.
  public func upstream(of command: ShellCommand) -> ArraySlice<ShellCommand> {
    stage(command.stage - 1, of: command)
  }

  /// The commands of the pipeline stage that this command feeds, empty when there is none.
  public func downstream(of command: ShellCommand) -> ArraySlice<ShellCommand> {
    stage(command.stage + 1, of: command)
  }

  private func stage(_ stage: Int, of command: ShellCommand) -> ArraySlice<ShellCommand> {
    let stages = pipelines[command.pipeline].stages
    return stages.indices.contains(stage) ? commands[stages[stage]] : []
  }

  /// The blocks around a command, innermost first.
  public func enclosingBlocks(of command: ShellCommand) -> [ShellBlock] {
    Array(
      sequence(first: command.block) { $0.flatMap { blocks[$0].parent } }
        .prefix { $0 != nil }.compactMap { $0.map { blocks[$0] } })
  }
}
