#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The few questions a run asks of the file system, in terms of C's calls.
enum FileSystem {
  enum Kind { case file, directory, link, other }

  /// What stands at a path; `nil` if nothing does or it may not be looked at.
  static func kind(of path: String, followingLinks: Bool) -> Kind? {
    var status = stat()
    let failed = followingLinks ? stat(path, &status) : lstat(path, &status)
    guard failed == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The names in a folder, sorted by their bytes; `nil` if it cannot be read.
  static func names(in directory: String) -> [String]? {
    guard let stream = opendir(directory) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What came of reading a file.
  enum Contents {
    case bytes([UInt8])
    case tooLarge(Int)
    case failure(String)
  }

  /// The bytes of a regular file, or of standard input under the name `-`, up to a bound.
  static func read(_ path: String, limit: Int) -> Contents {
    // Without O_NONBLOCK a named pipe would wait for a writer.
    let descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .failure(message(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(message(errno)) }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if path != "-" {
      guard isRegular else { return .failure("not a regular file") }
      guard Int(status.st_size) <= limit else { return .tooLarge(Int(status.st_size)) }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(isRegular ? Int(status.st_size) + 1 : 65_536)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(message(errno)) }
      guard count > 0 else { return .bytes(bytes) }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { return .tooLarge(bytes.count) }
    }
  }

  /// The absolute path without links; `nil` if nothing stands there.
  static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
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

  private static func message(_ code: Int32) -> String { String(cString: strerror(code)) }
}
