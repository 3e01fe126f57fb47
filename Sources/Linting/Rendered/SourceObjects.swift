internal import Graph

/// The places of one file from which rendered objects may come.
struct SourceObjects {
  /// What an object was made of: the object as its file has it, or a generator's entry.
  struct Source {
    let node: Node
    let name: String
    let namespace: String?
    let isGenerator: Bool
    /// The folder of its file.
    let directory: String
    /// Whether the file holds no other that it may be.
    let isOnlyOne: Bool
  }

  private struct Candidate {
    let kind: String
    let group: String
    let name: String
    let namespace: String?
    let node: Node
    let isGenerator: Bool
  }

  private let candidates: [String: [Candidate]]
  /// The folder of the file.
  let directory: String
  /// The paths of the files that its generators take in.
  let inputs: [String]

  /// The objects and the generators of a file's documents.
  init(_ documents: [Node], directory: String) {
    let all = documents.flatMap { Self.objects(in: $0) + Self.generators(in: $0) }
    candidates = Dictionary(grouping: all, by: \.kind)
    self.directory = directory
    inputs = all.filter(\.isGenerator).flatMap { $0.node["files"]?.items ?? [] }
      .compactMap { GeneratedFile($0, in: directory)?.path }
  }

  /// Among more objects of one kind than this only equal names are told.
  private static let limit = 500

  /// What an object was made of; `nil` if that cannot be told.
  ///
  /// Prefixes, suffixes and hashes leave the original name within the built one; where a patch gave it
  /// another, the only object of its kind is meant.
  func source(of resource: Resource) -> Source? {
    guard let built = resource.metadata?["name"]?.text else { return nil }
    let candidates = candidates[resource.kind] ?? []
    let isLong = candidates.count > Self.limit
    var possible = candidates.filter {
      $0.group == resource.group && !$0.name.isEmpty
        && ($0.name == built || !isLong && built.contains($0.name))
    }
    if possible.isEmpty, candidates.count == 1, candidates[0].group == resource.group {
      possible = candidates
    }
    let longest = possible.map(\.name.utf8.count).max()
    var nearest = possible.filter { $0.name.utf8.count == longest }
    if nearest.count > 1 { nearest = nearest.filter { $0.namespace == resource.namespace } }
    guard let found = nearest.first, nearest.count == 1 else { return nil }
    return Source(
      node: found.node, name: found.name, namespace: found.namespace,
      isGenerator: found.isGenerator, directory: directory,
      isOnlyOne: possible.count == 1)
  }

  private static func objects(in node: Node) -> [Candidate] {
    guard let apiVersion = node["apiVersion"]?.text, let kind = node["kind"]?.text else {
      return []
    }
    if kind.hasSuffix("List"), let items = node["items"], items.isSequence {
      return items.items.flatMap { objects(in: $0) }
    }
    guard let metadata = node["metadata"], let name = metadata["name"]?.text else { return [] }
    let group = apiVersion.firstIndex(of: "/").map { String(apiVersion[..<$0]) } ?? ""
    return [
      Candidate(
        kind: kind, group: group, name: name, namespace: metadata["namespace"]?.text, node: node,
        isGenerator: false)
    ]
  }

  private static func generators(in node: Node) -> [Candidate] {
    func candidate(_ kind: String, _ entry: Node) -> Candidate? {
      let name = entry["name"] ?? entry[path: "metadata", "name"]
      return name?.text.map {
        Candidate(
          kind: kind, group: "", name: $0, namespace: entry["namespace"]?.text, node: entry,
          isGenerator: true)
      }
    }
    return ["ConfigMap", "Secret"].flatMap { kind in
      let field = kind == "Secret" ? "secretGenerator" : "configMapGenerator"
      let own = node["kind"]?.hasText("\(kind)Generator") == true ? [node] : []
      return ((node[field]?.items ?? []) + own).compactMap { candidate(kind, $0) }
    }
  }
}

/// An entry of a generator's `files`: `key=path`, or a path whose name is the key.
struct GeneratedFile {
  let key: String
  /// The path as reports name it.
  let path: String

  /// An entry of a generator in a folder; `nil` for what leads out of the tree.
  init?(_ entry: Node, in directory: String) {
    guard let text = entry.text else { return nil }
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard let written = parts.last, let path = Path.join(directory, written) else { return nil }
    key = parts.count == 2 ? parts[0] : Path.name(written)
    self.path = path
  }
}
