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

  private struct Key: Hashable {
    let kind: Edge.Kind
    let source: Vertex
    let target: Vertex
    let means: String
    let range: SourceRange
    let resolution: Resolution.Name?
  }

  init(_ views: [(name: String, edges: [Edge])], files: [SourceFile]) {
    self.files = files
    var items: [Key: Item] = [:]
    for (name, edges) in views {
      for edge in edges {
        let key = Key(
          kind: edge.kind, source: edge.source, target: edge.target, means: edge.means,
          range: edge.range, resolution: edge.resolution)
        items[key, default: Item(edge: edge, views: [])].add(name)
      }
    }
    self.items = items.values.sorted { $0.precedes($1) }
  }

  private init(_ items: [Item], files: [SourceFile]) {
    self.items = items
    self.files = files
  }

  /// What is done to an object and what it does, and what brings about those that write it.
  public func around(_ focus: Vertex) -> EdgeList {
    let near = items.filter { $0.edge.source.mayBe(focus) || $0.edge.target.mayBe(focus) }
    let writers = Set(near.filter { $0.edge.kind == .writes }.map(\.edge.source))
    let behind = items.filter { item in
      writers.contains(item.edge.target) && !item.edge.target.mayBe(focus)
        && [.mounts, .applies].contains(item.edge.kind)
    }
    return EdgeList((near + behind).sorted { $0.precedes($1) }, files: files)
  }

  /// Those edges only with which a drawing stays readable, and how many are left out.
  public func first(_ count: Int) -> (list: EdgeList, left: Int) {
    (EdgeList(Array(items.prefix(count)), files: files), max(0, items.count - count))
  }

  /// Where an edge is written, as `path:line`.
  public func place(of edge: Edge) -> String {
    let file = files[Int(edge.range.file)]
    return "\(file.path):\(file.position(at: Int(edge.range.lower)).line)"
  }
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
    var found: [(name: String, edges: [Edge])] = []
    for tree in trees {
      found += ClusterGraphs(tree, files: files).map { ($0.name, $1.edges) }
    }
    return EdgeList(found, files: files)
  }
}
