internal import Graph

/// The comments `# manifestguard: ignore[rule-id] reason` of one file.
struct CommentsOfFile: Sendable {
  /// A comment that takes findings of some rules away from one line, or from a command continued
  /// over several.
  struct Comment: Sendable {
    let rules: [Rule.ID]
    let range: SourceRange
    /// The first line (from 1) whose findings it takes away.
    let line: Int
    let terms: SuppressionTerms
  }

  let comments: [Comment]
  /// The comments that mean to take findings away and are not understood, each with what is wrong.
  let miswritten: [(range: SourceRange, flaw: String?)]
  private let layout: LineLayout?
  /// The comments on a rule's findings, by the last line of the command that they are about.
  private var byReach: [Reach: [Int]] = [:]
  /// More of them on one command say nothing new.
  private static let limit = 50

  private struct Reach: Hashable {
    let rule: Rule.ID
    let lastLine: Int
  }

  /// The comments of a file.
  init(_ file: SourceFile) {
    let markers = Self.markers(in: file.bytes)
    guard !markers.isEmpty else {
      (comments, miswritten, layout) = ([], [], nil)
      return
    }
    let layout = LineLayout(file)
    var comments: [Comment] = []
    var miswritten: [(range: SourceRange, flaw: String?)] = []
    for marker in markers {
      let end = file.end(ofLineAt: marker.hash)
      let range = SourceRange(file: file.id, lower: marker.hash, upper: end)
      do throws(SuppressionTerms.Flaw) {
        if let comment = try Self.comment(at: marker, in: file, layout) {
          comments.append(comment)
        } else if Self.isMeantToIgnore(file.bytes[marker.text..<end]) {
          miswritten.append((range, nil))
        }
      } catch {
        miswritten.append((range, error.text))
      }
    }
    (self.comments, self.miswritten) = (comments, miswritten)
    self.layout = layout
    for (index, comment) in comments.enumerated() {
      for rule in Set(comment.rules) {
        let reach = Reach(rule: rule, lastLine: layout.last[comment.line])
        guard (byReach[reach]?.count ?? 0) < Self.limit else { continue }
        byReach[reach, default: []].append(index)
      }
    }
  }

  /// The numbers of the comments that speak of a rule's findings on a line.
  func comments(on rule: Rule.ID, line: Int) -> [Int] {
    guard let layout else { return [] }
    // A comment can be a finding itself, as in an ACL file; what excuses the line below excuses it.
    let line = layout.isComment[line] ? layout.next[line] : line
    let found = byReach[Reach(rule: rule, lastLine: layout.last[line])] ?? []
    return found.filter { comments[$0].line <= line }
  }

  private static let marker = Array("manifestguard".utf8)
  private static let verb = Array("ignore[".utf8)

  /// Where a comment that speaks to this tool stands, and what it says behind the name and colon.
  private typealias Marker = (hash: Int, text: Int, hasColon: Bool)

  private static func markers(in bytes: [UInt8]) -> [Marker] {
    bytes.withUnsafeBufferPointer { bytes in
      func skipBlanks(_ place: Int) -> Int {
        bytes[place...].firstIndex { !$0.isBlank } ?? bytes.count
      }
      var found: [Marker] = []
      var place = 0
      while let hash = bytes.next(UInt8(ascii: "#"), from: place) {
        place = hash + 1
        let name = skipBlanks(place)
        guard bytes[name...].starts(with: marker, by: { $0 | 0x20 == $1 }) else { continue }
        let colon = skipBlanks(name + marker.count)
        let hasColon = colon < bytes.count && bytes[colon] == UInt8(ascii: ":")
        found.append((hash, skipBlanks(hasColon ? colon + 1 : name + marker.count), hasColon))
      }
      return found
    }
  }

  private static func comment(
    at marker: Marker, in file: SourceFile, _ layout: LineLayout
  ) throws(SuppressionTerms.Flaw) -> Comment? {
    let line = file.line(at: marker.hash)
    let end = file.lineRange(line).upperBound
    let names = marker.text + verb.count
    guard marker.hasColon, file.bytes[marker.text...].starts(with: verb), names <= end,
      // No rule has a bracket in its name: where another one opens, this one was never closed.
      let close = file.bytes[names..<end].firstIndex(where: \.isBracket),
      file.bytes[close] == UInt8(ascii: "]")
    else { return nil }
    let text = String(decoding: file.bytes[names..<close], as: UTF8.self)
    let rules = text.split(separator: ",").map { String($0.filter { $0 != " " }) }
    guard rules.contains(where: { !$0.isEmpty }) else {
      throw SuppressionTerms.Flaw("it names no rule")
    }
    let words = String(decoding: file.bytes[(close + 1)..<end], as: UTF8.self)
    return Comment(
      rules: rules,
      range: SourceRange(file: file.id, lower: marker.hash, upper: end),
      line: layout.text[line] == marker.hash ? layout.next[line] : line,
      terms: try SuppressionTerms(words, allowsField: false))
  }

  /// What other tools call it; any other word is a remark about this tool.
  private static let verbs = [
    "allow", "disable", "except", "ignore", "ignored", "nolint", "off", "skip", "suppress",
  ]

  private static func isMeantToIgnore(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0.isBlank }
    let word = String(decoding: text.prefix { ($0 | 0x20).isLetter }, as: UTF8.self).lowercased()
    return verbs.contains(word)
      || word.utf8.count > 4 && Spelling.nearest(to: word, in: ["ignore"]) != nil
  }
}

/// What each line of a file has to do with the next ones, at the index of its number (from 1).
private struct LineLayout: Sendable {
  /// The last of the lines that backslashes at their ends join to it.
  private(set) var last: [Int]
  /// The first line below that is neither blank nor only a comment; itself if there is none.
  private(set) var next: [Int]
  /// The offset of its first byte that is no blank.
  private(set) var text: [Int?]
  /// Whether it is only a comment.
  private(set) var isComment: [Bool]

  init(_ file: SourceFile) {
    last = Array(0...file.lineCount)
    next = last
    text = Array(repeating: nil, count: last.count)
    isComment = Array(repeating: false, count: last.count)
    var below: Int?
    for line in (1...file.lineCount).reversed() {
      let bytes = file.bytes[file.lineRange(line)]
      text[line] = bytes.firstIndex { !$0.isBlank }
      if line < file.lineCount, bytes.last == UInt8(ascii: "\\") { last[line] = last[line + 1] }
      next[line] = below ?? line
      guard let text = text[line] else { continue }
      isComment[line] = bytes[text] == UInt8(ascii: "#")
      if !isComment[line] { below = line }
    }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) }
  fileprivate var isBracket: Bool { self == UInt8(ascii: "[") || self == UInt8(ascii: "]") }
}

extension SourceFile {
  fileprivate func end(ofLineAt offset: Int) -> Int { lineRange(line(at: offset)).upperBound }
}
