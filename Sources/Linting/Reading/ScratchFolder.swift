internal import SourceText

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A folder for a few temporary files that nobody else may read.
struct ScratchFolder {
  /// The folder's absolute path.
  let path: String

  /// What comes of work with a folder that is removed after it, whoever ends the run meanwhile; `nil` if
  /// none can be made.
  static func lent<Result>(to work: (ScratchFolder) -> Result) -> Result? {
    HeldSignals.during {
      guard let folder = ScratchFolder() else { return nil }
      defer { remove(folder.path) }
      return work(folder)
    }
  }

  private init?() {
    var folder = ChildProcess.variable("TMPDIR") ?? "/tmp"
    if !folder.hasPrefix("/") { folder = "/tmp" }
    var template = Array("\(folder)/manifestguard-XXXXXX".utf8CString)
    // Made for its owner alone.
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Writes a new file that only its owner may read; its path, or `nil` if that fails.
  func write(_ text: String, to name: String) -> String? {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    let isWritten = Self.write(Array(text.utf8), to: descriptor)
    return close(descriptor) == 0 && isWritten ? file : nil
  }

  /// Writes a new file below the folder, with the folders on the way to it; whether that went well.
  func write(_ bytes: [UInt8], toPath path: String) -> Bool {
    guard !path.hasPrefix("/"), let path = Path.join("", path), !path.isEmpty else { return false }
    var folder = self.path
    for part in Path.components(Path.directory(path)) {
      guard part != ".." else { return false }
      folder += "/\(part)"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { return false }
    }
    let file = "\(self.path)/\(path)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    let isWritten = Self.write(bytes, to: descriptor)
    return close(descriptor) == 0 && isWritten
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }

  private static func remove(_ path: String) {
    // A link is removed, not followed.
    guard (try? FileSystem.kind(of: path, followingLinks: false)) == .directory else {
      unlink(path)
      return
    }
    for entry in (try? FileSystem.entries(of: path)) ?? [] { remove("\(path)/\(entry.name)") }
    rmdir(path)
  }
}
