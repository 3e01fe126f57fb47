internal import Graph

/// The objects of folders that many engines bring to one cluster, each in its own way: what none of them
/// changes is there so often that further copies say nothing new.
struct RepeatedObjects {
  private struct Copy: Hashable {
    let object: Node
    let namespace: String?
    let way: Int
  }

  /// Enough to tell who shares an object, whatever is asked of it.
  private static var most: Int { 16 }

  private let folders: [AppliedFolder]
  /// The directories that the cluster has in more ways than that.
  private let directories: Set<String>
  private var ways: [Engine?: Int] = [:]
  private var counts: [Copy: Int] = [:]

  /// The members of one cluster.
  init(_ members: [ClusterPlan.Member], of folders: [AppliedFolder]) {
    self.folders = folders
    let counts = Dictionary(grouping: members) { folders[$0.folder].key.directory }
    directories = Set(counts.filter { $0.value.count > Self.most }.keys)
  }

  /// The objects of a member, without those that earlier ones brought often enough in the same way.
  mutating func resources(of member: ClusterPlan.Member) -> [Resource] {
    let folder = folders[member.folder]
    guard directories.contains(folder.key.directory) else { return folder.resources }
    let way = way(of: member.applier?.engine)
    return folder.resources.filter { resource in
      let copy = Copy(object: resource.node, namespace: resource.namespace, way: way)
      let count = counts[copy, default: 0]
      counts[copy] = count + 1
      return count < Self.most
    }
  }

  /// The number of how an engine applies, whoever asks for it.
  private mutating func way(of engine: Engine?) -> Int {
    var engine = engine
    engine?.declaration = nil
    engine?.project = nil
    if engine?.replaces == true {
      engine?.replaceOption = SourceRange(file: 0, lower: 0, upper: 0)
    }
    if let known = ways[engine] { return known }
    ways[engine] = ways.count
    return ways.count - 1
  }
}
