internal import Graph

/// The comments `# manifestguard: ignore[rule-id] reason` of one file.
struct Suppressions {
  /// A comment that takes findings of some rules away from one line.
  struct Comment {
    let rules: [Rule.ID]
    let range: SourceRange
    /// The lines (from 1) whose findings it takes away: one, or a command continued over several.
    let lines: ClosedRange<Int>
    let hasReason: Bool
  }

  let comments: [Comment]

  init(_ file: SourceFile) {
    var comments: [Comment] = []
    var start = 0
    while let found = file.bytes.firstIndex(of: Self.marker, from: start) {
      start = found + Self.marker.count
      if let comment = Self.comment(at: found, in: file) { comments.append(comment) }
    }
    self.comments = comments
  }

  func covers(_ rule: Rule.ID, line: Int) -> Bool {
    comments.contains { $0.lines.contains(line) && $0.hasReason && $0.rules.contains(rule) }
  }

  private static let marker = Array("manifestguard: ignore[".utf8)

  private static func comment(at found: Int, in file: SourceFile) -> Comment? {
    let line = file.line(at: found)
    let range = file.lineRange(line)
    let before = file.bytes[range.lowerBound..<found]
    guard let hash = before.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }),
      before[hash] == UInt8(ascii: "#"),
      let close = file.bytes[found..<range.upperBound].firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let names = String(decoding: file.bytes[(found + marker.count)..<close], as: UTF8.self)
    let reason = file.bytes[(close + 1)..<range.upperBound]
    let stands = before[..<hash].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return Comment(
      rules: names.split(separator: ",").map { String($0.filter { $0 != " " }) },
      range: SourceRange(file: file.id, lower: hash, upper: range.upperBound),
      lines: continued(from: stands ? nextLine(after: line, in: file) : line, in: file),
      hasReason: reason.contains { $0 != 0x20 && $0 != 0x09 })
  }

  /// The first line below that is neither blank nor only a comment.
  private static func nextLine(after line: Int, in file: SourceFile) -> Int {
    var next = line + 1
    while next <= file.lineCount {
      let text = file.bytes[file.lineRange(next)].first { $0 != 0x20 && $0 != 0x09 }
      if let text, text != UInt8(ascii: "#") { return next }
      next += 1
    }
    return line
  }
}

extension Suppressions {
  /// A line and those that a backslash at its end joins to it.
  private static func continued(from line: Int, in file: SourceFile) -> ClosedRange<Int> {
    var last = line
    while last < file.lineCount, file.bytes[file.lineRange(last)].last == UInt8(ascii: "\\") {
      last += 1
    }
    return line...last
  }
}

extension [UInt8] {
  /// Where some bytes next occur at or after an index.
  fileprivate func firstIndex(of needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first else { return nil }
    var index = start
    while index + needle.count <= count {
      guard let candidate = self[index...(count - needle.count)].firstIndex(of: first) else {
        return nil
      }
      if self[candidate..<(candidate + needle.count)].elementsEqual(needle) { return candidate }
      index = candidate + 1
    }
    return nil
  }
}
