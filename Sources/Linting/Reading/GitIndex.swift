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
    do {
      let output = try GitCommand(directory: directory).output(question + ["--", ":/"])
      return Set(output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    } catch {
      throw UsageError(
        "--tracked needs git and a repository, but `git -C \(directory) \(question.joined(separator: " "))` failed; --no-tracked judges every file on disk"
      )
    }
  }
}
