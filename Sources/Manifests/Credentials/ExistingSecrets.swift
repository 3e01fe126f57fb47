internal import SourceText
internal import YAML

/// The Secrets that a chart's values name by keys with a part of the chart in them, as
/// `external_secrets.rabbitmq_existingSecret`: they are used instead of that part's passwords.
struct ExistingSecrets {
  /// The parts, in lower case and without marks between words.
  private(set) var parts: Set<String> = []
  /// Aliases make many nodes of few.
  private var budget = 20_000

  init(in node: Node) { visit(node, depth: 0) }

  /// Whether a Secret is used instead of the password at a path.
  func replace(_ path: String) -> Bool {
    guard !parts.isEmpty else { return false }
    let names = path.split(separator: ".").map { Self.plain(String($0)) }
    return names.contains { name in
      parts.contains(name)
    } || names.last.map { name in parts.contains { $0.count > 1 && name.hasPrefix($0) } } == true
  }

  private mutating func visit(_ node: Node, depth: Int) {
    budget -= 1
    guard budget > 0, depth < 32 else { return }
    for item in node.items { visit(item, depth: depth + 1) }
    for entry in node.entries {
      if !entry.value.isScalar {
        visit(entry.value, depth: depth + 1)
      } else if entry.value.textCount > 0, !entry.value.isNull, let key = entry.key.text {
        let name = Self.plain(key)
        // What stands in the same mapping as the Secret's plain name is told by the mapping.
        if name.hasSuffix(Self.mark), name != Self.mark {
          parts.insert(String(name.dropLast(Self.mark.count)))
        }
      }
    }
  }

  private static let mark = "existingsecret"

  private static func plain(_ name: String) -> String {
    name.prefix(200).lowercased().filter { $0 != "_" && $0 != "-" }
  }
}
