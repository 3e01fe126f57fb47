/// A simple command: assignments, words and redirections (POSIX XCU 2.9.1).
public struct ShellCommand: Sendable {
  /// Where the command stands in `ShellScript.commands`.
  public let index: Int

  /// `A=b` before the command name, or the operands `A=b` of `export`, `local`, `readonly`, `declare` and `typeset`.
  public internal(set) var assignments: [ShellAssignment] = []

  /// The command name and its arguments, without assignments and redirections.
  public internal(set) var words: [ShellWord] = []

  /// The redirections in the order they apply.
  public internal(set) var redirections: [ShellRedirection] = []

  /// From the first byte of the command to its last, heredoc bodies not included.
  public internal(set) var range: Range<Int>

  /// The innermost block around the command, an index of `ShellScript.blocks`, nil at the top level.
  public let block: Int?

  /// The pipeline the command is a stage of, an index of `ShellScript.pipelines`.
  public let pipeline: Int

  /// Which stage of its pipeline the command is.
  public let stage: Int

  /// How many command or process substitutions enclose the command.
  public let substitutionDepth: Int

  /// True inside a branch, a loop or a `case` item, and after `&&` or `||`; a function's body counts as if called.
  public let isConditional: Bool

  /// True behind `&&` and `||`, within the command's own list.
  let followsOperator: Bool

  /// True when `|| true`, `|| :` or `|| echo` follows, so that a failure goes unnoticed.
  public internal(set) var isFailureIgnored = false

  /// The command name when it is written out, as in `/usr/bin/kubectl`.
  public var name: String? { words.first?.literal }

  /// True when the assignments outlive the command: it is nothing else, or one of the declaration builtins.
  public var isDeclaration: Bool {
    words.isEmpty || name.map(ShellCommand.declarationBuiltins.contains) ?? false
  }

  /// The body of the last heredoc or here-string that standard input is taken from.
  public var hereDocument: ShellWord? {
    redirections.last { $0.descriptor == 0 && $0.body != nil }?.body
  }

  static let declarationBuiltins: Set<String> = [
    "export", "local", "readonly", "declare", "typeset",
  ]
}

/// An assignment, `NAME=value`, `NAME+=value` or `NAME=(a b)`.
public struct ShellAssignment: Sendable {
  /// The variable.
  public let name: String
  /// What is assigned; empty for an array.
  public let value: ShellWord
  /// The elements of an array, nil for a plain assignment.
  public let elements: [ShellWord]?
  /// True for `+=` and for a subscript, where the old value lives on.
  public let isPartial: Bool
  /// True for `NAME[index]=value`.
  var hasSubscript = false
  /// The whole assignment.
  public let range: Range<Int>
}

/// A redirection (POSIX XCU 2.7, and bash's `<<<`, `&>`, `&>>`).
public struct ShellRedirection: Sendable {
  /// The operator as it is spelled.
  public enum Operator: String, Sendable, CaseIterable {
    case hereDocumentStrippingTabs = "<<-"
    case hereString = "<<<"
    case appendBoth = "&>>"
    case hereDocument = "<<"
    case append = ">>"
    case duplicateInput = "<&"
    case duplicateOutput = ">&"
    case readWrite = "<>"
    case clobber = ">|"
    case outputBoth = "&>"
    case input = "<"
    case output = ">"
  }

  /// What is done with the file or descriptor.
  public let `operator`: Operator
  /// The file descriptor that is redirected, written or implied.
  public let descriptor: Int
  /// The file, the descriptor to duplicate, or the delimiter of a heredoc.
  public let target: ShellWord
  /// The text fed in by a heredoc or here-string.
  public internal(set) var body: ShellWord?
  /// The operator, its descriptor and its target.
  public let range: Range<Int>

  /// True when the command's standard output goes to the file `target`.
  public var writesStandardOutput: Bool {
    switch `operator` {
    case .output, .append, .clobber: descriptor == 1
    case .outputBoth, .appendBoth: true
    default: false
    }
  }
}
