#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension EditedFile {
  /// Why a file was not written.
  public struct Failure: Error, Sendable {
    /// The reason, as a clause.
    public let reason: String
  }

  /// Puts the edited text in the place of the file that a tree was read from, whole or not at all.
  ///
  /// - Throws: `Failure` where the file is not the one that was read, or cannot be replaced.
  public func write(below tree: SourceTree) throws(Failure) {
    let path = tree.onDisk(path)
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(reason: "it is no regular file")
    }
    let limit = originalContents.count
    guard case .bytes(let now) = FileSystem.read(path, limit: limit, followingLinks: false),
      now == originalContents
    else { throw Failure(reason: "it is not UTF-8, or changed since it was read") }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var template = Array("\(folder).manifestguard-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure }
    let new = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isWritten =
      ScratchFolder.write(contents, to: descriptor)
      && fchmod(descriptor, status.st_mode & 0o7777) == 0 && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, rename(new, path) == 0 else {
      defer { unlink(new) }
      throw Self.failure
    }
  }

  private static var failure: Failure { Failure(reason: String(cString: strerror(errno))) }
}
