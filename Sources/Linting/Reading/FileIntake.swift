internal import Graph

/// The files that were read of a store, each once, and what could not be read.
struct FileIntake: Sendable {
  let store: FileStore
  /// The files, each at the index of its number.
  private(set) var files: [SourceFile] = []
  private(set) var unread: [Notification] = []
  /// The paths of what earlier runs wrote.
  private(set) var ownReports: [String] = []
  /// Whether a path that the user named could not be read at all.
  var lacksNamedPath = false
  /// Whether below one there is no file at all.
  var lacksFiles = false

  /// The files by the paths they were read from: one named twice is one file.
  private var numbers: [String: SourceFile.ID] = [:]
  private var standardInput: SourceFile.ID?
  private var totalSize = 0
  private var noted: Set<Notification> = []

  init(_ store: FileStore) { self.store = store }

  /// Reads a file once, by the path that reports show.
  mutating func read(
    _ path: String, _ limits: ReadingLimits, isNamed: Bool
  ) -> SourceFile.ID? {
    if let number = numbers[path] { return number }
    let contents = store.read(
      path, limit: sizeLimit(limits), followingLinks: isNamed)
    let number = take(contents, as: path, limits, isNamed: isNamed)
    numbers[path] = number
    return number
  }

  /// Standard input is read once, however often it is named.
  mutating func readStandardInput(_ limits: ReadingLimits) -> SourceFile.ID? {
    if let number = standardInput { return number }
    let contents = FileSystem.readStandardInput(limit: sizeLimit(limits))
    if case .bytes(let bytes) = contents, bytes.allSatisfy(\.isWhiteSpace) {
      lacksNamedPath = true
      note(
        .unreadable, "Standard input is empty; did the command in front of it fail?", path: "stdin")
      return nil
    }
    standardInput = take(contents, as: "stdin", limits, isNamed: true)
    return standardInput
  }

  private mutating func take(
    _ contents: FileSystem.Contents, as path: String, _ limits: ReadingLimits,
    isNamed: Bool
  ) -> SourceFile.ID? {
    switch contents {
    case .bytes(let bytes):
      if !isNamed, OwnReport.stands(in: bytes) {
        ownReports.append(path)
        return nil
      }
      let number = SourceFile.ID(files.count)
      totalSize += bytes.count
      files.append(SourceFile(id: number, path: path, contents: bytes))
      return number
    case .tooLarge(let size) where size <= limits.fileSize:
      note(
        .overLimit,
        "Not judged: the files read before it are near the bound of \(limits.totalSize) bytes for all; name fewer folders or raise it with --limit total-size=BYTES.",
        path: path)
    case .tooLarge(let size) where size > ReadingLimits.largestFileSize:
      note(
        .overLimit, "Not judged: \(size) bytes are more than any bound allows; split the file.",
        path: path)
    case .tooLarge(let size):
      note(
        .overLimit,
        "Not judged: \(size) bytes are over the bound of \(limits.fileSize); raise it with --limit file-size=\(size).",
        path: path)
    case .failure(let reason):
      lacksNamedPath = lacksNamedPath || isNamed
      note(.unreadable, "Could not be read: \(reason).", path: path)
    }
    return nil
  }

  /// What a file may have, as a file and as one of many.
  private func sizeLimit(_ limits: ReadingLimits) -> Int {
    min(limits.fileSize, max(0, limits.totalSize - totalSize))
  }

  /// Says once what was not judged.
  mutating func note(_ kind: Notification.Kind, _ message: String, path: String) {
    note(Notification(kind, message, path: path.isEmpty ? "." : path))
  }

  mutating func note(_ notification: Notification) {
    if noted.insert(notification).inserted { unread.append(notification) }
  }
}

extension UInt8 {
  fileprivate var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
