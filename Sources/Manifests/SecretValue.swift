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
    var text = text
    self = text.withUTF8 { SecretValue($0) }
  }

  /// Judges the bytes of a decoded value.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let place = Self.place(in: bytes)
    guard place.count < Self.longest else {
      let text = UnsafeBufferPointer(rebasing: bytes[place])
      self = Substitution.find(in: text) == nil ? .value : .unknown
      return
    }
    self.init(trimmed: String(decoding: bytes[place], as: UTF8.self))
  }

  /// A text of this length asks a person for nothing.
  private static let longest = 20_000

  private init(trimmed: String) {
    if trimmed.isEmpty {
      self = .empty
    } else if Substitution(trimmed) != nil {
      self = .unknown
    } else if Self.isPlaceholder(trimmed) || Self.holdsPlaceholder(trimmed) {
      self = .placeholder
    } else {
      self = Self.encoded(in: trimmed) ?? .value
    }
  }

  /// What a text says that was encoded once more than its place asks for; `nil` for any other.
  ///
  /// A value of its own may be base64 by chance or on purpose, so that only what is none counts.
  private static func encoded(in text: String) -> SecretValue? {
    guard (8...160).contains(text.utf8.count), let decoded = Base64.decode(text.utf8) else {
      return nil
    }
    let inner = trim(String(decoding: decoded, as: UTF8.self))
    if Substitution(inner) != nil { return .unknown }
    return isPlaceholder(inner) ? .placeholder : nil
  }

  /// Whether a text that carries values of its own has a placeholder among them: a JSON key file,
  /// a YAML configuration, the lines of a `.env`.
  private static func holdsPlaceholder(_ text: String) -> Bool {
    guard text.hasPrefix("{") || text.contains("\n"), text.utf8.count < longest else {
      return false
    }
    let file = SourceFile(id: 0, path: "", contents: Array(text.utf8))
    if let root = Stream(file).documents.compactMap(\.root).first, root.isMapping {
      return holdsPlaceholder(root, depth: 0)
    }
    return text.split(separator: "\n").contains { line in
      guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { return false }
      return isPlaceholder(String(line[line.index(after: equals)...]))
    }
  }

  private static func holdsPlaceholder(_ node: Node, depth: Int) -> Bool {
    guard depth < 20 else { return false }
    return node.entries.contains { entry in
      entry.value.text.map(isPlaceholder) ?? holdsPlaceholder(entry.value, depth: depth + 1)
    }
      || node.items.contains { item in
        item.text.map(isPlaceholder) ?? holdsPlaceholder(item, depth: depth + 1)
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
          | tbd | fix[-_ .]?me | fill[-_ .]?me([-_ .]?in)? | set[-_ .]?me | update[-_ .]?me
          | \[?redacted\]? | dummy | fake | not[-_ ]?set | n/a | set[-_ ]in[-_ ]ci
          | managed[-_ ]by[-_ ](vault|ci|sops|eso) | to[-_ ]be[-_ ]set([-_ ]by[-_ ]\w+)?) !? $
      | ^ \[? (removed | hidden | omitted | masked | censored) \]? $
      # Where it is instead: see-vault, stored-in-1password.
      | ^ (see | from | (stored|kept|set)[-_ ]in | (injected|provided|created|managed)[-_ ](by|from|in))
          [-_ ] (the[-_ ])? (vault | openbao | sops | eso | external[-_ ]?secrets? | 1password | ci | pipeline
          | terraform | secrets?[-_ ]?manager) $
      # The same of a thing that is named: change-this-password, insert_token, base64-encoded-key.
      | ^ (please[-_ ])? change[-_ ]?(this|the|your)? ([-_ ](password|secret|key|token|value))? $
      | ^ (insert|enter|base64([-_ ]?encoded)?) ([-_ ](your|the|a))?
          [-_ ](password|secret|key|token|value|string) $
      # An order in words, or what it is not: use-a-strong-password-here, not-a-real-token.
      | ^ (please[-_ ])? (change|replace|update|insert|enter|put|provide|add|fill|set|use|generate)
          ([-_ ][a-z]+){1,8} (?<= [-_ ]here | [-_ ]password | [-_ ]secret | [-_ ]token | [-_ ]key) $
      | ^ (an?[-_ ])? (example|sample|dummy|fake|not[-_ ](an?[-_ ])?(real|valid|actual))
          [-_ ] (password|secret|key|token|value) $
      | ^ [\w-]* [-_] (replace | your[-_](api[-_])?(password|secret|key|token)) $
      | ^ (todo | fixme) \b .* $ | ^ update _ \w+ $
      # A run of one character, also as a part of a key: sk-xxxx, AKIAXXXXXXXX.
      | ^ (x{3,} | \*{3,} | \.{3,} | -{3,}) $
      | ^ ([\w.-]*[-_] | akia)? x{4,} ([-_][\w.-]*)? $
      # Angle brackets around words, as <password> or <my slack token>.
      | ^ <[a-z][\w\ .:-]{2,}> $
      # Words that ask for a replacement, within one token, or as most of a sentence.
      | ^ [^\s/]* (change[-_.]?me | change[-_](it|this)(?![a-z])
          | change[-_.]?in[-_.]?prod | replace[-_.]?me(?!nt) | replace[-_.]?with
          | replace[-_.]?before | placeholder | put[-_.]?your | insert[-_.]?your | enter[-_.]?your) [^\s/]* $
      | ^ (please[ ])? (change|replace)[ ](me|this|it) \W* $
      | ^ (put|insert|enter|replace[ ]with)[ ](your|a|the)[ ] .* $
      # Yours: your-token, your_api_key_here.
      | ^ your[-_. ]? [\w. -]* (password|passwd|secret|key|token|id|credential|here) [0-9!@#]{0,4} $
      | ^ my[-_. ]? [\w. -]* here $
      # The same in Spanish, Portuguese, French, German, Dutch.
      | ^ (tu|su|seu|sua|votre|ton|deine?|ihre?|jouw)[-_ ]
          (contrase\S{1,2}a | clave | senha | mot[-_ ]de[-_ ]passe | passwort | kennwort | wachtwoord)
          ([-_ ][\w-]+)* $
      """#, ignoringCase: true)

  private static func trim(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: $0[place(in: $0)], as: UTF8.self) }
  }

  /// Where a value stands between the blanks and quotes around it.
  private static func place(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard let first = bytes.firstIndex(where: { !$0.isBlankOrQuote }),
      let last = bytes.lastIndex(where: { !$0.isBlankOrQuote })
    else { return 0..<0 }
    return first..<(last + 1)
  }
}

extension UInt8 {
  fileprivate var isBlankOrQuote: Bool {
    switch self {
    case 0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27: true
    default: false
    }
  }
}
