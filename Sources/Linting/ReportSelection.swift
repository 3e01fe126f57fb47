extension Report {
  /// Only the findings that have to do with a line (from 1) of a file: that are reported there, or
  /// have a part of their story there.
  public func findings(at path: String, line: Int) -> Report {
    func isThere(_ range: SourceRange) -> Bool {
      file(of: range).path == path && position(of: range).line == line
    }
    let found = items.filter { item in
      let isReported = item.finding.sourcePath == nil && isThere(item.finding.range)
      return isReported || item.finding.evidence.contains { isThere($0.range) }
    }
    var report = Report(
      items: found, notifications: [], files: files, rules: rules, statistics: statistics,
      views: views)
    report.suppressed = suppressed.filter { suppressed in
      let finding = suppressed.item.finding
      return finding.sourcePath == nil && isThere(finding.range)
    }
    return report
  }

  /// Whether a run knows a file of this path.
  public func hasFile(_ path: String) -> Bool { files.contains { $0.path == path } }

  /// The lines (from 1) of a file at which something is reported.
  public func lines(of path: String) -> [Int] {
    let found = items.map(\.finding).filter { $0.sourcePath == nil && self.path(of: $0) == path }
    return Set(found.map { position(of: $0.range).line }).sorted()
  }
}
