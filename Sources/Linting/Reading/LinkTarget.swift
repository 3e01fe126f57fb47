internal import Graph

/// Where a symbolic link leads, told without opening what is there.
enum LinkTarget {
  /// To a file or folder below the same folder that is read under its own path.
  case readItself
  /// To one below the same folder that is not read.
  case notRead
  /// Out of the folder.
  case outside
  /// Nowhere, or round in circles; with the system's reason.
  case nowhere(String)

  /// Follows a link and says where its end lies, seen from a folder that has no links in its path.
  init(of link: String, below folder: String) {
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
    self =
      isNamed && !parts.contains(where: { ReadName.isSkippedDirectory($0) })
      ? .readItself : .notRead
  }

  /// Why nothing is judged through the link and what to do, as a clause; `nil` if nothing is missing.
  var reasonNotJudged: String? {
    switch self {
    case .readItself: nil
    case .notRead:
      "what the link leads to is not read under its own name; name the link to judge it"
    case .outside:
      "a link that leads out of the folder is not followed; put the file in its place, or name the link to judge it"
    case .nowhere(let reason): "the link leads nowhere (\(reason)); mend it or remove it"
    }
  }
}
