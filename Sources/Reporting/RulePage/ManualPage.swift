public import Linting

/// A page of the manual: on a rule, or on what its code says was not judged.
public enum ManualPage: Sendable {
  /// The page of a rule.
  case rule(Rule)
  /// What a code such as MGN009 means and what to do about it.
  case notice(Notification.Kind)

  /// The page for a terminal of some width.
  public func text(width: Int = 80, isColored: Bool = false) -> String {
    switch self {
    case .rule(let rule): return RulePage(rule).text(width: width, isColored: isColored)
    case .notice(let kind):
      var writer = RulePageText(width: width, style: TerminalStyle(isColored: isColored))
      writer.writeTitle(of: kind)
      for section in Self.sections(of: kind) { writer.write(section) }
      return writer.text
    }
  }

  /// The page as GitHub's Markdown.
  public var markdown: String {
    switch self {
    case .rule(let rule): return RulePage(rule).markdown()
    case .notice(let kind):
      var writer = RulePageMarkdown()
      writer.writeTitle(of: kind)
      for section in Self.sections(of: kind) { writer.write(section) }
      return writer.text
    }
  }

  /// Pages for programs: a lone one as it is, several as an array.
  public static func json(of pages: [ManualPage]) -> String {
    let values = pages.map(\.value)
    return (values.count == 1 ? values[0] : .array(values)).text(pretty: true)
  }

  private static func sections(of kind: Notification.Kind) -> [RulePage.Section] {
    [("What it means", kind.meaning), ("What to do", kind.remedy)].map { title, text in
      RulePage.Section(title: title, blocks: [.prose(.paragraph(text))])
    }
  }

  private var value: JSONValue {
    switch self {
    case .rule(let rule): RulePage(rule).value
    case .notice(let kind):
      [
        "id": .string(kind.rawValue), "reason": .string(kind.title),
        "meaning": .string(kind.meaning), "remedy": .string(kind.remedy),
      ]
    }
  }
}
