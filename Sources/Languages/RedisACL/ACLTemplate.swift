/// What a template in a token leaves open.
enum ACLTemplate: Sendable {
  /// Which password the user gets.
  case addedPassword
  /// Which password the user loses.
  case removedPassword
  /// A pattern of keys.
  case keys
  /// A pattern of channels.
  case channels
  /// A command or a category.
  case commands
  /// The whole token, which may stand for any rules.
  case anything

  /// Recognises `{{ x }}`, `${X}`, `$(X)`, `$X` and `<x>` in a token; nil where all is written out.
  init?(_ token: String) {
    guard Self.containsPlaceholder(token) else { return nil }
    switch token.utf8.first {
    case UInt8(ascii: ">"), UInt8(ascii: "#"): self = .addedPassword
    case UInt8(ascii: "!"): self = .removedPassword
    case UInt8(ascii: "<") where !Self.isInAngleBrackets(token): self = .removedPassword
    case UInt8(ascii: "~"), UInt8(ascii: "%"): self = .keys
    case UInt8(ascii: "&"): self = .channels
    case UInt8(ascii: "+"), UInt8(ascii: "-"): self = .commands
    default: self = .anything
    }
  }

  static func containsPlaceholder(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return RedisSetting.Argument(text: text, origin: .argument(0)).containsPlaceholder
      || hasAngleBrackets(bytes[...])
  }

  private static func isInAngleBrackets(_ token: String) -> Bool {
    token.utf8.last == UInt8(ascii: ">")
  }

  /// `<name>` anywhere: a letter after `<`, then letters, digits, blanks, `_`, `-` or `.`, then `>`.
  private static func hasAngleBrackets(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isInside = false
    var length = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): (isInside, length) = (true, 0)
      case UInt8(ascii: ">"):
        if isInside, length > 0 { return true }
        isInside = false
      case 0x30...0x39, 0x20, 0x2D, 0x2E:
        if length == 0 { isInside = false }
        length += 1
      case 0x41...0x5A, 0x61...0x7A, 0x5F: length += 1
      default: isInside = false
      }
    }
    return false
  }
}
