internal import SourceText

/// Questions to git about the repository around a folder.
struct GitCommand {
  let directory: String

  /// A repository's own settings name programs, which git would run for whoever looks at it: one
  /// that watches files, and any at all in a bare repository that lies among the files.
  private static let distrust = [
    "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit",
  ]

  /// Nor does it fetch what a partial clone lacks, by whatever program the settings name: this list of
  /// protocols overrides them all (`git(1)`, GIT_ALLOW_PROTOCOL).
  /// And a commit is the one of its name: neither `refs/replace` nor grafts put another in its place.
  private static let isolation = [
    (name: "GIT_ALLOW_PROTOCOL", value: ""), (name: "GIT_NO_LAZY_FETCH", value: "1"),
    (name: "GIT_TERMINAL_PROMPT", value: "0"), (name: "GIT_NO_REPLACE_OBJECTS", value: "1"),
    (name: "GIT_GRAFT_FILE", value: "/dev/null"),
  ]

  /// What `git --literal-pathspecs commit` and its like hand on to a hook would make `:/` a file's name.
  private static let pathspecs = [
    "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
  ]

  private static let timeLimit = 30
  private static let sizeLimit = 500_000_000

  /// What git prints; `input` is a file that it reads. What it says of a failure goes to standard
  /// error, unless it is quiet.
  func output(
    _ question: [String], input: String? = nil, isQuiet: Bool = false
  ) throws(ChildProcess.Failure) -> [UInt8] {
    // A hook in a linked worktree is given GIT_DIR alone, by which git takes any folder for the top.
    let misleading = ChildProcess.hasVariable("GIT_WORK_TREE") ? [] : ["GIT_DIR"]
    guard let program = ProgramPath.file(called: "git") else { throw .notFound }
    var git = ChildProcess(
      arguments: [program] + Self.distrust + ["-C", directory] + question,
      environment: .without(misleading + Self.pathspecs), timeLimit: Self.timeLimit,
      sizeLimit: Self.sizeLimit)
    git.addedVariables =
      Self.isolation + [(name: "PATH", value: ProgramPath.folders.joined(separator: ":"))]
    git.input = input
    git.keepsErrors = isQuiet
    return try git.output()
  }

  /// The one line that git prints; `nil` if it fails or prints none or several.
  func line(_ question: [String]) -> String? {
    guard let output = try? output(question, isQuiet: true), output.last == UInt8(ascii: "\n")
    else { return nil }
    let line = output.dropLast()
    guard !line.contains(UInt8(ascii: "\n")) else { return nil }
    return String(decoding: line, as: UTF8.self)
  }
}
