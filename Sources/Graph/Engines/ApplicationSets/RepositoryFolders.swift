public import Manifests
internal import SourceText
internal import YAML

/// The folders and files of a repository, by their paths from its root.
public struct RepositoryFolders: Sendable {
  /// Every folder that holds a file, itself or below, in the order of their paths.
  let directories: [String]
  /// Every file.
  let filePaths: [String]
  private let inventory: Inventory

  /// The folders of an inventory's files.
  public init(_ inventory: Inventory) {
    self.inventory = inventory
    filePaths = inventory.files.map { inventory.pathInTree($0.path) }
    var directories: Set<String> = []
    for path in filePaths {
      var directory = Path.directory(path)
      while !directory.isEmpty, directories.insert(directory).inserted {
        directory = Path.directory(directory)
      }
    }
    self.directories = directories.sorted()
  }

  /// The documents of a file.
  func roots(ofFile path: String) -> [Node] {
    let path = inventory.root.isEmpty ? path : "\(inventory.root)/\(path)"
    return (inventory.stream(at: path)?.documents ?? []).compactMap(\.root)
  }
}
