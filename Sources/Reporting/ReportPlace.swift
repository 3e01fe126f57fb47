internal import Linting
internal import SourceText

/// Where a finding or a part of its story stands, as people name it.
struct ReportPlace {
  /// The file.
  let path: String
  /// Where it begins; `nil` where only the file is known.
  let start: SourcePosition?
  /// Where it ends, on the same line; the column is the first one behind it.
  let end: SourcePosition?

  /// The place of a finding.
  init(_ finding: Finding, in report: Report) {
    if let path = finding.sourcePath {
      self.init(path: path)
    } else {
      self.init(finding.range, in: report)
    }
  }

  /// The place of what was not judged.
  init(_ notification: Notification, in report: Report) {
    if let range = notification.range {
      self.init(range, in: report)
    } else {
      self.init(path: notification.path)
    }
  }

  /// The first line of a range.
  init(_ range: SourceRange, in report: Report) {
    let region = Region(range, in: report)
    path = report.file(of: range).path
    start = region?.start ?? report.position(of: range)
    end = region?.end ?? start
  }

  private init(path: String) {
    self.path = path
    (start, end) = (nil, nil)
  }

  /// `path:line:column`, in which nothing commands a terminal.
  var text: String {
    TerminalText.path(path) + (start.map { ":\($0.line):\($0.column)" } ?? "")
  }

  /// `path:line`.
  var shortText: String { TerminalText.path(path) + (start.map { ":\($0.line)" } ?? "") }
}
