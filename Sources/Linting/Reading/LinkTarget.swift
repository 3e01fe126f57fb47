internal import Graph

/// Where a symbolic link leads, told without opening what is there.
enum LinkTarget {
  /// To a file or folder below the same folder that is read under its own path.
  case readItself
  /// To one below the same folder that is not read.
  case notRead
  /// To a file below the same folder that git does not track, where only tracked ones are read.
  case untracked
  /// Out of the folder.
  case outside
  /// Nowhere, or round in circles; with the system's reason.
  case nowhere(String)

  /// Follows a link and says where its end lies, seen from a folder that has no links in its path.
  ///
  /// `isTracked` is asked of the absolute path of a file.
  init(of link: String, below folder: String, isTracked: (String) -> Bool) {
    let kind: FileSystem.Kind
    do {
      kind = try FileSystem.kind(of: link, followingLinks: true)
    } catch {
      self = .nowhere(error.reason)
      return
    }
    let folder = folder == "/" ? "" : folder
    guard let target = FileSystem.absolute(link), Path.isBelow(target, folder) else {
      self = .outside
      return
    }
    let parts = Path.components(String(target.dropFirst(folder.count)))
    let isNamed = kind == .directory || ReadName.isRead(parts.last ?? "")
    if !isNamed || parts.contains(where: { ReadName.isSkippedDirectory($0) }) {
      self = .notRead
    } else {
      self = kind == .directory || isTracked(target) ? .readItself : .untracked
    }
  }

  /// Why nothing is judged through the link and what to do, as a clause; `nil` if nothing is missing.
  var reasonNotJudged: String? {
    switch self {
    case .readItself: nil
    case .notRead:
      "what the link leads to is not read under its own name; name the link to judge it"
    case .untracked: "git does not track what the link leads to; add it to the commit"
    case .outside:
      "a link that leads out of the folder is not followed; put the file in its place, or name the link to judge it"
    case .nowhere(let reason): "the link leads nowhere (\(reason)); mend it or remove it"
    }
  }
}
