public import SourceText

/// A value and the place where it is written.
public struct HCLValue: Sendable {
  /// What is written.
  public let content: Content
  /// Where, the quotes of a string included.
  public let range: SourceRange

  /// What a value is made of.
  public enum Content: Sendable {
    /// A quoted string or a heredoc, its escapes undone; it may still hold placeholders.
    case string(String)
    /// A number as it is spelled.
    case number(String)
    /// `true` or `false`.
    case bool(Bool)
    /// `[ ... ]`.
    case list([HCLValue])
    /// `{ ... }`, or the body of a block.
    case object(HCLBody)
    /// `null`, which only JSON has.
    case null
    /// A placeholder without quotes: `{{ ... }}`, `${...}`, `$NAME`.
    case unknown(String)
  }

  /// The text of a string, number or truth value, placeholders as they are spelled.
  public var text: String? {
    switch content {
    case .string(let text), .number(let text), .unknown(let text): text
    case .bool(let value): value ? "true" : "false"
    case .list, .object, .null: nil
    }
  }

  /// The text of a scalar that stands as it is; `nil` where something is yet to be filled in.
  public var literal: String? { isUnknown ? nil : text }

  /// Whether something has yet to fill the value in, wholly or in part.
  public var isUnknown: Bool {
    switch content {
    case .unknown: true
    case .string(let text): HCLPlaceholder.isIn(text)
    case .number, .bool, .list, .object, .null: false
    }
  }

  /// The truth value as Vault reads it (`go-secure-stdlib/parseutil ParseBool`, Go's
  /// `strconv.ParseBool`); `nil` for anything else and for what is not known.
  public var flag: Bool? {
    switch content {
    case .bool(let value): value
    case .number(let text): Double(text).map { $0 != 0 }
    case .string(let text): Self.flags[text]
    case .list, .object, .null, .unknown: nil
    }
  }

  private static let flags: [String: Bool] = [
    "1": true, "t": true, "T": true, "true": true, "TRUE": true, "True": true,
    "0": false, "f": false, "F": false, "false": false, "FALSE": false, "False": false,
    // Vault takes a string that is empty for false.
    "": false,
  ]

  /// The elements of a list; a single value counts as a list of one, as HCL decodes it.
  public var elements: [HCLValue] {
    switch content {
    case .list(let elements): elements
    case .null: []
    default: [self]
    }
  }

  /// What an object holds; `nil` for other values.
  public var object: HCLBody? {
    if case .object(let body) = content { body } else { nil }
  }
}

/// A word in front of a value: the name of an attribute or a block, or a block's label.
public struct HCLKey: Sendable {
  /// The word, unquoted.
  public let text: String
  /// Where it is written, quotes included.
  public let range: SourceRange

  /// Whether something has yet to fill it in.
  public var isUnknown: Bool { HCLPlaceholder.isIn(text) }
}

/// What only another program fills in, told by its form.
enum HCLPlaceholder {
  /// Whether a text holds `{{`, `{%`, `$(`, `${`, `$NAME` or `<path:`.
  static func isIn(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch (previous, byte) {
      case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "{"), UInt8(ascii: "%")),
        (UInt8(ascii: "$"), UInt8(ascii: "{")), (UInt8(ascii: "$"), UInt8(ascii: "(")):
        return true
      case (UInt8(ascii: "$"), _) where HCLParser.isLetter(byte): return true
      default: previous = byte
      }
    }
    return text.hasPrefix("<path:")
  }
}
