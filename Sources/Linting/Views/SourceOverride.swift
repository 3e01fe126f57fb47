internal import Graph
internal import Kustomize

/// What Argo CD merges into an Application's source from files in the source's own folder, as Image
/// Updater writes them: `.argocd-source.yaml`, then `.argocd-source-APPLICATION.yaml`
/// (`argo-cd reposerver/repository/repository.go`, `docs/user-guide/parameters.md`).
struct SourceOverride {
  private let inventory: Inventory

  init(_ inventory: Inventory) { self.inventory = inventory }

  /// The `kustomize` block of a source with those of the files beside what it builds: a field of a later
  /// one takes the place of an earlier one's.
  func kustomize(of source: Node, in directory: String, for application: String?) -> Node? {
    let names =
      [".argocd-source.yaml"]
      + [application].compactMap { $0 }.map {
        ".argocd-source-\($0).yaml"
      }
    let blocks =
      [source["kustomize"]]
      + names.map { inventory.stream(at: Path.join(directory, $0) ?? $0)?.kustomize }
    let given = blocks.compactMap { $0 }.filter(\.isMapping)
    guard let first = given.first, given.count > 1 else { return given.first }
    var merged = Draft.node(first)
    for entry in given.dropFirst().flatMap(\.entries) {
      guard let key = entry.key.text else { continue }
      merged = merged.setting(key, at: .node(entry.key), to: .node(entry.value))
    }
    return merged.composed
  }
}

extension Stream {
  /// The block of the one document of such a file.
  fileprivate var kustomize: Node? { documents.compactMap(\.root).first?["kustomize"] }
}
