import SourceText
import YAML

/// What a text was read as, in a form short enough to stand in a table.
struct Outline {
  /// One line of flow style for each document; `-` for an empty one.
  let documents: [String]
  /// Kind, line and column of each problem.
  let problems: [String]

  init(_ contents: [UInt8], limits: Limits = Limits()) {
    let file = SourceFile(id: 0, path: "text.yaml", contents: contents)
    let stream = Stream(file, limits: limits)
    documents = stream.documents.map { $0.root.map(Self.value) ?? "-" }
    problems = stream.problems.map { problem in
      let position = file.position(at: Int(problem.range.lower))
      return "\(problem.kind) \(position.line):\(position.column)"
    }
  }

  init(_ text: String, limits: Limits = Limits()) { self.init(Array(text.utf8), limits: limits) }

  private static func value(_ node: Node) -> String {
    let tag = node.tag.map { "\($0) " } ?? ""
    if node.isSequence { return tag + "[" + node.items.map(value).joined(separator: ", ") + "]" }
    if node.isMapping {
      let entries = node.entries.map { value($0.key) + ": " + value($0.value) }
      return tag + "{" + entries.joined(separator: ", ") + "}"
    }
    guard tag.isEmpty else { return tag + (node.text ?? "?") }
    switch node.scalarType {
    case .null: return "null"
    case .string: return (node.text ?? "?").debugDescription
    default: return node.text ?? "?"
    }
  }
}
