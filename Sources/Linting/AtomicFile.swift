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
      return try put(Array(text.utf8), at: place, mode: newMode)
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
    try put(Array(text.utf8), at: place, mode: status.st_mode & 0o7777)
  }

  /// What is protected stays: a new file in its place would go round that.
  static func requireUnprotected(_ path: String) throws(Failure) {
    guard access(path, W_OK) == 0 else { throw Failure(reason: "it is write-protected") }
  }

  /// Makes a file.
  ///
  /// - Throws: `Failure` if anything stands there, also if that came while the text was written.
  public static func create(_ text: String, at path: String) throws(Failure) {
    let attempt = attempt(Array(text.utf8), at: path, mode: newMode, replaces: false)
    if let problem = attempt.problem { throw Failure(number: problem) }
  }

  /// Puts text in the place of a file that the user names for it, wherever links lead, which stay.
  ///
  /// `false` for what cannot be replaced as a whole and may be written in its place: a pipe, a device, a
  /// mount, a file of several names, one in a folder that takes no new file.
  ///
  /// - Throws: `Failure` where the text could not be written, as on a full disk; what was there stays.
  public static func replace(_ text: String, at path: String) throws(Failure) -> Bool {
    var status = stat()
    let isThere = stat(path, &status) == 0
    let isReplaceable =
      status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1 && access(path, W_OK) == 0
    guard !isThere || isReplaceable, let place = target(of: path, isThere: isThere) else {
      return false
    }
    // A file that only its owner may read stays one.
    let mode = isThere ? status.st_mode & 0o7777 : newMode
    let attempt = attempt(
      Array(text.utf8), at: place, mode: mode, replaces: true, outlivesPower: false)
    switch attempt {
    case .placed: return true
    case .notBegun, .notPlaced: return false
    case .notWritten(let number): throw Failure(number: number)
    }
  }

  /// Where a path leads through links; `nil` for a link that leads nowhere yet.
  private static func target(of path: String, isThere: Bool) -> String? {
    guard !isThere else { return FileSystem.absolute(path) }
    var status = stat()
    return lstat(path, &status) == 0 ? nil : path
  }

  /// Puts bytes in the place of whatever stands there.
  static func put(_ bytes: [UInt8], at path: String, mode: mode_t) throws(Failure) {
    let attempt = attempt(bytes, at: path, mode: mode, replaces: true)
    if let problem = attempt.problem { throw Failure(number: problem) }
  }

  /// How far a file came, and the number of the error that ended it.
  private enum Attempt {
    case placed
    case notBegun(Int32)
    case notWritten(Int32)
    case notPlaced(Int32)

    var problem: Int32? {
      switch self {
      case .placed: nil
      case .notBegun(let number), .notWritten(let number), .notPlaced(let number): number
      }
    }
  }

  /// Writes a file beside the place, then gives it the name; who ends the run meanwhile finds the one or
  /// the other whole, and nothing beside it.
  private static func attempt(
    _ bytes: [UInt8], at path: String, mode: mode_t, replaces: Bool, outlivesPower: Bool = true
  ) -> Attempt {
    HeldSignals.during {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      var template = Array("\(folder).manifestguard-XXXXXX".utf8CString)
      let descriptor = mkstemp(&template)
      guard descriptor >= 0 else { return .notBegun(errno) }
      let new = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      func given(up attempt: Attempt) -> Attempt {
        unlink(new)
        return attempt
      }
      guard fchmod(descriptor, mode) == 0 else {
        let problem = errno
        close(descriptor)
        return given(up: .notBegun(problem))
      }
      let isWritten =
        ScratchFolder.write(bytes, to: descriptor) && (!outlivesPower || fsync(descriptor) == 0)
      let problem = errno
      let isClosed = close(descriptor) == 0
      guard isWritten, isClosed else {
        return given(up: .notWritten(isWritten ? errno : problem))
      }
      guard name(new, as: path, replaces: replaces) else { return given(up: .notPlaced(errno)) }
      return .placed
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
  static var bySystem: Self { Self(number: errno) }

  /// What the system says of an error.
  fileprivate init(number: Int32) { reason = String(cString: strerror(number)) }
}
