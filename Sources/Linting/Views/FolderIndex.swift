internal import Graph

/// Folders by their paths, found by patterns whose part `*` stands for any one folder.
struct FolderIndex: Sendable {
  private var byPath: [[Substring]: String] = [:]
  private var byDepth: [Int: [[Substring]]] = [:]

  init(_ folders: [String]) {
    for folder in folders {
      let parts = Path.components(folder)
      byPath[parts] = folder
      byDepth[parts.count, default: []].append(parts)
    }
  }

  /// The folders that a pattern names.
  func folders(like pattern: [Substring]) -> [String] {
    guard pattern.contains("*") else { return byPath[pattern].map { [$0] } ?? [] }
    return (byDepth[pattern.count] ?? []).filter { parts in
      zip(pattern, parts).allSatisfy { $0 == "*" || $0 == $1 }
    }.compactMap { byPath[$0] }
  }
}
