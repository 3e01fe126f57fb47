public import Graph

/// The files that a run reads, found below the paths a user names.
public struct SourceTree: Sendable {
  /// The files, each at the index of its number.
  public private(set) var files: [SourceFile] = []
  /// What could not be read.
  public private(set) var unread: [Notification] = []
  /// Whether a path that the user named could not be read at all.
  public private(set) var lacksNamedPath = false

  private let base: String

  /// A tree without files; `base` is the folder that reported paths start from.
  public init(base: String = ".") {
    self.base = base
  }

  /// Reads what lies below a path that the user named, and returns the numbers of the files.
  ///
  /// Links are not followed, so that nothing outside the path is read. With `tracked`, only those
  /// paths are read.
  public mutating func add(
    _ path: String, configuration: Configuration, tracked: Set<String>? = nil
  ) -> [SourceFile.ID] {
    let first = files.count
    if path == "-" {
      read("-", as: "stdin", configuration, isNamed: true)
    } else {
      let reported = reportedPath(path)
      switch FileSystem.kind(of: onDisk(reported), followingLinks: true) {
      case .directory:
        walk(reported, configuration, tracked: tracked, depth: 0)
      case nil:
        lacksNamedPath = true
        unread.append(
          Notification(.unreadable, "Nothing to read here: no such file or folder.", path: path))
      default: read(onDisk(reported), as: reported, configuration, isNamed: true)
      }
    }
    return (first..<files.count).map { SourceFile.ID($0) }
  }

  /// The folder that a named path stands for, as reported paths name it: itself, or a file's own.
  public func root(of path: String) -> String {
    guard path != "-" else { return "" }
    let reported = reportedPath(path)
    let isDirectory = FileSystem.kind(of: onDisk(reported), followingLinks: true) == .directory
    return isDirectory ? reported : Path.directory(reported)
  }

  private mutating func walk(
    _ directory: String, _ configuration: Configuration, tracked: Set<String>?, depth: Int
  ) {
    guard let names = FileSystem.names(in: onDisk(directory)) else {
      lacksNamedPath = lacksNamedPath || depth == 0
      unread.append(
        Notification(.unreadable, "The folder could not be read.", path: directory))
      return
    }
    for name in names {
      let path = directory.isEmpty ? name : "\(directory)/\(name)"
      switch FileSystem.kind(of: onDisk(path), followingLinks: false) {
      case .directory:
        guard depth < 64, !Self.skippedDirectories.contains(name),
          !configuration.excludes(path, isDirectory: true)
        else { continue }
        walk(path, configuration, tracked: tracked, depth: depth + 1)
      case .file:
        guard Self.isRead(name), !configuration.excludes(path, isDirectory: false),
          tracked?.contains(path) ?? true
        else { continue }
        read(onDisk(path), as: path, configuration, isNamed: false)
      default: continue
      }
    }
  }

  private mutating func read(
    _ path: String, as reported: String, _ configuration: Configuration, isNamed: Bool
  ) {
    switch FileSystem.read(path, limit: configuration.limits.fileSize) {
    case .bytes(let bytes):
      files.append(SourceFile(id: SourceFile.ID(files.count), path: reported, contents: bytes))
    case .tooLarge(let size):
      unread.append(
        Notification(
          .overLimit,
          "Not judged: \(size) bytes are over the bound of \(configuration.limits.fileSize); raise it with --limit file-size=\(size).",
          path: reported))
    case .failure(let reason):
      lacksNamedPath = lacksNamedPath || isNamed
      unread.append(Notification(.unreadable, "Could not be read: \(reason).", path: reported))
    }
  }

  /// A path as it is reported: relative to the base, without `.` parts.
  private func reportedPath(_ path: String) -> String {
    guard !path.hasPrefix("/") else {
      guard let absolute = FileSystem.absolute(path), let base = FileSystem.absolute(base) else {
        return path
      }
      if absolute == base { return "" }
      return absolute.hasPrefix(base + "/") ? String(absolute.dropFirst(base.count + 1)) : absolute
    }
    return Path.join("", path) ?? path
  }

  private func onDisk(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return path.isEmpty ? base : base == "." ? path : "\(base)/\(path)"
  }

  private static let skippedDirectories: Set<String> = [".git", ".hg", ".svn", "node_modules"]

  private static func isRead(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
      || name == "Kustomization"
  }
}

extension Configuration {
  /// Whether a path met below a named one is left out.
  func excludes(_ path: String, isDirectory: Bool) -> Bool {
    guard !exclude.isEmpty else { return false }
    let relative: String
    if path.hasPrefix(directory + "/") {
      relative = String(path.dropFirst(directory.utf8.count + 1))
    } else {
      relative = baseBelowDirectory.isEmpty ? path : "\(baseBelowDirectory)/\(path)"
    }
    return exclude.contains { $0.matches(relative, isDirectory: isDirectory) }
  }

  /// The configuration file that holds for a path: the nearest one upward from it.
  ///
  /// - Throws: `UsageError` if the file is there but cannot be read or followed.
  public static func find(
    for path: String, base: String = ".", rules: [Rule.ID]
  ) throws(UsageError) -> Configuration? {
    guard path != "-",
      let start = FileSystem.absolute(path.hasPrefix("/") ? path : "\(base)/\(path)"),
      let root = FileSystem.absolute(base)
    else { return nil }
    var directory = start
    while true {
      let candidate = directory == "/" ? "/\(fileName)" : "\(directory)/\(fileName)"
      if FileSystem.kind(of: candidate, followingLinks: true) == .file {
        var found = try load(candidate, rules: rules)
        found.place(at: directory, base: root)
        return found
      }
      // A repository is a project of its own: what lies above it does not speak for it.
      if directory == "/" || FileSystem.kind(of: "\(directory)/.git", followingLinks: true) != nil {
        return nil
      }
      directory = Path.directory(directory)
      if directory.isEmpty { directory = "/" }
    }
  }

  /// Reads a configuration file that the user names.
  ///
  /// - Throws: `UsageError` if it cannot be read or followed.
  public static func load(
    _ path: String, rules: [Rule.ID]
  ) throws(UsageError) -> Configuration {
    guard case .bytes(let bytes) = FileSystem.read(path, limit: 1_000_000) else {
      throw UsageError("\(path): the configuration could not be read")
    }
    return try Configuration(
      SourceFile(id: 0, path: path, contents: bytes), rules: rules)
  }

  /// Takes note of how reported paths, which start at the base, relate to the file's folder.
  private mutating func place(at directory: String, base: String) {
    if directory.hasPrefix(base + "/") {
      self.directory = String(directory.dropFirst(base.count + 1))
    } else if base.hasPrefix(directory + "/") {
      baseBelowDirectory = String(base.dropFirst(directory.count + 1))
    }
  }
}
