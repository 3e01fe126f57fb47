/// The links in a chart's folder, all of which helm follows.
enum ChartLinks {
  /// A chart of more entries is none.
  private static let entryLimit = 20_000

  /// Whether a link in a folder leads out of the tree, as far as helm gets by links; also where there
  /// is too much to tell.
  static func leave(_ tree: String, from folder: String) -> Bool {
    var waiting = [folder]
    var known: Set<String> = []
    var count = 0
    while let folder = waiting.popLast() {
      guard known.insert(folder).inserted else { continue }
      guard let entries = try? FileSystem.entries(of: folder) else { return true }
      count += entries.count
      guard count <= entryLimit, entries.allSatisfy(\.isText) else { return true }
      for entry in entries {
        guard let place = FileSystem.absolute("\(folder)/\(entry.name)"),
          Path.isBelow(place, tree)
        else { return true }
        switch try? FileSystem.kind(of: place, followingLinks: false) {
        case .file: break
        case .directory: waiting.append(place)
        // A pipe would keep helm waiting.
        default: return true
        }
      }
    }
    return false
  }
}
