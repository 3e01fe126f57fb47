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
  /// The line (from 1), known where it begins or not.
  let line: Int?

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
      self.init(path: notification.path, line: notification.line)
    }
  }

  /// The first line of a range.
  init(_ range: SourceRange, in report: Report) {
    let region = Region(range, in: report)
    path = report.file(of: range).path
    start = region?.start ?? report.position(of: range)
    end = region?.end ?? start
    line = start?.line
  }

  init(path: String, line: Int? = nil) {
    self.path = path
    (start, end, self.line) = (nil, nil, line)
  }

  /// `path:line:column`, in which nothing commands a terminal.
  var text: String {
    start.map { "\(TerminalText.path(path)):\($0.line):\($0.column)" } ?? shortText
  }

  /// `path:line`.
  var shortText: String { TerminalText.path(path) + (line.map { ":\($0)" } ?? "") }
}
