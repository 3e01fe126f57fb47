#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The few questions a run asks of the file system, in terms of C's calls.
enum FileSystem {
  enum Kind { case file, directory, link, other }

  /// Why something could not be read, in the system's words.
  struct Failure: Error { let reason: String }

  /// What stands at a path.
  static func kind(of path: String, followingLinks: Bool) throws(Failure) -> Kind {
    var status = stat()
    let failed = followingLinks ? stat(path, &status) : lstat(path, &status)
    guard failed == 0 else { throw lastFailure }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Whether a path is a folder, or a link to one.
  static func isDirectory(_ path: String) -> Bool {
    (try? kind(of: path, followingLinks: true)) == .directory
  }

  /// A name in a folder.
  struct Entry {
    let name: String
    /// Whether the name is UTF-8; one that is not cannot be named to the system by a `String`.
    let isText: Bool
  }

  /// What a folder holds, sorted by the bytes of the names.
  static func entries(of directory: String) throws(Failure) -> [Entry] {
    guard let stream = opendir(directory) else { throw lastFailure }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          Entry(name: String(cString: $0), isText: String(validatingCString: $0) != nil)
        }
      }
      if found.name != ".", found.name != ".." { entries.append(found) }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// What came of reading a file.
  enum Contents {
    case bytes([UInt8])
    case tooLarge(Int)
    case failure(String)
  }

  /// The bytes of a regular file, up to a bound.
  static func read(_ path: String, limit: Int, followingLinks: Bool = true) -> Contents {
    // Without O_NONBLOCK a named pipe would wait for a writer.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { return .failure(lastFailure.reason) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(lastFailure.reason) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failure("not a regular file") }
    let size = Int(status.st_size)
    return size > limit ? .tooLarge(size) : drain(descriptor, expecting: size + 1, limit: limit)
  }

  /// Standard input up to its end, or a bound.
  static func readStandardInput(limit: Int) -> Contents {
    drain(0, expecting: 65_536, limit: limit)
  }

  /// The absolute path without links; `nil` if nothing stands there.
  static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func drain(_ descriptor: Int32, expecting size: Int, limit: Int) -> Contents {
    var bytes: [UInt8] = []
    var room = size
    while true {
      var result = 0
      // Straight into an array of the file's size: no buffer to clear, nothing to copy.
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        result = systemRead(descriptor, UnsafeMutableRawBufferPointer(buffer))
        count = max(0, result)
      }
      if result < 0, errno == EINTR { continue }
      guard result >= 0 else { return .failure(lastFailure.reason) }
      guard result > 0 else { return .bytes(bytes) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { return .tooLarge(bytes.count) }
      room = 65_536
    }
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer)
    -> Int
  {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static var lastFailure: Failure { Failure(reason: String(cString: strerror(errno))) }
}
