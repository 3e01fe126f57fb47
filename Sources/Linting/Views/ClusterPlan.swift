internal import Graph

/// Which folders of a tree reach which cluster together.
struct ClusterPlan {
  /// A cluster, by what tells it from others.
  enum Cluster: Hashable {
    /// The one whose engines' objects stand in files that no kustomization builds from.
    case loose
    /// One of several such, told apart by the folder or the line of these files.
    case declared(String)
    /// The one that a folder is brought to by hand.
    case of(Int)
    /// One that engines name.
    case named(String)
    /// Those that a folder's engines speak of only as a group.
    case group(Int, String)
    /// One of a single folder.
    case alone(Int)

    /// The name or the address by which engines speak of it alone.
    var givenName: String? {
      if case .named(let name) = self { name } else { nil }
    }
  }

  /// A folder in a cluster, and what applies it there.
  struct Member {
    let folder: Int
    let applier: Applier?
    /// The order of a loose file, or of a group, through which it gets there.
    let entry: Entry?
  }

  /// An engine's order, by the folder of its object and its number there.
  struct Entry: Hashable {
    let folder: Int
    let number: Int
  }

  /// The clusters with their members, in the order in which they are met.
  private(set) var clusters: [(cluster: Cluster, members: [Member])] = []

  private let folders: [AppliedFolder]
  private let roots: [Int]
  private let files: [SourceFile]
  /// Where a loose engine's object has to be kept apart.
  private var looseClusters: [Int: Cluster] = [:]
  private var aloneFolders: Set<Int> = []
  private var positions: [Cluster: Int] = [:]
  private var seen: [Cluster: Set<Int>] = [:]
  private var reached: Set<String> = []
  private var objectCount = 0
  /// Of them those of folders that stand elsewhere already.
  private var repeatedCount = 0

  /// Folders that many clusters share are judged in each; more than this would take for ever, and a small
  /// tree has no use for as many as a large one.
  private let mostObjects: Int
  /// One small ApplicationSet brings a folder to thousands of places; what is said of each is much the same.
  private let mostRepeated: Int

  /// Assigns folders to clusters; `roots` are the numbers of those that nothing needs to apply.
  init(_ folders: [AppliedFolder], roots: [Int], files: [SourceFile]) {
    self.folders = folders
    self.roots = roots
    self.files = files
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    mostObjects = min(400_000, 200_000 + bytes / 50)
    mostRepeated = min(mostObjects, 20_000 + bytes / 10)
    // Overlays of one base that nothing tells apart are kept apart, step by step.
    for _ in 0..<6 {
      walk()
      guard separate() else { break }
    }
  }

  /// Whether the objects are too many for every cluster to have its share.
  var isCutShort: Bool { objectCount > mostObjects || repeatedCount > mostRepeated }

  // MARK: - Following engines

  private mutating func walk() {
    (clusters, positions, seen, reached) = ([], [:], [:], [])
    (objectCount, repeatedCount) = (0, 0)
    visit(0, .loose, by: nil, entry: nil)
    var targets: Set<String> = []
    for (number, folder) in folders.enumerated() {
      for (_, target) in folder.applied where target != number {
        let directory = folders[target].key.directory
        if directory != folder.key.directory || number == 0 { targets.insert(directory) }
      }
    }
    for root in roots where !targets.contains(folders[root].key.directory) {
      visit(root, .of(root), by: nil, entry: nil)
    }
    // Those that apply each other in a circle, as an engine applies what it was set up with.
    for root in roots where !reached.contains(folders[root].key.directory) {
      let (applied, applier) = changed(root) ?? (root, nil)
      visit(applied, .of(root), by: applier, entry: nil)
    }
  }

  /// A root as an engine changes it; what it would be without is applied by nobody.
  private func changed(_ root: Int) -> (folder: Int, applier: Applier?)? {
    for folder in folders {
      for (applier, target) in folder.applied
      where target != root && folders[target].key.directory == folders[root].key.directory {
        return (target, applier)
      }
    }
    return nil
  }

  private mutating func visit(
    _ first: Int, _ cluster: Cluster, by applier: Applier?, entry: Entry?
  ) {
    var waiting = [(cluster, Member(folder: first, applier: applier, entry: entry))]
    while let (cluster, member) = waiting.popLast() {
      guard seen[cluster, default: []].insert(member.folder).inserted else { continue }
      let folder = folders[member.folder]
      objectCount += folder.resources.count
      guard objectCount <= mostObjects else { continue }
      if member.folder > 0, !reached.insert(folder.key.directory).inserted {
        repeatedCount += folder.resources.count
        guard repeatedCount <= mostRepeated else { continue }
      }
      add(member, to: cluster)
      for (number, (applier, target)) in folder.applied.enumerated().reversed() {
        let isEntry = member.folder == 0
        var next = self.cluster(of: applier, in: cluster, from: member.folder)
        if isEntry, next == .loose { next = looseClusters[number] ?? .loose }
        if aloneFolders.contains(target), case .group = next { next = .alone(target) }
        let own = Entry(folder: member.folder, number: number)
        let entry: Entry? =
          if case .group = next { own } else { isEntry ? own : member.entry }
        waiting.append((next, Member(folder: target, applier: applier, entry: entry)))
      }
    }
  }

  private mutating func add(_ member: Member, to cluster: Cluster) {
    let position = positions[cluster] ?? clusters.count
    if position == clusters.count {
      positions[cluster] = position
      clusters.append((cluster, []))
    }
    clusters[position].members.append(member)
  }

  private func cluster(of applier: Applier, in cluster: Cluster, from folder: Int) -> Cluster {
    switch applier.destination {
    case .sameCluster: cluster
    case .cluster(let name): .named(name)
    case .group(let name): .group(folder, name)
    }
  }

  // MARK: - Overlays of one base

  /// Keeps apart what cannot be in one cluster; `false` if there is no such thing.
  private mutating func separate() -> Bool {
    var isChanged = false
    for (cluster, members) in clusters {
      for (first, second) in conflicts(among: members) {
        switch cluster {
        case .loose, .declared: isChanged = separateLoose(first.entry, second.entry) || isChanged
        case .group:
          let (count, folders) = (aloneFolders.count, [first.folder, second.folder])
          aloneFolders.formUnion(folders)
          isChanged = isChanged || aloneFolders.count > count
        default: break
        }
      }
    }
    return isChanged
  }

  /// Engines' objects of two folders go to two clusters, those of one folder each to its own.
  private mutating func separateLoose(_ first: Entry?, _ second: Entry?) -> Bool {
    guard let first = first.flatMap({ $0.folder == 0 ? $0.number : nil }),
      let second = second.flatMap({ $0.folder == 0 ? $0.number : nil })
    else { return false }
    let entries = folders[0].applied.map { Path.directory(path(of: $0.applier)) }
    let before = looseClusters
    if entries[first] != entries[second] {
      for (number, directory) in entries.enumerated()
      where directory == entries[first] || directory == entries[second] {
        looseClusters[number] = looseClusters[number] ?? .declared(directory)
      }
    } else {
      for number in [first, second] {
        looseClusters[number] = .declared("\(entries[number]), object \(number)")
      }
    }
    return looseClusters != before
  }

  private func path(of applier: Applier) -> String { files[Int(applier.place.file)].path }

  /// The members, got there in different ways, that make the same object: of the same file, or by
  /// orders that stand in different folders.
  private func conflicts(among members: [Member]) -> [(Member, Member)] {
    struct Object: Hashable {
      let kind: String
      let name: String
      let namespace: String?
    }
    struct Pair: Hashable {
      let first: Int
      let second: Int
    }
    var owners: [Object: (position: Int, file: SourceFile.ID)] = [:]
    var found: Set<Pair> = []
    var conflicts: [(Member, Member)] = []
    for (position, member) in members.enumerated() where member.entry != nil {
      for resource in folders[member.folder].resources {
        guard let name = resource.name,
          !ClusterScope.contains(resource.kind, apiVersion: resource.apiVersion)
        else { continue }
        let object = Object(
          kind: resource.kind, name: name, namespace: resource.namespace)
        guard let owner = owners[object] else {
          owners[object] = (position, resource.file)
          continue
        }
        let other = members[owner.position]
        guard other.entry != member.entry, other.folder != member.folder,
          owner.file == resource.file ? !isOfOneSet(other, member) : !isBesides(other, member),
          found.insert(Pair(first: owner.position, second: position)).inserted
        else { continue }
        conflicts.append((other, member))
      }
    }
    return conflicts
  }

  /// Whether one ApplicationSet sends two members to the cluster it is in, which is one.
  private func isOfOneSet(_ one: Member, _ other: Member) -> Bool {
    guard let first = one.entry, let second = other.entry, first.folder == second.folder else {
      return false
    }
    let applied = folders[first.folder].applied
    let appliers = (applied[first.number].applier, applied[second.number].applier)
    return appliers.0.place == appliers.1.place && appliers.0.destination == .sameCluster
      && appliers.1.destination == .sameCluster
  }

  /// Whether the orders through which two members get there stand in one folder.
  private func isBesides(_ one: Member, _ other: Member) -> Bool {
    let directories = [one, other].map { member in
      member.entry.map { Path.directory(path(of: folders[$0.folder].applied[$0.number].applier)) }
    }
    return directories[0] == directories[1]
  }
}
