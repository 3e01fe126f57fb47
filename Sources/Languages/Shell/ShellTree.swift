/// What the parser builds: flat lists that refer to each other by index.
struct ShellTree {
  var commands: [ShellCommand] = []
  var pipelines: [ShellPipeline] = []
  var blocks: [ShellBlock] = []
  var loops: [ShellLoop] = []
  var defaults: [ShellDefault] = []
  var arithmetic: [ShellArithmetic] = []
  var problems: [ShellProblem] = []

  init() {}

  /// What is known of a text that is not read.
  init(unread reason: ShellProblem.Reason) {
    problems = [ShellProblem(reason: reason, range: 0..<0)]
  }
}

/// A `for` or `select` loop and the words its variable takes in turn.
struct ShellLoop {
  let variable: String
  /// Nil when the loop runs over `"$@"`.
  let words: [ShellWord]?
  /// The block that is run for each.
  let body: Int
}

/// A default that becomes the variable's value, `${NAME:=word}`.
struct ShellDefault {
  let variable: String
  let word: ShellWord?
  let end: Int
  let block: Int?
}

/// A variable that an arithmetic expression changes, `((NAME++))`.
struct ShellArithmetic {
  let variable: String
  let end: Int
  let block: Int?
}
