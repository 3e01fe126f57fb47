internal import Linting
internal import Reporting

extension ReportingOptions {
  /// The report in one format; where a few rules are asked for, roots that were not built are only counted.
  func render(_ report: Report, as format: ReportFormat, selectsRules: Bool) -> String {
    switch format.kind {
    case .text:
      var text = TextReport()
      text.isColored = format.file == nil && color.isOn
      text.width = format.file == nil ? Output.width : 120
      text.showsNotices = !quiet
      text.countsUnbuilt = selectsRules && !strictCoverage
      text.showsSummary = !quiet
      text.showsStatistics = statistics
      text.showsCoverage = showCoverage && showsCoverageInReport && format.file == nil
      return text.text(report)
    case .sarif:
      var sarif = SARIFReport(tool: .manifestguard)
      sarif.includesSuppressed = sarifSuppressed
      return sarif.text(report)
    case .json: return JSONReport().text(report)
    case .github: return GitHubReport().text(report)
    case .gitlab: return GitLabReport().text(report)
    case .junit: return JUnitReport().text(report)
    case .azure: return AzureReport().text(report)
    case .markdown:
      var markdown = MarkdownReport()
      markdown.links = SourceLinks(environment: Output.environment)
      return markdown.text(report)
    case .html:
      var page = HTMLReport()
      page.links = SourceLinks(environment: Output.environment)
      return page.text(report)
    }
  }

  /// The page of a step of GitHub Actions, within the bytes that are left of it.
  func summary(of report: Report, room: Int) -> String {
    var summary = GitHubSummary()
    summary.room = room
    summary.links = SourceLinks(environment: Output.environment)
    return summary.text(report)
  }
}

extension ExplainCommand {
  /// Pages in the format asked for, one after another.
  func text(of pages: [ManualPage]) -> String {
    switch format {
    case .text:
      let separator = "\n" + String(repeating: "-", count: Output.width) + "\n\n"
      let extent = examples || brief ? extent : .reading
      return pages.map { $0.text(extent, width: Output.width, isColored: color.isOn) }
        .joined(separator: separator)
    case .markdown: return pages.map { $0.markdown(extent) }.joined(separator: "\n---\n\n")
    case .json: return ManualPage.json(of: pages)
    case .html: return ManualPage.html(of: pages, extent)
    }
  }

  /// Of more findings on a line nobody copies exceptions.
  private static let hintLimit = 3

  /// Findings with the manual of their rules.
  func text(of report: Report) -> String {
    switch format {
    case .text:
      var findings = TextReport()
      findings.isColored = color.isOn
      findings.width = Output.width
      findings.showsSummary = false
      let broken = Set((report.items + report.suppressed.map(\.item)).map(\.finding.rule))
      let pages = report.rules.filter { broken.contains($0.id) }.map { rule in
        RulePage(rule).text(.brief, width: Output.width, isColored: color.isOn)
      }
      let hints = report.items.prefix(Self.hintLimit).map { SuppressionHint($0, in: report).text }
      return findings.text(report) + ExcusedText(report).text + hints.joined()
        + pages.joined(separator: "\n")
    case .markdown: return MarkdownReport().text(report)
    case .json: return JSONReport().text(report)
    case .html: return HTMLReport().text(report)
    }
  }
}

extension SARIFReport.Tool {
  /// This tool, as SARIF names a driver.
  static let manifestguard = SARIFReport.Tool(
    version: Version.text, organization: "manifestguard",
    informationURI: "https://github.com/manifestguard/manifestguard",
    rulesURI: "https://github.com/manifestguard/manifestguard/blob/main/Rules/README.md#")
}
