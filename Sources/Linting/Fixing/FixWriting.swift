#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension EditedFile {
  /// Puts the edited text in the place of the file that a tree was read from, whole or not at all.
  ///
  /// - Throws: `Failure` where the file is not the one that was read, or cannot be replaced.
  func write(below tree: SourceTree) throws(AtomicFile.Failure) {
    let path = tree.onDisk(path)
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw AtomicFile.Failure(reason: "it is no regular file")
    }
    let limit = originalContents.count
    guard case .bytes(let now) = FileSystem.read(path, limit: limit, followingLinks: false),
      now == originalContents
    else {
      throw AtomicFile.Failure(reason: "it is not UTF-8, or changed since it was read")
    }
    try AtomicFile.requireUnprotected(path)
    try AtomicFile.put(contents, at: path, mode: status.st_mode & 0o7777)
  }
}

extension Fixing.Outcome {
  /// Writes the files, each by itself: one that cannot be written does not keep the others. Its
  /// obstacle is named, and if there is one, the tree as it is then is judged again.
  public mutating func write(
    in tree: SourceTree, judgingAgain judge: () throws -> Report
  ) rethrows {
    var written: [EditedFile] = []
    for file in files {
      do throws(AtomicFile.Failure) {
        try file.write(below: tree)
        written.append(file)
      } catch {
        obstacles[file.path] = error.reason
        unwritten.append(file.path)
      }
    }
    guard !unwritten.isEmpty else { return }
    files = written
    report = try judge()
    let remaining = Set(report.items.map(\.identity))
    fixed.removeAll { remaining.contains($0.identity) }
  }
}
