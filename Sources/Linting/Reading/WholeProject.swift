internal import SourceText

extension SourceTree {
  /// Whether a path that the user named is all of a project: the folder of a repository, of a
  /// configuration or of a baseline, or one that lies in neither.
  public func isWholeProject(_ path: String) -> Bool {
    guard path != "-", var folder = FileSystem.absolute(onDisk(reportedPath(path))),
      FileSystem.isDirectory(folder)
    else { return false }
    func marksProject(_ folder: String) -> Bool {
      let place = folder == "/" ? "" : folder
      return [".git", Configuration.fileName, Baseline.fileName].contains { name in
        (try? FileSystem.kind(of: "\(place)/\(name)", followingLinks: false)) != nil
      }
    }
    if marksProject(folder) { return true }
    while folder != "/" {
      folder = Path.directory(folder)
      if folder.isEmpty { folder = "/" }
      if marksProject(folder) { return false }
    }
    return true
  }
}
