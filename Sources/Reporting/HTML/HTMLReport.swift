public import Linting
internal import SourceText

/// Findings as one page for a browser: filters, excerpts, the story of each drawn, the rules' manuals.
public struct HTMLReport: Sendable {
  /// A browser shows no more at ease; the others are counted.
  static let limit = 2_000

  /// Where the files can be looked at.
  public var links: SourceLinks?

  /// A page without links.
  public init() {}

  /// The page.
  public func text(_ report: Report) -> String {
    let shown = report.worstFirst.prefix(Self.limit)
    let left = report.items.count - shown.count
    let groups = RuleGroup.all(in: report)
    var writer = HTMLFindings(report, links: links)
    var body = """
      <header>
      <h1>manifestguard</h1>
      <p>\(MarkupText.escaped(Summary.counts(report))). \
      \(MarkupText.escaped(Summary.coverage(report)))</p>
      </header>

      """
    if !shown.isEmpty { body += form(groups) }
    body += shown.isEmpty ? "<main>\n" : "<main>\n<h2>Findings</h2>\n"
    for item in shown { body += writer.article(item) }
    body += "</main>\n"
    if left > 0 { body += "<p>\(left) more findings have no room here.</p>\n" }
    body += notJudged(report)
    let rules = groups.compactMap(\.rule)
    if !rules.isEmpty { body += "<h2>The rules</h2>\n" }
    for rule in rules {
      var page = RulePageHTML(headingLevel: 3)
      page.write(rule, sections: RulePage(rule).sections(.brief))
      body += page.text
    }
    return HTMLPage(title: "manifestguard", body: body, hasFilter: !shown.isEmpty).text
  }

  /// The filters, hidden until the script that they need runs.
  private func form(_ groups: [RuleGroup]) -> String {
    var form =
      "<form id=\"filter\" aria-label=\"Filter\" hidden>\n<fieldset><legend>Level</legend>\n"
    for level in [Level.error, .warning, .note] {
      let count = groups.reduce(0) { sum, group in
        sum + group.items.count { $0.finding.level == level }
      }
      let name = level.rawValue
      form += "<label><input type=\"checkbox\" name=\"level\" value=\"\(name)\" checked>"
      form += "\(name) (\(count))</label>\n"
    }
    form += "</fieldset>\n<label>Rule <select name=\"rule\"><option value=\"\">all</option>\n"
    for group in groups {
      let id = MarkupText.escaped(group.id)
      form += "<option value=\"\(id)\">\(id) (\(group.items.count))</option>\n"
    }
    form += """
      </select></label>
      <label>Text <input type="search" name="text"></label>
      <button type="reset">Show all</button>
      <output id="shown"></output>
      </form>

      """
    return form
  }

  private func notJudged(_ report: Report) -> String {
    let notifications = report.notifications.filter { $0.level > .note }
    guard !notifications.isEmpty else { return "" }
    var list = "<h2>Not judged</h2>\n<ul>\n"
    for notification in notifications.prefix(Self.limit) {
      let place = MarkupText.escaped(ReportPlace(notification, in: report).text)
      let message = MarkupText.escaped(TerminalText.line(notification.message))
      list += "<li><code>\(place)</code> \(notification.kind.rawValue): \(message)</li>\n"
    }
    return list + "</ul>\n"
  }
}
