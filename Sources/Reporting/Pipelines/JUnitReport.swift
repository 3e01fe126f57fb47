public import Linting

/// Findings as the XML of JUnit, which Jenkins, GitLab and most build servers read.
///
/// A rule is a test suite. Each finding of it is a failed test, a note a skipped one, so that it is
/// seen and fails nothing; a rule without findings is one test that passed, since servers refuse a
/// report without tests. A test is named by object and place in it, not by line: one that moves is
/// no new failure. Jenkins' schema (xunit-plugin `junit-10.xsd`) allows no `file` and no `line`.
public struct JUnitReport: Sendable {
  /// A report.
  public init() {}

  /// The text of a report.
  public func text(_ report: Report) -> String {
    let groups = RuleGroup.all(in: report)
    let broken = Set(groups.map(\.id))
    var suites = groups.map { suite($0.id, $0.items.map { JUnitCase($0, in: report) }) }
    let unjudged = report.notifications.filter { $0.level > .note }
    if !unjudged.isEmpty {
      suites.append(suite("not-judged", unjudged.map { JUnitCase($0, in: report) }))
    }
    suites += report.rules.filter { !broken.contains($0.id) }.map {
      suite($0.id, [JUnitCase(name: "no findings")])
    }
    let failures = report.items.count { $0.finding.level > .note } + report.failures.count
    let tests = suites.reduce(0) { $0 + $1.tests }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="manifestguard" tests="\(tests)" failures="\(failures)" errors="0" time="0">
      \(suites.map(\.text).joined())</testsuites>

      """
  }

  private func suite(_ name: String, _ cases: [JUnitCase]) -> (text: String, tests: Int) {
    let name = MarkupText.escaped(TerminalText.line(name))
    let failures = cases.count { $0.outcome == .failed }
    let skipped = cases.count { $0.outcome == .skipped }
    var text = "  <testsuite name=\"\(name)\" tests=\"\(cases.count)\" failures=\"\(failures)\" "
    text += "errors=\"0\" skipped=\"\(skipped)\" time=\"0\">\n"
    var seen: [String: Int] = [:]
    for test in cases {
      // Of two tests of one name GitLab forgets the second.
      let count = seen[test.name, default: 0] + 1
      seen[test.name] = count
      text += test.text(suite: name, number: count)
    }
    return (text + "  </testsuite>\n", cases.count)
  }
}

/// One test as JUnit tells it.
private struct JUnitCase {
  enum Outcome { case passed, skipped, failed }

  let name: String
  var outcome = Outcome.passed
  private var type = ""
  private var message = ""
  private var story = ""

  init(name: String) { self.name = name }

  init(_ item: Report.Item, in report: Report) {
    let finding = item.finding
    let place = ReportPlace(finding, in: report)
    let path = TerminalText.path(place.path)
    let object = item.resource.map { TerminalText.line($0.displayName) + " " } ?? ""
    let pointer = finding.pointer.isEmpty ? "" : TerminalText.line(finding.pointer) + " "
    name = "\(object)\(pointer)in \(path)"
    outcome = finding.level > .note ? .failed : .skipped
    type = finding.level.rawValue
    message = TerminalText.line(finding.message)
    story = Story(item, in: report).lines.map { $0 + "\n" }.joined()
  }

  init(_ notification: Notification, in report: Report) {
    let place = ReportPlace(notification, in: report)
    name = "\(notification.kind.rawValue) \(place.text)"
    outcome = report.failsRun(notification) ? .failed : .skipped
    type = notification.kind.rawValue
    message = TerminalText.line(notification.message)
    story = "\(place.text): \(message)\n"
  }

  /// The test as the `number`th of its name.
  func text(suite: String, number: Int) -> String {
    let name = MarkupText.escaped(number == 1 ? name : "\(name) (\(number))")
    let text = "    <testcase classname=\"manifestguard.\(suite)\" name=\"\(name)\" time=\"0\""
    let message = MarkupText.escaped(message)
    switch outcome {
    case .passed: return text + "/>\n"
    case .skipped: return text + ">\n      <skipped message=\"\(message)\"/>\n    </testcase>\n"
    case .failed:
      return text + """
        >
              <failure message="\(message)" type="\(type)">\(MarkupText.escaped(story))</failure>
            </testcase>

        """
    }
  }
}
