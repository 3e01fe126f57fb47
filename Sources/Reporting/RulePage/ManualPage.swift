public import Linting

/// A page of the manual: on a rule, or on what its code says was not judged.
public enum ManualPage: Sendable {
  /// The page of a rule.
  case rule(Rule)
  /// What a code such as MGN009 means and what to do about it.
  case notice(Notification.Kind)

  /// Every page on the rules of a catalogue and on what is not judged.
  public static func all(of catalog: [Rule]) -> [ManualPage] {
    catalog.map { .rule($0) } + Notification.Kind.allCases.map { .notice($0) }
  }

  /// The rule's name or the code.
  public var id: String {
    switch self {
    case .rule(let rule): rule.id
    case .notice(let kind): kind.rawValue
    }
  }

  /// The page for a terminal of some width.
  public func text(
    _ extent: RulePage.Extent = .reading, width: Int = 80, isColored: Bool = false
  ) -> String {
    switch self {
    case .rule(let rule): return RulePage(rule).text(extent, width: width, isColored: isColored)
    case .notice(let kind):
      var writer = RulePageText(width: width, style: TerminalStyle(isColored: isColored))
      writer.writeTitle(of: kind)
      for section in Self.sections(of: kind) { writer.write(section) }
      return writer.text
    }
  }

  /// The page as GitHub's Markdown.
  public func markdown(_ extent: RulePage.Extent = .full) -> String {
    switch self {
    case .rule(let rule): return RulePage(rule).markdown(extent)
    case .notice(let kind):
      var writer = RulePageMarkdown()
      writer.writeTitle(of: kind)
      for section in Self.sections(of: kind) { writer.write(section) }
      return writer.text
    }
  }

  /// Pages as one page of HTML.
  public static func html(of pages: [ManualPage], _ extent: RulePage.Extent = .full) -> String {
    var writer = RulePageHTML(headingLevel: pages.count == 1 ? 1 : 2)
    for page in pages {
      switch page {
      case .rule(let rule): writer.write(rule, sections: RulePage(rule).sections(extent))
      case .notice(let kind): writer.write(kind, sections: sections(of: kind))
      }
    }
    let title = pages.count == 1 ? pages[0].id : "manifestguard"
    let head = pages.count == 1 ? "" : "<h1>manifestguard</h1>\n"
    return HTMLPage(title: title, body: "\(head)<main>\n\(writer.text)</main>\n").text
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
