internal import SourceText
internal import YAML

/// Which bytes of a file a report must not show, because they are or may be the value of a secret.
///
/// Six nets, each of its own kind: the structure of the YAML says what is a Secret's value, names
/// say where a secret follows, forms give away tokens and keys, letters written as escapes hide a
/// name, lines of Redis' files are read as Redis reads them, and a text that cannot be read as YAML
/// is shown only up to its first separator.
struct Redaction {
  /// Ranges in order that neither touch nor overlap.
  private let hidden: [Range<Int>]
  private let bytes: [UInt8]

  init(_ file: SourceFile) {
    bytes = file.bytes
    var ranges = PrivateKeys.ranges(in: bytes) + EscapedLetters.ranges(in: bytes)
    if Self.isPlainText(file.path) {
      ranges += SecretScanner.hidden(in: 0..<bytes.count, of: bytes)
      if let form = RedisLines.Form(named: file.path) {
        ranges += RedisLines.hidden(in: 0..<bytes.count, of: bytes, as: form)
      }
      if Self.isEnvironment(file.path) { ranges += Self.assignedValues(in: file) }
    } else {
      ranges += SecretStructure.hidden(in: file)
    }
    hidden = Self.merged(ranges)
  }

  /// The parts of a line that must not be shown, in order; its indentation is never one.
  func hidden(in line: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    for range in hidden[firstHidden(endingAfter: line.lowerBound)...] {
      guard range.lowerBound < line.upperBound else { break }
      var part = range.clamped(to: line)
      while !part.isEmpty, bytes[part.lowerBound].isBlank {
        part = part.lowerBound + 1..<part.upperBound
      }
      if !part.isEmpty { parts.append(part) }
    }
    return parts
  }

  private func firstHidden(endingAfter place: Int) -> Int {
    var low = 0
    var high = hidden.count
    while low < high {
      let middle = (low + high) / 2
      if hidden[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a text may be repeated: a replacement that a fix puts into this file.
  func allows(_ replacement: String, at range: Range<Int>) -> Bool {
    guard !replacement.isEmpty else { return true }
    let text = Array(replacement.utf8)
    let next = hidden[firstHidden(endingAfter: range.lowerBound)...].first
    return SecretStructure.tellsNothing(text) && next?.overlaps(range) != true
  }

  /// Files of other languages, which are not even tried as YAML.
  private static func isPlainText(_ path: String) -> Bool {
    let name = Path.name(path)
    guard let dot = name.lastIndex(of: ".") else { return false }
    return ["acl", "bash", "conf", "env", "hcl", "ini", "properties", "sh", "tf", "toml", "txt"]
      .contains(name[name.index(after: dot)...].lowercased())
  }

  /// Files of `KEY=VALUE` lines, which Secrets are made of whatever the names say.
  private static func isEnvironment(_ path: String) -> Bool {
    path.hasSuffix(".env") || path.hasSuffix(".properties")
  }

  private static func assignedValues(in file: SourceFile) -> [Range<Int>] {
    (1...max(1, file.lineCount)).compactMap { number in
      let line = file.lineRange(number)
      let equals = file.bytes[line].firstIndex(of: UInt8(ascii: "="))
      return equals.map { ($0 + 1)..<line.upperBound }
    }
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
