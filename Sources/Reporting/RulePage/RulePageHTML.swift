internal import Linting
internal import SourceText

/// Writes pages of the manual as elements of HTML.
struct RulePageHTML {
  private(set) var text = ""
  private let headingLevel: Int

  /// Pages whose titles have headings of a level.
  init(headingLevel: Int) { self.headingLevel = headingLevel }

  mutating func write(_ rule: Rule, sections: [RulePage.Section]) {
    let level = rule.level.rawValue
    let title = "\(rule.id) <span class=\"level \(level)\">\(level)</span>"
    write(id: rule.id, title: title, summary: rule.summary + ".", sections)
  }

  mutating func write(_ kind: Notification.Kind, sections: [RulePage.Section]) {
    let title = "\(kind.rawValue) \(MarkupText.escaped(kind.title))"
    write(id: kind.rawValue, title: title, summary: "", sections)
  }

  private mutating func write(
    id: String, title: String, summary: String, _ sections: [RulePage.Section]
  ) {
    text += "<section id=\"\(id)\">\n<h\(headingLevel)>\(title)</h\(headingLevel)>\n"
    if !summary.isEmpty { text += "<p>\(Self.inline(summary))</p>\n" }
    for section in sections {
      text += "<h\(headingLevel + 1)>\(section.title)</h\(headingLevel + 1)>\n"
      write(section.blocks)
    }
    text += "</section>\n"
  }

  private mutating func write(_ blocks: [RulePage.Block]) {
    var list: String?
    for block in blocks {
      let kind = Self.list(of: block)
      if list != kind {
        if let list { text += "</\(list)>\n" }
        if let kind { text += "<\(kind)\(Self.start(of: block))>\n" }
        list = kind
      }
      write(block)
    }
    if let list { text += "</\(list)>\n" }
  }

  private static func list(of block: RulePage.Block) -> String? {
    switch block {
    case .prose(.item("-", _)), .reference: "ul"
    case .prose(.item): "ol"
    default: nil
    }
  }

  /// A list goes on where a paragraph or code has broken it.
  private static func start(of block: RulePage.Block) -> String {
    guard case .prose(.item(let marker, _)) = block, let number = Int(marker.dropLast()),
      number > 1
    else { return "" }
    return " start=\"\(number)\""
  }

  private mutating func write(_ block: RulePage.Block) {
    switch block {
    case .prose(.paragraph(let prose)): text += "<p>\(Self.inline(prose))</p>\n"
    case .prose(.item(_, let prose)): text += "<li>\(Self.inline(prose))</li>\n"
    case .prose(.code(let code)), .code(let code, language: _): writeCode(code)
    case .reference(let reference):
      let address = MarkupText.escaped(reference)
      text +=
        reference.hasPrefix("https://")
        ? "<li><a href=\"\(address)\">\(address)</a></li>\n" : "<li>\(address)</li>\n"
    case .example(let listing): write(listing)
    }
  }

  private mutating func write(_ listing: ExampleListing) {
    text += "<p><strong>\(Self.inline(listing.heading))</strong></p>\n"
    for file in listing.files {
      if listing.showsPath(of: file) {
        text += "<p><code>\(MarkupText.escaped(file.path))</code></p>\n"
      }
      writeCode(file.text)
    }
    guard let correction = listing.correction else { return }
    text += "<p>With the fix:</p>\n"
    for file in correction.files {
      if correction.files.count > 1 || file.path != "manifest.yaml" {
        text += "<p><code>\(MarkupText.escaped(file.path))</code></p>\n"
      }
      writeCode(file.lines.joined(separator: "\n"))
    }
  }

  private mutating func writeCode(_ code: String) {
    text += "<pre tabindex=\"0\"><code>\(MarkupText.escaped(code))</code></pre>\n"
  }

  /// Prose in which backticks enclose code.
  private static func inline(_ prose: String) -> String {
    let parts = prose.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return MarkupText.escaped(prose) }
    return parts.enumerated().map { index, part in
      let escaped = MarkupText.escaped(String(part))
      return index.isMultiple(of: 2) ? escaped : "<code>\(escaped)</code>"
    }.joined()
  }
}
