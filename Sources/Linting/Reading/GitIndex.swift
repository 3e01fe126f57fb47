/// What git has in its index, asked of git itself.
public enum GitIndex {
  /// The paths of the tracked files below a folder, relative to it.
  ///
  /// A pre-commit hook sees untracked files on disk that are not part of the commit; the index does
  /// not hold them.
  ///
  /// - Throws: `UsageError` if the folder is in no git repository or git does not answer.
  public static func trackedFiles(below directory: String) throws(UsageError) -> Set<String> {
    let arguments = ["git", "-C", directory, "ls-files", "--cached", "-z", "--", "."]
    guard let output = ChildProcess.output(of: arguments, timeLimit: 30) else {
      throw UsageError(
        "--tracked needs git: `\(arguments.joined(separator: " "))` failed in \(directory)")
    }
    return Set(
      output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }
}
