public import Linting
internal import SourceText

/// Findings as a Code Quality report, which GitLab shows beside the lines of a merge request.
///
/// An array of issues with the fields that GitLab reads, each under a fingerprint of its own: of
/// several equal ones GitLab would show the first.
public struct GitLabReport: Sendable {
  /// A report.
  public init() {}

  /// The text of a report.
  public func text(_ report: Report) -> String {
    var counts: [String: Int] = [:]
    let grievances = report.grievances.map { notification -> JSONValue in
      let name = "\(notification.kind.rawValue) \(notification.path) \(notification.message)"
      counts[name, default: 0] += 1
      return issue(notification, "\(name) \(counts[name] ?? 0)", in: report)
    }
    return JSONValue.array(report.items.map { issue($0, in: report) } + grievances)
      .text(pretty: true)
  }

  /// What fails the run, or is not followed, although it is no finding.
  private func issue(
    _ notification: Notification, _ name: String, in report: Report
  ) -> JSONValue {
    let level = report.failsRun(notification) ? Level.error : notification.level
    return [
      "description": .string(TerminalText.line(notification.message)),
      "check_name": .string(notification.kind.rawValue),
      "fingerprint": .string(String(SHA256.hexadecimal(Array(name.utf8)).prefix(32))),
      "severity": .string(severity(level)),
      "location": [
        "path": .string(notification.path),
        "lines": ["begin": .int(ReportPlace(notification, in: report).line ?? 1)],
      ],
    ]
  }

  private func issue(_ item: Report.Item, in report: Report) -> JSONValue {
    let place = ReportPlace(item.finding, in: report)
    var description = TerminalText.line(item.finding.message)
    if place.start == nil { description += " (The line in this file is not known.)" }
    return [
      "description": .string(description),
      "check_name": .string(item.finding.rule),
      "fingerprint": .string(item.fingerprint),
      "severity": .string(severity(item.finding.level)),
      "location": [
        "path": .string(place.path),
        // GitLab refuses an issue without a line.
        "lines": ["begin": .int(place.start?.line ?? 1)],
      ],
    ]
  }

  private func severity(_ level: Level) -> String {
    switch level {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
