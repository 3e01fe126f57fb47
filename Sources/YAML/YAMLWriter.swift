/// Writes a value as YAML the way kustomize prints objects: keys sorted, lists not indented.
public struct YAMLWriter {
  private let comment: (Node) -> String?
  private var text = ""

  /// A writer; `comment` gives what stands in a comment behind a key or an item.
  public init(comment: @escaping (Node) -> String? = { _ in nil }) {
    self.comment = comment
  }

  /// The text of a value, ended by a line break.
  public static func text(
    of node: Node, comment: @escaping (Node) -> String? = { _ in nil }
  ) -> String {
    var writer = YAMLWriter(comment: comment)
    if node.isScalar || node.isEmptyCollection {
      writer.inline(node, note: comment(node), indent: 2)
    } else {
      writer.block(node, indent: 0)
    }
    return writer.text
  }

  private mutating func block(_ node: Node, indent: Int) {
    if node.isMapping {
      mapping(node, indent: indent, startsOnLine: false)
    } else {
      sequence(node, indent: indent)
    }
  }

  /// The first entry may follow the `- ` of a list's item.
  private mutating func mapping(_ node: Node, indent: Int, startsOnLine: Bool) {
    let entries = node.entries.compactMap { entry in entry.key.text.map { (key: $0, entry) } }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (number, (key, entry)) in entries.enumerated() {
      if number > 0 || !startsOnLine { text += spaces(indent) }
      let written = ScalarText.key(key)
      // A key on the line of its value may have 1,024 letters.
      text += written.utf8.count > 1000 ? "? \(written)\n\(spaces(indent)):" : written + ":"
      let value = entry.value
      if value.isScalar || value.isEmptyCollection {
        text += " "
        inline(value, note: comment(value), indent: indent + 2)
      } else {
        endLine(comment(entry.key))
        block(value, indent: value.isMapping ? indent + 2 : indent)
      }
    }
  }

  private mutating func sequence(_ node: Node, indent: Int) {
    for item in node.items {
      text += spaces(indent) + "- "
      if item.isScalar || item.isEmptyCollection {
        inline(item, note: comment(item), indent: indent + 2)
      } else if item.isMapping {
        mapping(item, indent: indent + 2, startsOnLine: true)
      } else {
        // A list within a list begins on a line of its own.
        text.removeLast()
        endLine(comment(item))
        sequence(item, indent: indent + 2)
      }
    }
  }

  /// A scalar or an empty collection, to the end of the line.
  private mutating func inline(_ node: Node, note: String?, indent: Int) {
    guard node.isScalar else {
      text += node.isMapping ? "{}" : "[]"
      return endLine(note)
    }
    let scalar = ScalarText(node)
    text += scalar.firstLine
    endLine(note)
    for line in scalar.blockLines {
      text += line.isEmpty ? "\n" : spaces(indent) + line + "\n"
    }
  }

  private mutating func endLine(_ note: String?) {
    if let note { text += " # \(note)" }
    text += "\n"
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
