internal import SourceText
internal import YAML

/// What a generator of an ApplicationSet gives to the template, by the names that templates use
/// (`argo-cd applicationset/generators`).
struct GeneratorParameters: Sendable {
  /// The values that the tree tells.
  private(set) var values: [String: String] = [:]
  /// Which clusters a generator picks, as its selector says; `nil` if it picks none.
  var clusterSelection: String?

  /// The values of a mapping, those of inner mappings behind a dot.
  init(_ node: Node? = nil, prefix: String = "") {
    if let node { add(node, prefix, depth: 0) }
  }

  /// What is told of a folder of the repository.
  init(folder: String) {
    let parts = Path.components(folder)
    let name = Path.name(folder)
    values["path"] = folder
    values["path.path"] = folder
    values["path.basename"] = name
    values["path.basenameNormalized"] = String(
      name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "." ? $0 : "-" })
    for (index, part) in parts.enumerated() { values["path[\(index)]"] = String(part) }
  }

  private mutating func add(_ node: Node, _ name: String, depth: Int) {
    if node.isMapping, depth < 10 {
      for entry in node.entries {
        guard let key = entry.key.text else { continue }
        add(entry.value, name.isEmpty ? key : "\(name).\(key)", depth: depth + 1)
      }
    } else if !name.isEmpty {
      values[name] = node.text
    }
  }

  /// These values and others, which win.
  func merged(with others: GeneratorParameters) -> GeneratorParameters {
    var merged = self
    merged.values.merge(others.values) { $1 }
    merged.clusterSelection = others.clusterSelection ?? clusterSelection
    return merged
  }

  /// A node with the values filled in that are known; what is not stays a template.
  func filled(_ node: Node, isGoTemplate: Bool) -> Node {
    node.replacing { text in
      TemplateExpression.all(in: text).compactMap { expression in
        values[expression.name(inGoTemplate: isGoTemplate)].map {
          TextReplacement(expression.range, by: $0)
        }
      }
    }
  }
}

/// `{{ ... }}` in a text.
private struct TemplateExpression {
  let range: Range<Int>
  private let content: String

  static func all(in text: UnsafeBufferPointer<UInt8>) -> [TemplateExpression] {
    var found: [TemplateExpression] = []
    var index = 0
    while let open = text.next(0x7B, from: index), open + 1 < text.count {
      index = open
      guard text[index + 1] == 0x7B else {
        index += 1
        continue
      }
      var end = index + 2
      while end + 1 < text.count, text[end] != 0x7D || text[end + 1] != 0x7D { end += 1 }
      guard end + 1 < text.count else { break }
      let content = String(decoding: text[(index + 2)..<end], as: UTF8.self)
      found.append(TemplateExpression(range: index..<(end + 2), content: content))
      index = end + 2
    }
    return found
  }

  /// The name of the value that it stands for; of a pipeline none that is known.
  func name(inGoTemplate isGoTemplate: Bool) -> String {
    let text = content.drop { $0 == " " }.prefix(200)
    let words = text.split(separator: " ").map(String.init)
    guard isGoTemplate else { return words.count == 1 ? words[0] : content }
    if words.count == 3, words[0] == "index", words[1] == ".path.segments" {
      return "path[\(words[2])]"
    }
    guard words.count == 1, words[0].hasPrefix("."), words[0] != ".path" else { return content }
    return String(words[0].dropFirst())
  }
}
