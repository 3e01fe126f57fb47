internal import SourceText

extension SourceTree {
  /// Whether anything stands at a path that the user named.
  public func has(_ path: String) -> Bool {
    path == "-"
      || (try? FileSystem.kind(of: onDisk(reportedPath(path)), followingLinks: true)) != nil
  }

  /// The paths of all regular files below the base, of only the tracked ones with `tracked`.
  public func listing(tracked: Set<String>? = nil) -> Set<String> {
    let paths = store.paths()
    return tracked.map { paths.intersection($0) } ?? paths
  }

  /// What a path is that the user named.
  public func kind(of path: String) -> Linter.View.Kind {
    guard path != "-" else { return .standardInput }
    return FileSystem.isDirectory(onDisk(reportedPath(path))) ? .folder : .file
  }

  /// The folder that a named path stands for, as reported paths name it: itself, or a file's own.
  public func root(of path: String) -> String {
    guard path != "-" else { return "" }
    let reported = reportedPath(path)
    return FileSystem.isDirectory(onDisk(reported)) ? reported : Path.directory(reported)
  }
}
