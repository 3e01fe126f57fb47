import Graph

@testable import Linting
@testable import Reporting

/// What holds of any text that is read as a baseline.
struct BaselineInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?

  init(_ contents: [UInt8]) {
    let file = SourceFile(id: 0, path: "b.json", contents: contents)
    let entries: [Baseline.Entry]
    do throws(UsageError) {
      entries = try Baseline.entries(of: file)
    } catch {
      if !error.description.hasPrefix("b.json") { broken = "an error without its file" }
      return
    }
    let baseline = Baseline(entries: entries, path: "b.json", viewpoint: Viewpoint())
    let text = BaselineText.text(baseline)
    let again = SourceFile(id: 0, path: "b.json", contents: Array(text.utf8))
    let read = try? Baseline.entries(of: again)
    if read != entries { broken = "what is written is read otherwise" }
    let view = Linter.View(name: ".", files: [], configuration: Configuration())
    let report = Linter(rules: []).lint([view], of: []).compared(with: baseline, views: [view])
    _ = (TextReport().text(report).count, JSONReport().text(report).count)
    if report.baseline(after: baseline, views: [view]).entries.count > entries.count {
      broken = "entries come of nothing"
    }
  }
}
