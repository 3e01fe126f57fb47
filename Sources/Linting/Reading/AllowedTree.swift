internal import Graph

/// Where a run may read beyond the folders it was told to: in the repositories around them.
///
/// A kustomization may name folders beside and above its own, and a link may lead anywhere; neither
/// must show a file of the machine in a report.
struct AllowedTree {
  /// The repositories around the named paths, absolute and without links.
  private var repositories: Set<String> = []

  /// Lets a run read what is in the repository around a path.
  mutating func allow(_ path: String) {
    guard var folder = FileSystem.absolute(path) else { return }
    while !folder.isEmpty {
      if (try? FileSystem.kind(of: folder + "/.git", followingLinks: true)) != nil {
        repositories.insert(folder)
        return
      }
      folder = Path.directory(folder)
    }
  }

  /// Whether a file may be read. Outside of any repository there is no telling what belongs together:
  /// then it may, unless a link leads to it.
  func holds(_ path: String, seenFrom base: String) -> Bool {
    guard let file = FileSystem.absolute(path) else { return false }
    if !repositories.isEmpty { return repositories.contains { Path.isBelow(file, $0) } }
    guard let base = FileSystem.absolute(base) else { return false }
    return Self.withoutDots(path.hasPrefix("/") ? path : "\(base)/\(path)") == file
  }

  /// An absolute path as text, `.` and `..` resolved.
  private static func withoutDots(_ path: String) -> String {
    var parts: [Substring] = []
    for part in Path.components(path) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
