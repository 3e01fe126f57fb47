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
    return Report(
      items: found, notifications: [], files: files, rules: rules, statistics: statistics,
      views: views)
  }

  /// The lines (from 1) of a file at which something is reported.
  public func lines(of path: String) -> [Int] {
    let found = items.map(\.finding).filter { $0.sourcePath == nil && self.path(of: $0) == path }
    return Set(found.map { position(of: $0.range).line }).sorted()
  }
}
