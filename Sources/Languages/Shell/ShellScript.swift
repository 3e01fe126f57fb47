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

  /// True for a script of which nothing is read for its size.
  public var isOverLimit: Bool { problems.first?.reason == .overLimit }

  /// The program that reads the script, as its first line or the caller tells; nil where neither does.
  public let interpreter: ShellInterpreter?

  let bytes: [UInt8]
  let bindings: ShellBindings
  /// The words of each `for` loop, by its body.
  let loopWords: [Int: [ShellWord]?]
  /// Whether `set -e` is on from the first line.
  let startsWithErrexit: Bool
  /// Whether `set -o pipefail` is.
  let startsWithPipefail: Bool

  /// Reads a script; one in another language has no commands.
  ///
  /// - Parameter interpreter: the program of the container's command, to which the first line is a comment; that
  ///   line tells where it is nil.
  /// - Parameter stopsOnFailure: whether the program is given `-e`, as in `sh -ec`.
  /// - Parameter failsInPipe: whether the program is given `-o pipefail`.
  public init(
    _ text: String, interpreter: ShellInterpreter? = nil, stopsOnFailure: Bool = false,
    failsInPipe: Bool = false
  ) {
    self.text = text
    startsWithErrexit = stopsOnFailure || interpreter == nil && text.firstLineStopsOnFailure
    startsWithPipefail = failsInPipe
    self.interpreter = interpreter ?? ShellInterpreter(shebangOf: text)
    bytes = Array(text.utf8)
    let isShell = self.interpreter?.isShell ?? true
    let tree = isShell ? ShellParser.tree(of: bytes) : ShellTree(unread: .otherLanguage)
    commands = tree.commands
    pipelines = tree.pipelines
    blocks = tree.blocks
    problems = tree.problems
    bindings = ShellBindings(tree)
    loopWords = Dictionary(tree.loops.map { ($0.body, $0.words) }) { first, _ in first }
  }
}

extension String {
  /// `#!/bin/sh -e`
  fileprivate var firstLineStopsOnFailure: Bool {
    guard utf8.starts(with: "#!".utf8) else { return false }
    let words = String(decoding: utf8.prefix(256).prefix { $0 != 0x0A }, as: UTF8.self).split(
      separator: " ")
    return words.dropFirst().contains {
      $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("e")
    }
  }
}

extension ShellScript {
  /// The text a word stands for: quotes removed, expansions left as they are spelled.
  public func text(of word: ShellWord) -> ShellText {
    ShellText(word, in: bytes)
  }

  /// The commands of the pipeline stage that feeds this command, empty when nothing does.
  public func upstream(of command: ShellCommand) -> ArraySlice<ShellCommand> {
    stage(command.stage - 1, of: command.pipeline)
  }

  /// The commands of a stage of a pipeline, empty when it has no such.
  func stage(_ stage: Int, of pipeline: Int) -> ArraySlice<ShellCommand> {
    guard stage >= 0, pipelines.indices.contains(pipeline) else { return [] }
    let stages = pipelines[pipeline].stages
    return stages.indices.contains(stage) ? commands[stages[stage]] : []
  }

  /// The commands of the one function of a name, as indices of `commands`; nil without one, or with several.
  public func body(ofFunction name: String) -> Range<Int>? {
    guard let blocks = bindings.definitions[name], blocks.count == 1 else { return nil }
    return blocks.first.map { self.blocks[$0].commands }
  }

  /// The blocks around a command, innermost first.
  public func enclosingBlocks(of command: ShellCommand) -> [ShellBlock] {
    Array(
      sequence(first: command.block) { $0.flatMap { blocks[$0].parent } }
        .prefix { $0 != nil }.compactMap { $0.map { blocks[$0] } })
  }
}
