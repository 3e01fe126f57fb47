internal import Graph
internal import Kustomize

extension KustomizeTree {
  /// Makes the kustomizations that Flux makes for folders without one: of every manifest below, and
  /// of the folders below that have one (`fluxcd/pkg kustomize`, generator).
  mutating func addGenerated(
    for inventory: Inventory, _ tree: Applier.Tree,
    read: (_ path: String, _ isYAML: Bool) -> File?
  ) {
    let orders = inventory.resources.compactMap { FluxSync($0) }
    guard !orders.isEmpty else { return }
    var manifests: [String] = []
    for (file, role) in zip(inventory.files, inventory.roles)
    where role == .manifest || KustomizeTree.isKustomization(file.path) {
      manifests.append(file.path)
    }
    manifests.sort()
    for order in orders {
      guard let directory = order.path.flatMap({ tree.directory($0) }),
        !hasKustomization(directory),
        // The root of another repository is not that of this one.
        directory != inventory.root || order.isOfOwnRepository
      else { continue }
      let entry = order.spec["path"] ?? order.spec
      let entries = entries(below: directory, of: manifests)
      if !entries.isEmpty { add(listing: entries, in: directory, for: entry, read: read) }
    }
  }

  /// The paths, from a folder, of the manifests below it and of the folders with a kustomization.
  private func entries(below directory: String, of manifests: [String]) -> [String] {
    let prefix = directory.isEmpty ? "" : directory + "/"
    var entries: [String] = []
    var folders: Set<String> = []
    let start = manifests.partitioningIndex { $0 >= prefix }
    for path in manifests[start...] {
      guard path.hasPrefix(prefix) else { break }
      let parts = Path.components(String(path.dropFirst(prefix.count)))
      var folder = directory
      var outermost: String?
      for part in parts.dropLast() {
        folder = folder.isEmpty ? String(part) : "\(folder)/\(part)"
        guard hasKustomization(folder) else { continue }
        outermost = folder
        break
      }
      if let outermost {
        if folders.insert(outermost).inserted, !isComponent(outermost) {
          entries.append(String(outermost.dropFirst(prefix.count)))
        }
      } else if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
        entries.append(String(path.dropFirst(prefix.count)))
      }
    }
    return entries
  }
}

extension [String] {
  /// The first index of a sorted list for which a condition holds.
  fileprivate func partitioningIndex(where holds: (String) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
