public import Graph

/// The edges of every cluster view of some paths, each once.
public struct EdgeList: Sendable {
  /// An edge and the views that it is in.
  public struct Item: Sendable {
    /// The edge.
    public let edge: Edge
    /// The names of the views.
    public internal(set) var views: [String]
  }

  /// The edges, sorted by what they are done to, what they are and what does it.
  public let items: [Item]
  /// The files, each at the index of its number.
  public let files: [SourceFile]
  /// The objects of the views, with edges or without.
  private let objects: Set<Vertex>

  /// Whether the views hold no object at all.
  public var isEmpty: Bool { objects.isEmpty }

  private struct Key: Hashable {
    let kind: Edge.Kind
    let source: Vertex
    let target: Vertex
    let means: String
    let range: SourceRange
    let resolution: Resolution.Name?
  }

  init(_ views: [(name: String, edges: [Edge], objects: [Vertex])], files: [SourceFile]) {
    self.files = files
    var items: [Key: Item] = [:]
    var objects: Set<Vertex> = []
    for (name, edges, ownObjects) in views {
      objects.formUnion(ownObjects)
      for edge in edges {
        let key = Key(
          kind: edge.kind, source: edge.source, target: edge.target, means: edge.means,
          range: edge.range, resolution: edge.resolution)
        items[key, default: Item(edge: edge, views: [])].add(name)
        objects.formUnion([edge.source, edge.target])
      }
    }
    self.objects = objects
    self.items = items.values.sorted { $0.precedes($1) }
  }

  private init(_ items: [Item], of list: EdgeList) {
    self.items = items
    files = list.files
    objects = list.objects
  }

  /// The objects that a name means, one for each namespace that is told.
  public func objects(called name: Vertex) -> [Vertex] {
    let found = objects.filter { $0.mayBe(name) }
    let placed = found.filter { $0.name.namespace != nil }
    return (placed.isEmpty ? found : placed).sorted { $0.display < $1.display }
  }

  /// The objects whose names are nearest to one that no object has.
  public func objects(like name: Vertex) -> [Vertex] {
    let byName = Dictionary(grouping: objects) { $0.name.name.lowercased() }
    let same = byName[name.name.name.lowercased()] ?? []
    let near = Spelling.nearest(
      to: name.display,
      in: objects.filter { $0.kind.lowercased() == name.kind.lowercased() }.map(\.display).sorted())
    return (same.sorted { $0.display < $1.display } + objects.filter { $0.display == near })
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What is done to an object and what it does, and what brings about those that write it.
  public func around(_ focus: Vertex) -> EdgeList {
    let near = items.filter { $0.edge.source.mayBe(focus) || $0.edge.target.mayBe(focus) }
    let writers = Set(near.filter { $0.edge.kind == .writes }.map(\.edge.source))
    let behind = items.filter { item in
      writers.contains(item.edge.target) && !item.edge.target.mayBe(focus)
        && [.mounts, .applies].contains(item.edge.kind)
    }
    return EdgeList((near + behind).sorted { $0.precedes($1) }, of: self)
  }

  /// Those edges only with which a drawing stays readable, and how many are left out: of a Secret that
  /// hundreds read those that read it.
  public func first(_ count: Int) -> (list: EdgeList, left: Int) {
    guard items.count > count else { return (self, 0) }
    let ranked = items.indices.sorted { one, other in
      let readings = [one, other].map { items[$0].edge.kind.isReading }
      return readings[0] == readings[1] ? one < other : readings[1]
    }
    let kept = ranked.prefix(count).sorted().map { items[$0] }
    return (EdgeList(kept, of: self), items.count - count)
  }

  /// Where an edge is written, as `path:line`.
  public func place(of edge: Edge) -> String {
    let file = files[Int(edge.range.file)]
    return "\(file.path):\(file.position(at: Int(edge.range.lower)).line)"
  }
}

extension Edge.Kind {
  fileprivate var isReading: Bool { self == .mounts || self == .reads }
}

extension EdgeList.Item {
  fileprivate mutating func add(_ view: String) {
    if views.last != view { views.append(view) }
  }

  fileprivate func precedes(_ other: EdgeList.Item) -> Bool {
    let (left, right) = (edge, other.edge)
    let ranges = (left.range, right.range)
    return (left.target.display, left.kind.rawValue, left.source.display, left.means)
      != (right.target.display, right.kind.rawValue, right.source.display, right.means)
      ? (left.target.display, left.kind.rawValue, left.source.display, left.means)
        < (right.target.display, right.kind.rawValue, right.source.display, right.means)
      : (ranges.0.file, ranges.0.lower, left.resolution?.rawValue ?? "")
        < (ranges.1.file, ranges.1.lower, right.resolution?.rawValue ?? "")
  }
}

extension Linter {
  /// The edges of the graphs of every cluster view.
  public func edges(
    of views: [View], in files: [SourceFile], _ surroundings: Surroundings = Surroundings()
  ) -> EdgeList {
    var files = files
    let trees = views.map { LintedTree($0, &files, surroundings) }
    var found: [(name: String, edges: [Edge], objects: [Vertex])] = []
    for tree in trees {
      found += ClusterGraphs(tree, files: files).map {
        ($0.name, $1.edges(leavingOut: Set($0.leftOut.keys)), $1.objects)
      }
    }
    return EdgeList(found, files: files)
  }
}
