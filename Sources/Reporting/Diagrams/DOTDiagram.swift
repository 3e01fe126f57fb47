public import Linting

/// Edges as a graph for Graphviz.
public struct DOTDiagram: Sendable {
  /// Beyond this nobody finds anything in a drawing.
  public static var mostEdges: Int { 2_000 }

  private let list: EdgeList
  private let left: Int

  /// A diagram of the first edges of a list.
  public init(_ list: EdgeList) { (self.list, left) = list.first(Self.mostEdges) }

  /// The diagram's text.
  public var text: String {
    let vertices = DiagramVertices(list)
    var text = "digraph manifestguard {\n  rankdir=LR;\n  node [shape=box];\n"
    for (index, vertex) in vertices.all.enumerated() {
      let shape =
        switch vertex.kind {
        case "Secret": ", shape=cylinder"
        case "File": ", shape=note"
        default: ""
        }
      text +=
        "  n\(index) [label=\"\(Self.escaped(vertex.kind))\\n\(Self.escaped(vertex.name.display))\"\(shape)];\n"
    }
    for item in list.items {
      let edge = item.edge
      let words = [edge.kind.rawValue, edge.means].filter { !$0.isEmpty }.joined(separator: ": ")
      text +=
        "  n\(vertices.number(of: edge.source)) -> n\(vertices.number(of: edge.target)) [label=\"\(Self.escaped(words))\\n\(Self.escaped(list.place(of: edge)))\"];\n"
    }
    if left > 0 { text += "  // \(left) more edges are left out: name an object with --focus\n" }
    return text + "}\n"
  }

  /// The inside of a quoted string; what is no letter there stays what it is.
  private static func escaped(_ text: String) -> String {
    TerminalText.line(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
