internal import SourceText

/// The regular files below a folder, found without following a link.
enum FolderListing {
  /// A tree of more entries than this is a disk, not a repository.
  private static let entryLimit = 500_000
  private static let depthLimit = 64

  /// The paths as seen from the folder; none where there are too many to know them all.
  static func paths(below base: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [(path: "", depth: 0)]
    var count = 0
    while let (directory, depth) = waiting.popLast() {
      let entries = try? FileSystem.entries(of: directory.isEmpty ? base : "\(base)/\(directory)")
      for entry in entries ?? [] where entry.isText {
        count += 1
        guard count <= entryLimit else { return [] }
        let path = directory.isEmpty ? entry.name : "\(directory)/\(entry.name)"
        switch try? FileSystem.kind(of: "\(base)/\(path)", followingLinks: false) {
        case .file: found.insert(path)
        case .directory where depth < depthLimit && !ReadName.isSkippedDirectory(entry.name):
          waiting.append((path, depth + 1))
        default: break
        }
      }
    }
    return found
  }
}
