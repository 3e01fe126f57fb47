public import Linting
internal import SourceText

/// What changes in a file, as `diff -u` shows it, for eyes: values that may be secret are masked.
public struct UnifiedDiff {
  /// The text; empty where nothing changes.
  public let text: String

  private static let contextLength = 3

  /// The difference between a file as it was read and as it is to become.
  public init(_ file: EditedFile) {
    let (old, new) = (
      Side(file.path, file.original, []), Side(file.path, file.text, file.insertions)
    )
    let changes = Self.changes(old.lines, new.lines)
    guard !changes.isEmpty else {
      text = ""
      return
    }
    let path = TerminalText.path(file.path)
    text = Self.hunks(changes).reduce("--- a/\(path)\n+++ b/\(path)\n") {
      $0 + Self.text(of: $1, old, new)
    }
  }

  /// One of the two texts.
  private struct Side {
    let lines: [ArraySlice<UInt8>]
    private let redaction: Redaction
    /// What is no value of the file.
    private let own: [Range<Int>]

    init(_ path: String, _ bytes: [UInt8], _ insertions: [Range<Int>]) {
      own = insertions.filter { SecretStructure.tellsNothing(Array(bytes[$0])) }
      redaction = Redaction(SourceFile(id: 0, path: path, contents: bytes))
      var lines: [ArraySlice<UInt8>] = []
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        lines.append(bytes[start..<end])
        start = end
      }
      self.lines = lines
    }

    /// A line as it may be shown, with its mark.
    func line(_ number: Int, mark: String) -> String {
      let line = lines[number]
      let isEnded = line.last == UInt8(ascii: "\n")
      let content = line.dropLast(isEnded ? 1 : 0)
      var text = mark
      var place = content.startIndex
      for range in hidden(in: content.startIndex..<content.endIndex) {
        text += TerminalText.line(
          String(decoding: content[place..<range.lowerBound], as: UTF8.self))
        text += SourceExcerpt.mask
        place = range.upperBound
      }
      text += TerminalText.line(String(decoding: content[place...], as: UTF8.self)) + "\n"
      return isEnded ? text : text + "\\ No newline at end of file\n"
    }

    private func hidden(in line: Range<Int>) -> [Range<Int>] {
      own.reduce(redaction.hidden(in: line)) { parts, own in
        parts.flatMap { part in
          let end = max(part.lowerBound, min(part.upperBound, own.lowerBound))
          let start = min(part.upperBound, max(part.lowerBound, own.upperBound))
          return [part.lowerBound..<end, max(end, start)..<part.upperBound].filter { !$0.isEmpty }
        }
      }
    }
  }

  /// Lines of the old text that are replaced by lines of the new one.
  private struct Change {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// Where the texts differ, by the shortest script of insertions and removals.
  private static func changes(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Change] {
    let difference = new.difference(from: old)
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for step in difference {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var changes: [Change] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let (start, other) = (left, right)
      while removed.contains(left) { left += 1 }
      while inserted.contains(right) { right += 1 }
      if start < left || other < right {
        changes.append(Change(old: start..<left, new: other..<right))
      } else {
        left += 1
        right += 1
      }
    }
    return changes
  }

  /// Changes that share lines of context, together.
  private static func hunks(_ changes: [Change]) -> [[Change]] {
    var hunks: [[Change]] = []
    for change in changes {
      if let last = hunks.last?.last,
        change.old.lowerBound - last.old.upperBound <= 2 * contextLength
      {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private static func text(of hunk: [Change], _ old: Side, _ new: Side) -> String {
    guard let first = hunk.first, let last = hunk.last else { return "" }
    let before = min(contextLength, first.old.lowerBound)
    let after = min(contextLength, old.lines.count - last.old.upperBound)
    let olds = (first.old.lowerBound - before)..<(last.old.upperBound + after)
    let news = (first.new.lowerBound - before)..<(last.new.upperBound + after)
    var text = "@@ -\(range(olds)) +\(range(news)) @@\n"
    var next = olds.lowerBound
    for change in hunk {
      for line in next..<change.old.lowerBound { text += old.line(line, mark: " ") }
      for line in change.old { text += old.line(line, mark: "-") }
      for line in change.new { text += new.line(line, mark: "+") }
      next = change.old.upperBound
    }
    for line in next..<olds.upperBound { text += old.line(line, mark: " ") }
    return text
  }

  /// `START,COUNT`, the start of nothing being the line in front of it.
  private static func range(_ lines: Range<Int>) -> String {
    let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
    return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
  }
}
