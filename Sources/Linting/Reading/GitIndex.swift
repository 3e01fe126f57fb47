/// What git has in its index, asked of git itself.
public enum GitIndex {
  /// The paths of the files tracked by a folder's repository and its submodules, relative to that
  /// folder; those outside it begin with `..`.
  ///
  /// A pre-commit hook sees untracked files on disk that are not part of the commit; the index does
  /// not hold them.
  ///
  /// - Throws: `UsageError` if the folder is in no git repository or git does not answer.
  public static func trackedFiles(below directory: String) throws(UsageError) -> Set<String> {
    let question = ["-C", directory, "ls-files", "--cached", "--recurse-submodules", "-z"]
    // A hook in a linked worktree is given GIT_DIR alone, by which git takes any folder for the top.
    let misleading = ChildProcess.hasVariable("GIT_WORK_TREE") ? [] : ["GIT_DIR"]
    let git = ChildProcess(
      arguments: ["git"] + Self.distrust + question + ["--", ":/"],
      environment: .without(misleading), timeLimit: 30, sizeLimit: 500_000_000)
    guard let output = try? git.output() else {
      throw UsageError(
        "--tracked needs git and a repository, but `git \(question.joined(separator: " "))` failed; --no-tracked judges every file on disk"
      )
    }
    return Set(
      output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  /// A repository's own settings name programs, which git would run for whoever looks at it: one
  /// that watches files, and any at all in a bare repository that lies among the files.
  private static let distrust = [
    "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit",
  ]
}
