import Linting

/// A change of an example's text that must not change what is reported, marks included.
enum ExampleVariant: CaseIterable {
  case carriageReturns
  case nonASCIIBefore
  case oneFilePerDocument
  case wrappedInList
  case json
  case keysReversed

  /// The changed text; `nil` where the change does not fit the example.
  func apply(to text: String) -> String? {
    switch self {
    case .carriageReturns:
      return mapFiles(text) { _, content in content.replacing("\n", with: "\r\n") }
    case .nonASCIIBefore:
      return mapFiles(text) { path, content in
        // A comment alone: what Flux builds takes no document that is no object.
        isManifest(path, content) ? "# é 🔑 before it\n---\n" + content : content
      }
    case .oneFilePerDocument: return splitDocuments(text)
    case .wrappedInList: return mapDocuments(text, inList: true) { $0 }
    case .json, .keysReversed: return restructured(text)
    }
  }

  private func mapFiles(_ text: String, _ change: (String, String) -> String) -> String {
    Self.sections(of: text).map { "-- \($0.path) --\n" + change($0.path, $0.content) }
      .joined(separator: "\n")
  }

  private func isManifest(_ path: String, _ content: String) -> Bool {
    content.contains("apiVersion:") && !path.hasSuffix(".json") && !path.contains("kustomization")
      && !path.contains("Chart.yaml")
  }

  private func splitDocuments(_ text: String) -> String? {
    guard text.contains("\n---\n") else { return nil }
    var parts: [String] = []
    for section in Self.sections(of: text) {
      for (index, document) in section.content.split(separator: "\n---\n").enumerated() {
        parts.append("-- \(index)-\(Path.name(section.path)) --\n\(document)")
      }
    }
    return parts.joined(separator: "\n")
  }

  private func mapDocuments(
    _ text: String, inList: Bool, _ change: (Substring) -> Substring
  ) -> String? {
    guard !text.contains("{{"), !text.contains("*nowhere") else { return nil }
    return mapFiles(text) { path, content in
      guard isManifest(path, content) else { return content }
      let items = content.split(separator: "\n---\n").map { document in
        document.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
          .map { index, line in
            line.isEmpty ? "" : (index == 0 ? "  - " : "    ") + line
          }.joined(separator: "\n")
      }
      return "apiVersion: v1\nkind: List\nitems:\n" + items.joined(separator: "\n")
    }
  }

  /// The documents written anew, as JSON or with the keys of every mapping turned round.
  private func restructured(_ text: String) -> String? {
    // A mark inside a scalar or before a key survives in the text of that scalar.
    guard !text.contains("{{"), !text.contains("*nowhere"), !text.contains("# ") else { return nil }
    var isPossible = !text.contains(/(?:: |- )↓[\[{|>&*!]/)
    let changed = mapFiles(text) { path, content in
      guard isManifest(path, content) else { return content }
      let file = SourceFile(
        id: 0, path: path, contents: Array(Rewriter.withMarksInsideQuotes(content).utf8))
      let stream = Stream(file)
      let bare = SourceFile(
        id: 0, path: path, contents: Array(content.replacing("↓", with: "").utf8))
      guard stream.problems.isEmpty, Stream(bare).problems.isEmpty else {
        isPossible = false
        return content
      }
      let documents = stream.documents.compactMap(\.root).map { root in
        Rewriter(reversesKeys: self == .keysReversed).text(of: root)
      }
      return documents.joined(separator: "\n---\n")
    }
    return isPossible ? changed : nil
  }

  /// The files of an example with their marks.
  private static func sections(of text: String) -> [(path: String, content: String)] {
    var sections: [(path: String, content: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 {
        sections.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else {
        if sections.isEmpty { sections.append(("manifest.yaml", "")) }
        sections[sections.count - 1].content +=
          (sections[sections.count - 1].content.isEmpty ? "" : "\n") + line
      }
    }
    return sections
  }
}

/// Writes a value as JSON, which is YAML too, with marks moved in front of the scalars they stood in.
private struct Rewriter {
  let reversesKeys: Bool

  func text(of node: Node) -> String {
    if node.isMapping {
      let entries = reversesKeys ? node.entries.reversed() : node.entries
      return "{"
        + entries.map { "\(scalar($0.key, isKey: true)): \(text(of: $0.value))" }
        .joined(separator: ",\n ") + "}"
    }
    if node.isSequence {
      return "[" + node.items.map { text(of: $0) }.joined(separator: ", ") + "]"
    }
    return scalar(node, isKey: false)
  }

  /// In front of a quote a mark would make a plain scalar of it; `⇓` is the mark behind the quote.
  static func withMarksInsideQuotes(_ text: String) -> String {
    text.replacing("↓\"", with: "\"⇓").replacing("↓'", with: "'⇓")
  }

  private func scalar(_ node: Node, isKey: Bool) -> String {
    var text = node.text ?? ""
    if node.style != .plain, text.hasPrefix("⇓") {
      return "↓" + quote(String(text.dropFirst()).replacing("⇓", with: "↓"))
    }
    text = text.replacing("\"⇓", with: "↓\"").replacing("'⇓", with: "↓'")
    let bare = text.replacing("↓", with: "")
    if !isKey, node.style == .plain, ScalarType(plain: bare) != .string {
      return (text.hasPrefix("↓") ? "↓" : "") + (bare.isEmpty ? "null" : bare)
    }
    // A mark in front of a whole scalar stays in front of its quote, one inside stays inside.
    let leads = text.hasPrefix("↓") && node.style == .plain
    return (leads ? "↓" : "") + quote(leads ? bare : text)
  }

  private func quote(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
