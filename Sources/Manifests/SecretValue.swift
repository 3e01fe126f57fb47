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
    return placeholders.matches(text)
  }

  /// What people write where a value is still missing.
  private static let placeholders = Pattern(
    literal: #"""
      (?x)
      # One word that says so, letters apart or not.
        ^ (change[-_ .]?(it|this) | replace[-_ .]?this | to[-_ .]?(be[-_ .]?)?(replaced?|filled|provided)
          | todo | tbd | fix[-_ .]?me | fill[-_ .]?me([-_ .]?in)? | set[-_ .]?me | update[-_ .]?me
          | redacted | dummy | fake) !? $
      # A run of one character.
      | ^ (x{3,} | \*{3,} | \.{3,} | -{3,}) $
      # Angle brackets around words, as <password> or <my slack token>.
      | ^ <[a-z][\w\ .:-]*> $
      # Words that ask for a replacement, within one token, or as most of a sentence.
      | ^ \S* (change[-_.]?me | change[-_.]?in[-_.]?prod | replace[-_.]?me(?!nt) | replace[-_.]?with
          | replace[-_.]?before | placeholder | put[-_.]?your | insert[-_.]?your | enter[-_.]?your) \S* $
      | ^ (please[ ])? (change|replace)[ ](me|this|it) \W* $
      | ^ (put|insert|enter|replace[ ]with)[ ](your|a|the)[ ] .* $
      # Yours: your-token, your_api_key_here.
      | ^ your[-_. ]? [\w. -]* (password|passwd|secret|key|token|id|credential|here) $
      | ^ my[-_. ]? [\w. -]* here $
      """#, ignoringCase: true)

  private static func trim(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isBlank: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27].contains($0) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
