internal import Linting
internal import Reporting

extension LintCommand {
  /// The report in one format.
  func render(_ report: Report, as format: ReportFormat) -> String {
    switch format.kind {
    case .text:
      var text = TextReport()
      text.isColored = format.file == nil && color.isOn
      text.width = format.file == nil ? Output.width : 120
      text.showsSummary = !quiet
      text.showsStatistics = statistics
      return text.text(report)
    case .sarif: return SARIFReport(tool: .manifestguard).text(report)
    case .json: return JSONReport().text(report)
    }
  }
}

extension ExplainCommand {
  /// The page of a rule in the format asked for.
  func page(of rule: Rule) -> String {
    let page = RulePage(rule)
    return switch format {
    case .text: page.text(width: Output.width, isColored: color.isOn)
    case .markdown: page.markdown()
    case .json: page.json()
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
