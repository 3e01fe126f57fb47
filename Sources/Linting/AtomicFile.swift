internal import SourceText

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that is put in its place whole or not at all.
public enum AtomicFile {
  /// Why a file was not written.
  public struct Failure: Error, Sendable {
    /// The reason, as a clause.
    public let reason: String
  }

  /// Puts text in the place of a file, which keeps its mode, or makes the file.
  ///
  /// A link is followed only to a file of the repository around `base`, which is then replaced itself.
  ///
  /// - Throws: `Failure` for what is no regular file, leads elsewhere or cannot be replaced.
  public static func write(
    _ text: String, to path: String, below base: String
  ) throws(Failure) {
    var place = path
    var status = stat()
    guard lstat(place, &status) == 0 else {
      guard errno == ENOENT else { throw Failure.bySystem }
      return try put(Array(text.utf8), at: place, mode: newMode, replaces: true)
    }
    if status.st_mode & S_IFMT == S_IFLNK {
      var allowed = AllowedTree()
      allowed.allow(base)
      guard let target = FileSystem.absolute(path), allowed.holds(path, seenFrom: ".") else {
        throw Failure(reason: "it is a link that leads out of the repository, or nowhere")
      }
      place = target
      guard lstat(place, &status) == 0 else { throw Failure.bySystem }
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(reason: "not a regular file") }
    try requireUnprotected(place)
    try put(Array(text.utf8), at: place, mode: status.st_mode & 0o7777, replaces: true)
  }

  /// What is protected stays: a new file in its place would go round that.
  static func requireUnprotected(_ path: String) throws(Failure) {
    guard access(path, W_OK) == 0 else { throw Failure(reason: "it is write-protected") }
  }

  /// Makes a file.
  ///
  /// - Throws: `Failure` if anything stands there, also if that came while the text was written.
  public static func create(_ text: String, at path: String) throws(Failure) {
    try put(Array(text.utf8), at: path, mode: newMode, replaces: false)
  }

  /// Writes a file beside the place, then gives it the name.
  static func put(
    _ bytes: [UInt8], at path: String, mode: mode_t, replaces: Bool
  ) throws(Failure) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var template = Array("\(folder).manifestguard-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Failure.bySystem }
    let new = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isWritten =
      ScratchFolder.write(bytes, to: descriptor) && fchmod(descriptor, mode) == 0
      && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, name(new, as: path, replaces: replaces) else {
      defer { unlink(new) }
      throw Failure.bySystem
    }
  }

  private static func name(_ file: String, as path: String, replaces: Bool) -> Bool {
    if replaces { return rename(file, path) == 0 }
    // Unlike a renamed file, a second name never takes the place of anything.
    guard link(file, path) == 0 else { return false }
    unlink(file)
    return true
  }

  /// What the user's mask leaves of the mode of a new file.
  private static var newMode: mode_t {
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }
}

extension AtomicFile.Failure {
  /// What the system says of the last failure.
  static var bySystem: Self { Self(reason: String(cString: strerror(errno))) }
}
