/// A part of a script that runs as a unit: a branch, a loop body, a function, a substitution.
public struct ShellBlock: Sendable {
  /// What makes the commands a unit.
  public enum Kind: Sendable, Equatable {
    case ifCondition
    case thenBranch
    case elseBranch
    case loopCondition
    case loopBody
    case caseItem
    case function(name: String)
    /// `{ ... }`
    case group
    /// `( ... )`
    case subshell
    /// `$( ... )` or backquotes
    case commandSubstitution
    /// `<( ... )` or `>( ... )`
    case processSubstitution
    /// The text given to `sh -c`, `eval`, `trap`, or to a shell's standard input, by the command of this index.
    case script(command: Int)
  }

  /// What the block is.
  public let kind: Kind
  /// The block around this one, an index of `ShellScript.blocks`.
  public let parent: Int?
  /// The commands and what lies between, without the words around them.
  public internal(set) var range: Range<Int>
  /// The commands inside, as indices of `ShellScript.commands`.
  public internal(set) var commands: Range<Int>
  /// The commands that decide whether a branch or loop body runs, as indices of `ShellScript.commands`.
  public let condition: Range<Int>?
  /// The redirections after the closing word, as in `done < file`.
  public internal(set) var redirections: [ShellRedirection] = []

  /// The pipeline that the compound command is a stage of.
  let pipeline: Int
  /// Which stage of it.
  let stage: Int
  /// True when the compound command stands behind `&&` or `||` in its list.
  let followsOperator: Bool
  /// The first block of the same compound command: the condition of the `if`, the first item of the `case`.
  let compound: Int
  /// True for the body of `until`, which runs when the condition fails.
  var isUntil = false
  /// The subject of a `case`, for its items.
  public internal(set) var subject: ShellWord?
  /// The patterns of an item of a `case`.
  var patterns: [ShellWord] = []
}

/// Commands joined by `|`.
public struct ShellPipeline: Sendable {
  /// The commands of each stage, as indices of `ShellScript.commands`, the stage's own command first.
  public internal(set) var stages: [Range<Int>]
  /// True after `!`.
  public let isNegated: Bool
  /// From the first stage to the last.
  public internal(set) var range: Range<Int>
}
