/// A place where a script could not be read on as the shell would.
public struct ShellProblem: Sendable, Equatable {
  /// What is wrong there.
  public enum Reason: String, Sendable {
    /// `{{ ... }}`, `${{ ... }}` or `{% ... %}`, which another tool replaces before a shell sees it.
    case template = "a template is not filled in"
    /// A quote, parenthesis, brace or backquote.
    case unclosed = "what opens here is not closed"
    case unclosedHereDocument = "the heredoc has no end"
    case missingWord = "a word such as `then` or `done` is missing"
    case missingCommand = "a command is missing behind an operator"
    case unexpectedWord = "a word or operator stands where no such can"
    case badExpansion = "the expansion is none that a shell knows"
    case nestedTooDeeply = "commands are nested too deeply"
    /// More than an API server takes, or than anybody writes: nothing of it is read.
    case overLimit = "the script is over what is read: 3 MB and 100,000 commands"
    /// The text is not for a shell.
    case otherLanguage = "the text is in another language"
  }

  /// What is wrong.
  public let reason: Reason
  /// Where, in bytes of the script.
  public let range: Range<Int>
}

extension ShellParser {
  /// A broken script has one mistake or thousands that follow from it.
  private static let maximumProblems = 16

  /// Tells of what cannot be read, from a byte up to the current position.
  mutating func note(_ reason: ShellProblem.Reason, from start: Int? = nil) {
    guard tree.problems.count < ShellParser.maximumProblems else { return }
    let lower = min(max(start ?? position, 0), position)
    tree.problems.append(ShellProblem(reason: reason, range: range(from: lower)))
  }
}
