internal import Graph

/// What the files of a tree are read from, asked by the paths that reports show.
enum FileStore: Sendable {
  /// The disk, below a folder.
  case disk(base: String)
  /// The disk, where some files have bytes that are not written yet.
  case edited(base: String, files: [String: [UInt8]])
  /// What a repository holds in a commit.
  case revision(GitRevision)

  /// What stands at a path.
  func kind(
    of path: String, followingLinks: Bool
  ) throws(FileSystem.Failure) -> FileSystem.Kind {
    switch self {
    case .disk(let base), .edited(let base, _):
      try FileSystem.kind(of: Self.disk(path, below: base), followingLinks: followingLinks)
    case .revision(let revision): try revision.kind(of: path, followingLinks: followingLinks)
    }
  }

  /// What a folder holds, sorted by the bytes of the names.
  func entries(of directory: String) throws(FileSystem.Failure) -> [FileSystem.Entry] {
    switch self {
    case .disk(let base), .edited(let base, _):
      try FileSystem.entries(of: Self.disk(directory, below: base))
    case .revision(let revision): try revision.entries(of: directory)
    }
  }

  /// The bytes of a regular file, up to a bound.
  func read(_ path: String, limit: Int, followingLinks: Bool) -> FileSystem.Contents {
    switch self {
    case .edited(_, let files) where files[path] != nil: .bytes(files[path] ?? [])
    case .disk(let base), .edited(let base, _):
      FileSystem.read(
        Self.disk(path, below: base), limit: limit, followingLinks: followingLinks)
    case .revision(let revision):
      revision.read(path, limit: limit, followingLinks: followingLinks)
    }
  }

  /// The paths of all regular files below the base, found without following a link.
  func paths() -> Set<String> {
    switch self {
    case .disk(let base), .edited(let base, _): FolderListing.paths(below: base)
    case .revision(let revision): revision.paths()
    }
  }

  /// Where the system finds a path that starts from a folder.
  static func disk(_ path: String, below base: String) -> String {
    if path.hasPrefix("/") { return path }
    return path.isEmpty ? base : base == "." ? path : "\(base)/\(path)"
  }
}
