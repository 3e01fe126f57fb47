public import Linting

/// Edges as JSON for programs.
public struct EdgesJSON: Sendable {
  private let list: EdgeList

  /// All edges of a list.
  public init(_ list: EdgeList) { self.list = list }

  /// The text: `{"version": 1, "vertices": [...], "edges": [...]}`.
  public var text: String {
    let vertices = DiagramVertices(list)
    let value: JSONValue = [
      "version": 1,
      "vertices": .array(
        vertices.all.map { vertex in
          [
            "kind": .string(vertex.kind),
            "namespace": vertex.name.namespace.map { .string($0) } ?? .null,
            "name": .string(vertex.name.name),
          ]
        }),
      "edges": .array(list.items.map { edge($0, vertices) }),
    ]
    return value.text(pretty: true)
  }

  private func edge(_ item: EdgeList.Item, _ vertices: DiagramVertices) -> JSONValue {
    let edge = item.edge
    let file = list.files[Int(edge.range.file)]
    let position = file.position(at: Int(edge.range.lower))
    var members = JSONMembers()
    members.add("kind", .string(edge.kind.rawValue))
    members.add("from", .int(vertices.number(of: edge.source)))
    members.add("to", .int(vertices.number(of: edge.target)))
    members.add("means", .string(MessageLength.bounded(edge.means)))
    members.add("path", .string(file.path))
    members.add("line", .int(position.line))
    members.add("column", .int(position.column))
    members.add("resolution", edge.resolution.map { .string($0.rawValue) })
    members.add("reason", edge.reason.map { .string(MessageLength.bounded($0)) })
    members.add("views", .array(item.views.map { .string($0) }))
    return members.object
  }
}
