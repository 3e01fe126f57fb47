public import Graph

/// The files that a run reads, found below the paths a user names.
public struct SourceTree: Sendable {
  /// The folder that reported paths start from.
  let base: String
  private var intake: FileIntake
  private var allowed = AllowedTree()
  private var skipped = PassedOver()

  private init(base: String, store: FileStore) {
    self.base = base
    intake = FileIntake(store)
  }

  /// A tree without files; `base` is the folder that reported paths start from.
  public init(base: String = ".") { self.init(base: base, store: .disk(base: base)) }

  /// A tree of files on the disk, some with bytes that are not written yet, by their reported paths.
  public init(base: String, edited: [String: [UInt8]]) {
    self.init(base: base, store: .edited(base: base, files: edited))
  }

  /// A tree of the files of a commit, which are read as if they stood below `base`.
  public init(base: String, at revision: GitRevision) {
    self.init(base: base, store: .revision(revision))
  }

  /// What the files are read from.
  var store: FileStore { intake.store }

  /// The files, each at the index of its number.
  public var files: [SourceFile] { intake.files }

  /// What could not be read.
  public var unread: [Notification] { intake.unread }

  /// Whether a path that the user named could not be read at all.
  public var lacksNamedPath: Bool { intake.lacksNamedPath }
  /// Whether below a path that the user named there is no file at all.
  public var lacksFiles: Bool { intake.lacksFiles }

  /// What was not to be read.
  public var passedOver: PassedOver {
    var passedOver = skipped
    passedOver.reports = intake.ownReports
    return passedOver
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
    for notice in configuration.unfollowed { intake.note(notice) }
    if path == "-" { return intake.readStandardInput(configuration.limits).map { [$0] } ?? [] }
    let reported = reportedPath(path)
    allow(path)
    do {
      guard try store.kind(of: reported, followingLinks: true) == .directory else {
        return intake.read(reported, configuration.limits, isNamed: true).map { [$0] } ?? []
      }
    } catch {
      intake.lacksNamedPath = true
      let place = base == "." ? "" : ": \(onDisk(reported))"
      intake.note(.unreadable, "Could not be read: \(error.reason)\(place).", path: path)
      return []
    }
    var walk = Walk(
      configuration: configuration, tracked: tracked,
      root: FileSystem.absolute(onDisk(reported)) ?? onDisk(reported))
    let (unreadBefore, passedBefore) = (unread.count, passedOver)
    self.walk(reported, depth: 0, &walk)
    if tracked == nil, walk.found.isEmpty, !walk.meetsLink, unread.count == unreadBefore,
      passedOver == passedBefore
    {
      // A mistyped path, or a step that checked nothing out, must not pass for a clean tree.
      intake.lacksFiles = true
      intake.note(.unreadable, "No manifest was found here.", path: path)
    } else if walk.found.isEmpty, walk.skipsUntracked {
      intake.note(
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
      let id = intake.read(path, configuration.limits, isNamed: true)
    else { return nil }
    return intake.files[Int(id)]
  }

  /// The file at a path of the listing; no link is followed to it.
  public mutating func listedFile(
    at path: String, configuration: Configuration
  ) -> SourceFile? {
    intake.read(path, configuration.limits, isNamed: false).map { intake.files[Int($0)] }
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
    var meetsLink = false
  }

  private mutating func walk(_ directory: String, depth: Int, _ walk: inout Walk) {
    let entries: [FileSystem.Entry]
    do {
      entries = try store.entries(of: directory)
    } catch {
      if depth == 0 { intake.lacksNamedPath = true }
      intake.note(.unreadable, "The folder could not be read: \(error.reason).", path: directory)
      return
    }
    for entry in entries {
      let path = directory.isEmpty ? entry.name : "\(directory)/\(entry.name)"
      guard entry.isText else {
        intake.note(.unreadable, "Could not be read: the name is not UTF-8; rename it.", path: path)
        continue
      }
      do {
        let kind = try store.kind(of: path, followingLinks: false)
        visit(path, name: entry.name, kind, depth: depth, &walk)
      } catch {
        // What cannot be looked at may be a folder of manifests.
        let place = ReadName.isRead(entry.name) ? path : directory
        intake.note(.unreadable, "Could not be read: \(error.reason).", path: place)
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
        return skipped.excluded.append(path + "/")
      }
      guard depth < Self.depthLimit else {
        return intake.note(
          .overLimit,
          "Not judged: folders nest deeper than \(Self.depthLimit); name this one to judge it.",
          path: path)
      }
      self.walk(path, depth: depth + 1, &walk)
    case .file, .other:
      guard ReadName.isRead(name) else { return }
      guard !walk.configuration.excludes(path, isDirectory: false) else {
        return skipped.excluded.append(path)
      }
      guard walk.tracked?.contains(path) ?? true else {
        walk.skipsUntracked = true
        return skipped.untracked.append(path)
      }
      if let file = intake.read(path, walk.configuration.limits, isNamed: false) {
        walk.found.append(file)
      }
    case .link:
      walk.meetsLink = true
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
      intake.note(.unreadable, "Not judged: \(reason).", path: path)
    }
  }

  private static let depthLimit = 64

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
