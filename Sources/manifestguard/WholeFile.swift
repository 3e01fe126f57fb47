#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that is put in the place of another when all of it is written, so that nobody finds half of one.
struct WholeFile {
  private let path: String
  private let temporary: String
  private let descriptor: Int32

  /// Begins the file that is to stand at a path; `nil` where it cannot be replaced as a whole: a pipe, a
  /// device, a mount, a folder that takes no new file.
  init?(at path: String) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    // What is protected stays: a new file in its place would go round that.
    let isReplaceable =
      status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1 && access(path, W_OK) == 0
    guard !isThere || isReplaceable,
      let target = Self.target(of: path, isThere: isThere)
    else { return nil }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    temporary = "\(folder).manifestguard-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    self.path = target
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return nil }
    // A file that only its owner may read stays one.
    guard !isThere || fchmod(descriptor, status.st_mode & 0o7777) == 0 else {
      discard()
      return nil
    }
  }

  /// What became of a file.
  enum Outcome {
    case written
    /// It could not be written, as on a full disk; the number of the error.
    case failed(Int32)
    /// It was written and may not take the place, as one of a file that a container mounts.
    case refused
  }

  /// Writes by a function that gives the number of its error, and puts the file in its place.
  ///
  /// Who interrupts the run meanwhile finds the file whole and nothing beside it.
  func write(_ write: (Int32) -> Int32?) -> Outcome {
    let signals = [SIGINT, SIGTERM, SIGHUP]
    let handlers = signals.map { signal($0, SIG_IGN) }
    defer { for (number, handler) in zip(signals, handlers) { _ = signal(number, handler) } }
    if let problem = write(descriptor) {
      discard()
      return .failed(problem)
    }
    guard close(descriptor) == 0 else {
      let problem = errno
      unlink(temporary)
      return .failed(problem)
    }
    guard rename(temporary, path) == 0 else {
      unlink(temporary)
      return .refused
    }
    return .written
  }

  private func discard() {
    close(descriptor)
    unlink(temporary)
  }

  /// Where a path leads through links, which stay; `nil` for a link that leads nowhere yet.
  private static func target(of path: String, isThere: Bool) -> String? {
    guard isThere else {
      var status = stat()
      return lstat(path, &status) == 0 ? nil : path
    }
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
