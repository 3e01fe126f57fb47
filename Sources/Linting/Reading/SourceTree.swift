public import Graph

/// The files that a run reads, found below the paths a user names.
public struct SourceTree: Sendable {
  /// The files, each at the index of its number.
  public private(set) var files: [SourceFile] = []
  /// What could not be read.
  public private(set) var unread: [Notification] = []
  /// Whether a path that the user named could not be read at all.
  public private(set) var lacksNamedPath = false
  /// What was not to be read.
  public private(set) var passedOver = PassedOver()

  /// The folder that reported paths start from.
  let base: String
  /// What the files are read from.
  let store: FileStore
  private var allowed = AllowedTree()
  /// The files by the paths they were read from: one named twice is one file.
  private var numbers: [String: SourceFile.ID] = [:]
  private var standardInput: SourceFile.ID?
  private var totalSize = 0
  private var noted: Set<Notification> = []

  /// A tree without files; `base` is the folder that reported paths start from.
  public init(base: String = ".") {
    self.base = base
    store = .disk(base: base)
  }

  /// A tree of files on the disk, some with bytes that are not written yet, by their reported paths.
  public init(base: String, edited: [String: [UInt8]]) {
    self.base = base
    store = .edited(base: base, files: edited)
  }

  /// A tree of the files of a commit, which are read as if they stood below `base`.
  public init(base: String, at revision: GitRevision) {
    self.base = base
    store = .revision(revision)
  }

  /// Throws unless the folder that reported paths start from is there.
  public func requireBase() throws(UsageError) {
    guard FileSystem.isDirectory(base) else { throw UsageError("--root \(base): no such folder") }
  }

  /// Reads what lies below a path that the user named, and returns the numbers of the files.
  ///
  /// Links below it are not followed, so that nothing outside the path is read. With `tracked`, only
  /// those paths are read, and a file that is named itself.
  public mutating func add(
    _ path: String, configuration: Configuration, tracked: Set<String>? = nil
  ) -> [SourceFile.ID] {
    for notice in configuration.unfollowed { note(notice) }
    if path == "-" { return readStandardInput(configuration).map { [$0] } ?? [] }
    let reported = reportedPath(path)
    allow(path)
    do {
      guard try store.kind(of: reported, followingLinks: true) == .directory else {
        return read(reported, configuration, isNamed: true).map { [$0] } ?? []
      }
    } catch {
      lacksNamedPath = true
      let place = base == "." ? "" : ": \(onDisk(reported))"
      note(.unreadable, "Could not be read: \(error.reason)\(place).", path: path)
      return []
    }
    var walk = Walk(
      configuration: configuration, tracked: tracked,
      root: FileSystem.absolute(onDisk(reported)) ?? onDisk(reported))
    self.walk(reported, depth: 0, &walk)
    if walk.found.isEmpty, walk.skipsUntracked {
      note(
        .configuration, "Git tracks no file here; --no-tracked judges what is there.", path: path)
    }
    // In the order of their numbers, which is not that of the paths if some were read before.
    return walk.found.sorted()
  }

  /// Lets kustomizations refer to what is in the repository around a path that the user named.
  mutating func allow(_ path: String) { allowed.allow(onDisk(reportedPath(path))) }

  /// The file at a path, as reports name it, that a kustomization refers to; `nil` for what is no
  /// regular file, is not tracked where only tracked files are read, is over a bound, or lies outside
  /// the repository.
  public mutating func file(
    at path: String, configuration: Configuration, tracked: Set<String>? = nil
  ) -> SourceFile? {
    guard tracked?.contains(path) ?? true,
      let kind = try? store.kind(of: path, followingLinks: true), kind == .file, mayRead(path),
      let id = read(path, configuration, isNamed: true)
    else { return nil }
    return files[Int(id)]
  }

  /// The file at a path of the listing; no link is followed to it.
  public mutating func listedFile(
    at path: String, configuration: Configuration
  ) -> SourceFile? {
    read(path, configuration, isNamed: false).map { files[Int($0)] }
  }

  /// Whether a kustomization may name a file: a commit holds nothing but its repository.
  private func mayRead(_ path: String) -> Bool {
    if case .revision = store { return true }
    return allowed.holds(onDisk(path), seenFrom: ".")
  }

  // MARK: - Folders

  /// What one named folder is read by, and what was met in it.
  private struct Walk {
    let configuration: Configuration
    let tracked: Set<String>?
    /// The named folder, absolute and without links.
    let root: String
    var found: [SourceFile.ID] = []
    var skipsUntracked = false
  }

  private mutating func walk(_ directory: String, depth: Int, _ walk: inout Walk) {
    let entries: [FileSystem.Entry]
    do {
      entries = try store.entries(of: directory)
    } catch {
      lacksNamedPath = lacksNamedPath || depth == 0
      note(.unreadable, "The folder could not be read: \(error.reason).", path: directory)
      return
    }
    for entry in entries {
      let path = directory.isEmpty ? entry.name : "\(directory)/\(entry.name)"
      guard entry.isText else {
        note(.unreadable, "Could not be read: the name is not UTF-8; rename it.", path: path)
        continue
      }
      do {
        let kind = try store.kind(of: path, followingLinks: false)
        visit(path, name: entry.name, kind, depth: depth, &walk)
      } catch {
        // What cannot be looked at may be a folder of manifests.
        let place = ReadName.isRead(entry.name) ? path : directory
        note(.unreadable, "Could not be read: \(error.reason).", path: place)
      }
    }
  }

  private mutating func visit(
    _ path: String, name: String, _ kind: FileSystem.Kind, depth: Int, _ walk: inout Walk
  ) {
    switch kind {
    case .directory:
      guard !ReadName.isSkippedDirectory(name) else { return }
      guard !walk.configuration.excludes(path, isDirectory: true) else {
        return passedOver.excluded.append(path + "/")
      }
      guard depth < Self.depthLimit else {
        return note(
          .overLimit,
          "Not judged: folders nest deeper than \(Self.depthLimit); name this one to judge it.",
          path: path)
      }
      self.walk(path, depth: depth + 1, &walk)
    case .file, .other:
      guard ReadName.isRead(name) else { return }
      guard !walk.configuration.excludes(path, isDirectory: false) else {
        return passedOver.excluded.append(path)
      }
      guard walk.tracked?.contains(path) ?? true else {
        walk.skipsUntracked = true
        return passedOver.untracked.append(path)
      }
      if let file = read(path, walk.configuration, isNamed: false) { walk.found.append(file) }
    case .link:
      guard ReadName.isRead(name), !ReadName.isEditorLock(name),
        !walk.configuration.excludes(path, isDirectory: false),
        walk.tracked?.contains(path) ?? true
      else { return }
      noteLink(path, in: walk)
    }
  }

  /// Nothing is read through a link, which must not pass for a clean file.
  private mutating func noteLink(_ path: String, in walk: Walk) {
    if case .revision = store { return }
    let target = LinkTarget(of: onDisk(path), below: walk.root) { file in
      guard let tracked = walk.tracked, let base = FileSystem.absolute(base) else { return true }
      return tracked.contains(Path.relative(file, from: base))
    }
    if let reason = target.reasonNotJudged {
      note(.unreadable, "Not judged: \(reason).", path: path)
    }
  }

  private static let depthLimit = 64

  // MARK: - Files

  private mutating func read(
    _ path: String, _ configuration: Configuration, isNamed: Bool
  ) -> SourceFile.ID? {
    if let number = numbers[path] { return number }
    let contents = store.read(
      path, limit: sizeLimit(configuration), followingLinks: isNamed)
    let number = take(contents, as: path, configuration, isNamed: isNamed)
    numbers[path] = number
    return number
  }

  /// Standard input is read once, however often it is named.
  private mutating func readStandardInput(_ configuration: Configuration) -> SourceFile.ID? {
    if let number = standardInput { return number }
    let contents = FileSystem.readStandardInput(limit: sizeLimit(configuration))
    if case .bytes(let bytes) = contents, bytes.allSatisfy(\.isWhiteSpace) {
      lacksNamedPath = true
      note(
        .unreadable, "Standard input is empty; did the command in front of it fail?", path: "stdin")
      return nil
    }
    standardInput = take(contents, as: "stdin", configuration, isNamed: true)
    return standardInput
  }

  private mutating func take(
    _ contents: FileSystem.Contents, as path: String, _ configuration: Configuration,
    isNamed: Bool
  ) -> SourceFile.ID? {
    switch contents {
    case .bytes(let bytes):
      if !isNamed, OwnReport.stands(in: bytes) {
        passedOver.reports.append(path)
        return nil
      }
      let number = SourceFile.ID(files.count)
      totalSize += bytes.count
      files.append(SourceFile(id: number, path: path, contents: bytes))
      return number
    case .tooLarge(let size) where size <= configuration.limits.fileSize:
      note(
        .overLimit,
        "Not judged: the files read before it are near the bound of \(configuration.limits.totalSize) bytes for all; name fewer folders or raise it with --limit total-size=BYTES.",
        path: path)
    case .tooLarge(let size) where size > ReadingLimits.largestFileSize:
      note(
        .overLimit, "Not judged: \(size) bytes are more than any bound allows; split the file.",
        path: path)
    case .tooLarge(let size):
      note(
        .overLimit,
        "Not judged: \(size) bytes are over the bound of \(configuration.limits.fileSize); raise it with --limit file-size=\(size).",
        path: path)
    case .failure(let reason):
      lacksNamedPath = lacksNamedPath || isNamed
      note(.unreadable, "Could not be read: \(reason).", path: path)
    }
    return nil
  }

  /// What a file may have, as a file and as one of many.
  private func sizeLimit(_ configuration: Configuration) -> Int {
    min(configuration.limits.fileSize, max(0, configuration.limits.totalSize - totalSize))
  }

  /// Says once what was not judged.
  private mutating func note(_ kind: Notification.Kind, _ message: String, path: String) {
    note(Notification(kind, message, path: path.isEmpty ? "." : path))
  }

  private mutating func note(_ notification: Notification) {
    if noted.insert(notification).inserted { unread.append(notification) }
  }

  // MARK: - Paths

  /// A path as it is reported: relative to the base, without `.` parts.
  func reportedPath(_ path: String) -> String {
    guard !path.hasPrefix("/") else {
      guard let absolute = FileSystem.absolute(path), let base = FileSystem.absolute(base) else {
        return path
      }
      if absolute == base { return "" }
      return absolute.hasPrefix(base + "/") ? String(absolute.dropFirst(base.count + 1)) : absolute
    }
    return Path.resolved(path)
  }

  func onDisk(_ path: String) -> String { FileStore.disk(path, below: base) }
}

extension UInt8 {
  fileprivate var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
