internal import SourceText
internal import YAML

/// What the value of a Secret's key says about itself (`facts: gitops.md 5`).
public enum SecretValue: Sendable, Hashable {
  /// Nothing, or only white space.
  case empty
  /// A text that asks to be replaced: `CHANGEME`, `<password>`, `xxx`.
  case placeholder
  /// Filled in by a tool, encrypted, or otherwise not readable here.
  case unknown
  /// Anything else.
  case value

  /// Judges a decoded value.
  public init(_ text: String) {
    let trimmed = Self.trim(text)
    if trimmed.isEmpty {
      self = .empty
    } else if Substitution(trimmed) != nil {
      self = .unknown
    } else {
      self = Self.isPlaceholder(trimmed) || Self.holdsPlaceholder(trimmed) ? .placeholder : .value
    }
  }

  /// Whether a JSON document has a placeholder among its values, as a key file made by hand.
  private static func holdsPlaceholder(_ text: String) -> Bool {
    guard text.hasPrefix("{"), text.utf8.count < 20_000 else { return false }
    let file = SourceFile(id: 0, path: "", contents: Array(text.utf8))
    return Stream(file).documents.compactMap(\.root).contains { root in
      root.entries.contains { $0.value.text.map(isPlaceholder) == true }
    }
  }

  /// Whether a text asks to be replaced.
  public static func isPlaceholder(_ text: String) -> Bool {
    let text = trim(text)
    guard text.utf8.count <= 120, !text.isEmpty else { return false }
    if isBracketed(text) { return true }
    let folded = String(
      decoding: text.utf8.lazy.map { $0 | ((0x41...0x5A).contains($0) ? 0x20 : 0) }
        .filter { ![0x2D, 0x5F, 0x20, 0x2E, 0x21, 0x22, 0x27].contains($0) }, as: UTF8.self)
    if folded.isEmpty { return text.utf8.count >= 3 && text.utf8.allSatisfy { $0 == 0x2E } }
    if wholePlaceholders.contains(folded) { return true }
    if isRun(of: "x", in: folded) || isRun(of: "*", in: folded) { return true }
    if askingWords.contains(where: { asks($0, in: folded, of: text) }) { return true }
    return asksForYours(folded)
  }

  /// Texts that are placeholders when they are the whole value.
  private static let wholePlaceholders: Set<String> = [
    "changeit", "changethis", "replacethis", "toreplace", "todo", "tbd", "fixme", "fillme",
    "fillmein", "setme", "updateme", "redacted", "dummy", "fake", "tobereplaced", "tobefilled",
    "tobeprovided",
  ]

  /// Whether a word asks for a replacement: in one token anywhere, in a sentence as most of it.
  private static func asks(_ word: String, in folded: String, of text: String) -> Bool {
    guard folded.contains(word), !folded.contains("replacement") else { return false }
    return !text.contains(" ") || word.utf8.count * 2 >= folded.utf8.count
  }

  /// Words that ask for a replacement.
  private static let askingWords = [
    "changeme", "changeinprod", "replaceme", "replacewith", "replacebefore", "placeholder",
    "putyour", "insertyour", "enteryour",
  ]

  /// `your-token`, `your_api_key_here`, but no sentence that merely begins with "your".
  private static func asksForYours(_ folded: String) -> Bool {
    guard folded.hasPrefix("your") || folded.hasPrefix("my") && folded.hasSuffix("here") else {
      return false
    }
    return ["password", "secret", "key", "token", "here", "passwd", "id", "credential"]
      .contains { folded.hasSuffix($0) }
  }

  /// `<password>`, `<my slack token>`: one pair of angle brackets around words.
  private static func isBracketed(_ text: String) -> Bool {
    guard text.hasPrefix("<"), text.hasSuffix(">"), text.utf8.count > 2 else { return false }
    let inner = text.dropFirst().dropLast()
    guard let first = inner.utf8.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
    return inner.utf8.allSatisfy { $0.isIdentifierByte || [0x20, 0x2D, 0x2E, 0x3A].contains($0) }
  }

  private static func isRun(of character: Character, in text: String) -> Bool {
    text.count >= 3 && text.allSatisfy { $0 == character }
  }

  private static func trim(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isBlank: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27].contains($0) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
