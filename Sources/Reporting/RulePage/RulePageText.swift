internal import Linting

/// Writes the page of a rule for a terminal.
struct RulePageText {
  private let width: Int
  private let style: TerminalStyle
  private(set) var text = ""

  init(width: Int, style: TerminalStyle) {
    self.width = max(width, 40)
    self.style = style
  }

  mutating func writeTitle(of rule: Rule) {
    text += style.strong(rule.id) + "  " + style.level(rule.level, rule.level.rawValue) + "\n"
    write(rule.summary + ".", first: "", rest: "")
  }

  mutating func writeTitle(of kind: Notification.Kind) {
    text += style.strong(kind.rawValue) + "  " + kind.title + "\n"
  }

  mutating func write(_ section: RulePage.Section) {
    text += "\n" + style.strong(section.title) + "\n"
    var isFirst = true
    var isAfterItem = false
    for block in section.blocks {
      let isItem = Self.isItem(block)
      if !isFirst, !(isItem && isAfterItem) { text += "\n" }
      write(block)
      isFirst = false
      isAfterItem = isItem
    }
  }

  private static func isItem(_ block: RulePage.Block) -> Bool {
    switch block {
    case .prose(.item), .reference: true
    default: false
    }
  }

  private mutating func write(_ block: RulePage.Block) {
    switch block {
    case .prose(.paragraph(let text)): write(text, first: "  ", rest: "  ")
    case .prose(.item(let marker, let text)):
      let indentation = String(repeating: " ", count: marker.count + 3)
      write(text, first: "  \(marker) ", rest: indentation)
    case .prose(.code(let code)), .code(let code, language: _): writeCode(code)
    case .reference(let reference): text += "  \(reference)\n"
    case .example(let listing): write(listing)
    }
  }

  private mutating func write(_ listing: ExampleListing) {
    write(listing.heading, first: "  ", rest: "  ")
    for file in listing.files {
      if listing.showsPath(of: file) { text += "  " + style.faint("-- \(file.path) --") + "\n" }
      writeCode(file.text)
    }
    guard let correction = listing.correction else { return }
    text += "\n  With the fix\n"
    for file in correction.files {
      if correction.files.count > 1 || file.path != "manifest.yaml" {
        text += "  " + style.faint("-- \(file.path) --") + "\n"
      }
      writeCode(file.lines.joined(separator: "\n"))
    }
  }

  private mutating func write(_ prose: String, first: String, rest: String) {
    for (index, line) in Prose.wrapped(prose, width: width - rest.count).enumerated() {
      text += (index == 0 ? first : rest) + line + "\n"
    }
  }

  private mutating func writeCode(_ code: String) {
    for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
      text += line.isEmpty ? "\n" : "    \(line)\n"
    }
  }
}
