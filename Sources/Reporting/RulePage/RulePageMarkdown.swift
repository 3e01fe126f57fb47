internal import Linting
internal import SourceText

/// Writes the page of a rule as Markdown (GitHub's dialect).
struct RulePageMarkdown {
  private(set) var text = ""
  private let headingLevel: Int

  /// A page whose sections have headings of a level.
  init(headingLevel: Int = 2) { self.headingLevel = headingLevel }

  mutating func writeTitle(of rule: Rule) {
    text += "# \(rule.id)\n\n"
    text += "**\(rule.level.rawValue)**: \(Self.inline(rule.summary)).\n"
  }

  mutating func writeTitle(of kind: Notification.Kind) {
    text += "# \(kind.rawValue): \(kind.title)\n"
  }

  mutating func write(_ section: RulePage.Section) {
    text += "\n\(String(repeating: "#", count: headingLevel)) \(section.title)\n"
    var isAfterItem = false
    for block in section.blocks {
      var isItem = false
      if case .prose(.item) = block { isItem = true }
      if case .reference = block { isItem = true }
      if !(isItem && isAfterItem) { text += "\n" }
      write(block)
      isAfterItem = isItem
    }
  }

  private mutating func write(_ block: RulePage.Block) {
    switch block {
    case .prose(.paragraph(let prose)): text += Self.inline(prose) + "\n"
    case .prose(.item(let marker, let prose)): text += "\(marker) \(Self.inline(prose))\n"
    case .prose(.code(let code)): writeCode(code, language: "")
    case .code(let code, let language): writeCode(code, language: language)
    case .reference(let reference): text += "- \(reference)\n"
    case .example(let listing): write(listing)
    }
  }

  private mutating func write(_ listing: ExampleListing) {
    text += "**\(Self.inline(listing.heading))**\n"
    for file in listing.files {
      if listing.showsPath(of: file) { text += "\n`\(file.path)`\n" }
      text += "\n"
      writeCode(file.text, language: Self.language(of: file.path))
    }
    guard let correction = listing.correction else { return }
    text += "\nWith the fix:\n"
    for file in correction.files {
      if correction.files.count > 1 || file.path != "manifest.yaml" {
        text += "\n`\(file.path)`\n"
      }
      text += "\n"
      writeCode(file.lines.joined(separator: "\n"), language: "diff")
    }
  }

  /// A block whose fence is longer than any run of backticks inside it.
  private mutating func writeCode(_ code: String, language: String) {
    var fence = "```"
    while code.contains(fence) { fence += "`" }
    text += "\(fence)\(language)\n\(code)\n\(fence)\n"
  }

  private static func language(of path: String) -> String {
    let name = Path.name(path)
    guard let dot = name.lastIndex(of: ".") else { return "" }
    switch name[name.index(after: dot)...] {
    case "yaml", "yml": return "yaml"
    case "json": return "json"
    case "hcl", "tf": return "hcl"
    case "sh": return "sh"
    default: return ""
    }
  }

  /// Prose in which only backticks are Markdown.
  static func inline(_ prose: String) -> String {
    let parts = prose.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return escaped(prose) }
    return parts.enumerated().map { index, part in
      index.isMultiple(of: 2) ? escaped(part) : "`\(part)`"
    }.joined()
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    for (index, character) in text.enumerated() {
      let isMarkup = ["\\", "*", "_", "<", "`"].contains(character)
      let isMarkupInFront = index == 0 && ["#", ">", "+"].contains(character)
      if isMarkup || isMarkupInFront { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
