internal import Graph

/// The comments `# manifestguard: ignore[rule-id] reason` of one file.
struct Suppressions {
  /// A comment that takes findings of some rules away from one line, or from a command continued
  /// over several.
  struct Comment {
    let rules: [Rule.ID]
    let range: SourceRange
    /// The first line (from 1) whose findings it takes away.
    let line: Int
    let hasReason: Bool
  }

  let comments: [Comment]
  private let layout: LineLayout?
  /// The line from which on a rule's findings are taken away, up to the last line of its command.
  private var firstLines: [Reach: Int] = [:]

  private struct Reach: Hashable {
    let rule: Rule.ID
    let lastLine: Int
  }

  init(_ file: SourceFile) {
    let markers = Self.markers(in: file.bytes)
    guard !markers.isEmpty else {
      (comments, layout) = ([], nil)
      return
    }
    let layout = LineLayout(file)
    comments = markers.compactMap { Self.comment(at: $0, in: file, layout) }
    self.layout = layout
    for comment in comments where comment.hasReason {
      for rule in comment.rules {
        let reach = Reach(rule: rule, lastLine: layout.last[comment.line])
        firstLines[reach] = min(firstLines[reach] ?? comment.line, comment.line)
      }
    }
  }

  func covers(_ rule: Rule.ID, line: Int) -> Bool {
    guard let layout, let first = firstLines[Reach(rule: rule, lastLine: layout.last[line])] else {
      return false
    }
    return first <= line
  }

  private static let marker = Array("manifestguard: ignore[".utf8)

  /// Where the marker stands; its bracket is rarer than its letters.
  private static func markers(in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var found: [Int] = []
      var place = 0
      while let bracket = bytes.next(UInt8(ascii: "["), from: place) {
        place = bracket + 1
        if bytes[..<place].suffix(marker.count).elementsEqual(marker) {
          found.append(place - marker.count)
        }
      }
      return found
    }
  }

  private static func comment(
    at found: Int, in file: SourceFile, _ layout: LineLayout
  ) -> Comment? {
    let line = file.line(at: found)
    let range = file.lineRange(line)
    let before = file.bytes[range.lowerBound..<found]
    let names = found + marker.count
    guard let hash = before.lastIndex(where: { !$0.isBlank }), before[hash] == UInt8(ascii: "#"),
      // No rule has a bracket in its name: where another one opens, this one was never closed.
      let close = file.bytes[names..<range.upperBound].firstIndex(where: \.isBracket),
      file.bytes[close] == UInt8(ascii: "]")
    else { return nil }
    let text = String(decoding: file.bytes[names..<close], as: UTF8.self)
    return Comment(
      rules: text.split(separator: ",").map { String($0.filter { $0 != " " }) },
      range: SourceRange(file: file.id, lower: hash, upper: range.upperBound),
      line: layout.text[line] == hash ? layout.next[line] : line,
      hasReason: file.bytes[(close + 1)..<range.upperBound].contains { !$0.isBlank })
  }
}

/// What each line of a file has to do with the next ones, at the index of its number (from 1).
private struct LineLayout {
  /// The last of the lines that backslashes at their ends join to it.
  private(set) var last: [Int]
  /// The first line below that is neither blank nor only a comment; itself if there is none.
  private(set) var next: [Int]
  /// The offset of its first byte that is no blank.
  private(set) var text: [Int?]

  init(_ file: SourceFile) {
    last = Array(0...file.lineCount)
    next = last
    text = Array(repeating: nil, count: last.count)
    var below: Int?
    for line in (1...file.lineCount).reversed() {
      let bytes = file.bytes[file.lineRange(line)]
      text[line] = bytes.firstIndex { !$0.isBlank }
      if line < file.lineCount, bytes.last == UInt8(ascii: "\\") { last[line] = last[line + 1] }
      next[line] = below ?? line
      if let text = text[line], bytes[text] != UInt8(ascii: "#") { below = line }
    }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
  fileprivate var isBracket: Bool { self == UInt8(ascii: "[") || self == UInt8(ascii: "]") }
}
