public import Linting

/// Edges as a Mermaid flowchart, for pages that draw one.
public struct MermaidDiagram: Sendable {
  /// Mermaid refuses to draw more than 500 edges (its `maxEdges`).
  public static var mostEdges: Int { 400 }

  private let list: EdgeList
  private let left: Int

  /// A diagram of the first edges of a list.
  public init(_ list: EdgeList) { (self.list, left) = list.first(Self.mostEdges) }

  /// The diagram's text.
  public var text: String {
    let vertices = DiagramVertices(list)
    var text = "flowchart LR\n"
    for (index, vertex) in vertices.all.enumerated() {
      let (open, close) = Self.shape(of: vertex)
      text += "  n\(index)\(open)\"\(Self.label(vertex))\"\(close)\n"
    }
    for item in list.items {
      let edge = item.edge
      let words = [edge.kind.rawValue, edge.means].filter { !$0.isEmpty }.joined(separator: ": ")
      let label = "\(Self.escaped(words))<br>\(Self.escaped(list.place(of: edge)))"
      text +=
        "  n\(vertices.number(of: edge.source)) -->|\"\(label)\"| n\(vertices.number(of: edge.target))\n"
    }
    if left > 0 { text += "  %% \(left) more edges are left out: name an object with --focus\n" }
    return text
  }

  private static func label(_ vertex: Vertex) -> String {
    "\(escaped(vertex.kind))<br>\(escaped(vertex.name.display))"
  }

  private static func shape(of vertex: Vertex) -> (String, String) {
    switch vertex.kind {
    case "Secret": ("[(", ")]")
    case "File": ("[/", "/]")
    default: ("[", "]")
    }
  }

  /// A text in which nothing is Mermaid's, Markdown's or HTML's.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in TerminalText.line(text).unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", ":", " ", ",", "(", ")", "+":
        escaped.unicodeScalars.append(scalar)
      case _ where scalar.value >= 0x80: escaped.unicodeScalars.append(scalar)
      default: escaped += "#\(scalar.value);"
      }
    }
    return escaped
  }
}

/// The vertices of a list's edges, numbered as they come.
struct DiagramVertices {
  private(set) var all: [Vertex] = []
  private var numbers: [Vertex: Int] = [:]

  init(_ list: EdgeList) {
    for item in list.items {
      for vertex in [item.edge.source, item.edge.target] where numbers[vertex] == nil {
        numbers[vertex] = all.count
        all.append(vertex)
      }
    }
  }

  func number(of vertex: Vertex) -> Int { numbers[vertex] ?? 0 }
}
