internal import Graph

/// What a reason says that was meant to end or to narrow its exception, and there does neither.
enum LateTerm {
  /// `until`, `value` or `at`; `nil` for a reason that is only one.
  ///
  /// A day counts behind `until=`, `until:` or any other name and `=`, and where `until` begins the reason.
  static func name(in reason: Substring) -> String? {
    let words = reason.split(whereSeparator: \.isWhitespace).map { $0.trimming(Self.quotes) }
    if words.count > 1, ["until", "until:"].contains(words[0].lowercased()), isDay(words[1]) {
      return "until"
    }
    return words.lazy.compactMap { name(of: $0) }.first
  }

  private static func name(of word: Substring) -> String? {
    guard let mark = word.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let (name, value) = (word[..<mark].lowercased(), word[word.index(after: mark)...])
    switch name {
    case "until" where isDay(value): return name
    case "value" where ValuePin.isPin(value): return name
    case "at" where word[mark] == "=" && value.hasPrefix("/"): return name
    default: return word[mark] == "=" && isDay(value) ? "until" : nil
    }
  }

  private static func isDay(_ text: Substring) -> Bool { Day(String(text)) != nil }

  private static let quotes: Set<Character> = ["(", ")", ",", ".", ";", "\"", "'"]
}

extension Substring {
  fileprivate func trimming(_ marks: Set<Character>) -> Substring {
    let start = drop(while: marks.contains)
    return start.lastIndex { !marks.contains($0) }.map { start[...$0] } ?? ""
  }
}
