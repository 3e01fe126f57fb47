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
    let question = ["ls-files", "--cached", "--recurse-submodules", "-z"]
    let git = GitCommand(directory: directory)
    let output: [UInt8]
    do {
      output = try git.output(question + ["--", ":/"])
    } catch {
      throw UsageError(
        "--tracked needs git and a repository, but `git -C \(directory) \(question.joined(separator: " "))` failed; --no-tracked judges every file on disk"
      )
    }
    if output.isEmpty, let lack = lackOfIndex(git) { throw lack }
    return Set(output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  /// An index that is not there has no file, and git says nothing of it; a repository has none only before
  /// its first file.
  private static func lackOfIndex(_ git: GitCommand) -> UsageError? {
    guard let path = git.line(["rev-parse", "--git-path", "index"]),
      (try? FileSystem.kind(
        of: path.hasPrefix("/") ? path : "\(git.directory)/\(path)", followingLinks: true)) == nil,
      ChildProcess.hasVariable("GIT_INDEX_FILE")
        || git.line(["rev-parse", "--verify", "--quiet", "HEAD"]) != nil
    else { return nil }
    return UsageError(
      "--tracked: git's index \(path) is not there, so that it tracks no file; unset GIT_INDEX_FILE, or `git reset` makes the index anew; --no-tracked judges every file on disk"
    )
  }
}
