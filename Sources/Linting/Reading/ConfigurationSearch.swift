internal import Graph

extension Configuration {
  /// The configuration file that holds for a path: the nearest one upward from it, and for standard
  /// input the nearest one upward from the base.
  ///
  /// With `tracked`, a file that git does not track is passed over: it is no part of the commit that
  /// a hook judges, and whoever checks the commit out does not have it. `unfollowed` names it.
  ///
  /// - Throws: `UsageError` if the file is there but cannot be read or followed.
  public static func find(
    for path: String, base: String = ".", rules: [Rule.ID], tracked: Set<String>? = nil
  ) throws(UsageError) -> Configuration? {
    let path = path == "-" ? "." : path
    guard let start = FileSystem.absolute(path.hasPrefix("/") ? path : "\(base)/\(path)"),
      let root = FileSystem.absolute(base)
    else { return nil }
    var directory = start
    var unfollowed: [Notification] = []
    while true {
      let folder = directory == "/" ? "" : directory
      let reported = Path.relative("\(folder)/\(fileName)", from: root)
      let isTracked = tracked?.contains(reported) ?? true
      switch try? FileSystem.kind(of: "\(folder)/\(fileName)", followingLinks: false) {
      case nil: break
      case .some where !isTracked: unfollowed.append(untracked(reported))
      case .file:
        var found = try load("\(folder)/\(fileName)", rules: rules)
        found.viewpoint = Viewpoint(directory: directory, base: root, named: path, start)
        found.unfollowed = unfollowed
        for index in found.suppressions.indices { found.suppressions[index].place.path = reported }
        return found
      case .link:
        // What a link leads to may lie outside the project, and errors quote what they read.
        throw UsageError(
          "\(folder)/\(fileName): a link is not followed; name the file itself with --config")
      case .directory, .other: throw UsageError("\(folder)/\(fileName): not a regular file")
      }
      if isFile("\(folder)/\(misspeltName)") {
        unfollowed.append(misspelt(Path.relative("\(folder)/\(misspeltName)", from: root)))
      }
      // A repository is a project of its own: what lies above it does not speak for it.
      let isRepository = (try? FileSystem.kind(of: "\(folder)/.git", followingLinks: true)) != nil
      if isRepository || folder.isEmpty {
        guard !unfollowed.isEmpty else { return nil }
        var none = Configuration()
        none.unfollowed = unfollowed
        return none
      }
      directory = Path.directory(directory)
      if directory.isEmpty { directory = "/" }
    }
  }

  /// Reads a configuration file that the user names, for a path below the base.
  ///
  /// - Throws: `UsageError` if it cannot be read or followed.
  public static func load(
    _ file: String, for path: String, base: String = ".", rules: [Rule.ID]
  ) throws(UsageError) -> Configuration {
    var loaded = try load(file, rules: rules)
    let folder = Path.directory(file)
    let directory = file.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
    if let directory = FileSystem.absolute(directory), let root = FileSystem.absolute(base) {
      loaded.viewpoint = Viewpoint(
        directory: directory, base: root, named: path,
        FileSystem.absolute(path.hasPrefix("/") ? path : "\(base)/\(path)"))
    }
    return loaded
  }

  private static func load(
    _ path: String, rules: [Rule.ID]
  ) throws(UsageError) -> Configuration {
    switch FileSystem.read(path, limit: sizeLimit) {
    case .bytes(let bytes):
      return try Configuration(SourceFile(id: 0, path: path, contents: bytes), rules: rules)
    case .tooLarge:
      throw UsageError("\(path): a configuration has no more than \(sizeLimit) bytes")
    case .failure(let reason):
      throw UsageError("\(path): the configuration could not be read: \(reason)")
    }
  }

  static let sizeLimit = 1_000_000
  private static let misspeltName = ".manifestguard.yml"

  private static func isFile(_ path: String) -> Bool {
    (try? FileSystem.kind(of: path, followingLinks: false)) == .file
  }

  private static func untracked(_ path: String) -> Notification {
    Notification(
      .configuration,
      "Not followed, as git does not track it: add it to the commit, or say --no-tracked.",
      path: path)
  }

  private static func misspelt(_ path: String) -> Notification {
    Notification(.configuration, "Not followed: call it \(fileName).", path: path)
  }
}

extension Configuration {
  /// Whether a path met below a named one is left out.
  func excludes(_ path: String, isDirectory: Bool) -> Bool {
    guard !exclude.isEmpty else { return false }
    let seen = viewpoint.path(of: path)
    let parts = Glob.parts(of: seen.path)
    return exclude.contains { pattern in
      (seen.isBelow || !pattern.isAnchored) && pattern.matches(parts, isDirectory: isDirectory)
    }
  }

  /// Whether `paths.exclude` takes out a file, by its own name or by a folder's above it: a kustomize
  /// root may build from what is not to be judged.
  ///
  /// The folders above a path that the user named were named with it.
  func excludesFile(_ path: String, seenFrom named: String) -> Bool {
    guard !exclude.isEmpty else { return false }
    if excludes(path, isDirectory: false) { return true }
    var folder = Path.directory(path)
    while !folder.isEmpty, !Path.isBelow(named, folder) {
      if excludes(folder, isDirectory: true) { return true }
      folder = Path.directory(folder)
    }
    return false
  }
}
