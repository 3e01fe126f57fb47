public import SourceText

/// What a plain scalar means to Kubernetes, which reads YAML 1.1 (sigs.k8s.io/yaml).
public enum ScalarType: Sendable, Hashable {
  /// `null`, `~` or nothing at all.
  case null
  /// `true`, `yes`, `on`, ... and their opposites.
  case bool(Bool)
  /// A whole number: `10`, `0x1f`, `0b11`, octal `0440` and `0o440`.
  case int(Int64)
  /// A number with a fraction or an exponent, or one too large for 64 bits.
  case float
  /// Anything else, and everything quoted.
  case string
}

extension Node {
  /// How the scalar is written; `nil` for a collection.
  public var style: ScalarStyle? {
    let record = record
    return record.kind == .scalar ? record.style : nil
  }

  /// The text of the scalar after unquoting and unfolding, whatever its type; `nil` for a collection.
  public var text: String? {
    withText { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of bytes of the scalar's text; 0 for a collection.
  public var textCount: Int { Int(record.textCount) }

  /// Whether the value is a scalar with just this text.
  public func hasText(_ other: String) -> Bool {
    var other = other
    return withText { text in
      other.withUTF8 { $0.count == text.count && $0.elementsEqual(text) }
    } ?? false
  }

  /// Calls a function with the bytes of the scalar's text; `nil` for a collection.
  public func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    let record = record
    guard record.kind == .scalar else { return nil }
    let range = Int(record.textLower)..<Int(record.textLower + record.textCount)
    let bytes = record.flags.contains(.isInSource) ? document.text.bytes : document.decoded
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The scalar's text as an embedded text, whose offsets lead back to the file.
  public var embeddedText: EmbeddedText? {
    guard let text = withText({ [UInt8]($0) }) else { return nil }
    let record = record
    let notation: ScalarNotation
    var source = Int(record.lower)..<Int(record.upper)
    switch record.style {
    case .plain: notation = .verbatim
    case .singleQuoted: notation = .singleQuoted
    case .doubleQuoted: notation = .doubleQuoted
    case .literal, .folded:
      notation = .verbatim
      // The header's indicators and comment are not part of the text.
      let end = source.upperBound
      let header = document.text.bytes[source].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? end
      source = header..<end
    }
    if record.style == .singleQuoted || record.style == .doubleQuoted {
      source = min(source.lowerBound + 1, source.upperBound)..<source.upperBound
    }
    return EmbeddedText(
      scalar: text, notation: notation, in: document.text, writtenAt: source)
  }

  /// The type of the scalar as Kubernetes reads it; a tag of its own makes it a string.
  public var scalarType: ScalarType? {
    let record = record
    guard record.kind == .scalar else { return nil }
    guard record.style == .plain, record.tag == 0, let text else {
      return tag == "tag:yaml.org,2002:null" ? .null : .string
    }
    return ScalarType(plain: text)
  }

  /// Whether the value is null, as absent text or `null`.
  public var isNull: Bool { scalarType == .null }

  /// The text of a value that Kubernetes reads as a string; `nil` for other types.
  public var string: String? { scalarType == .string ? text : nil }

  /// The truth value; `nil` for other types.
  public var bool: Bool? {
    if case .bool(let value) = scalarType { value } else { nil }
  }

  /// The whole number; `nil` for other types.
  public var int: Int? {
    if case .int(let value) = scalarType { Int(value) } else { nil }
  }
}

extension ScalarType {
  /// The meaning of text written without quotes.
  public init(plain text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": self = .bool(true)
    case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
      self = .bool(false)
    default:
      if let value = Self.wholeNumber(text) {
        self = .int(value)
      } else if Self.isFloat(text) {
        self = .float
      } else {
        self = .string
      }
    }
  }

  private static func wholeNumber(_ text: String) -> Int64? {
    var digits = Substring(text.utf8.contains(UInt8(ascii: "_")) ? text.filter { $0 != "_" } : text)
    guard let first = digits.utf8.first, first <= UInt8(ascii: "9") else { return nil }
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    guard let digit = digits.utf8.first, (0x30...0x39).contains(digit) else { return nil }
    let radix: Int
    if digits.hasPrefix("0x") {
      (radix, digits) = (16, digits.dropFirst(2))
    } else if digits.hasPrefix("0b") {
      (radix, digits) = (2, digits.dropFirst(2))
    } else if digits.hasPrefix("0o") {
      (radix, digits) = (8, digits.dropFirst(2))
    } else {
      radix = digits.count > 1 && digits.hasPrefix("0") ? 8 : 10
    }
    guard digits.utf8.first != UInt8(ascii: "-"), digits.utf8.first != UInt8(ascii: "+") else {
      return nil
    }
    return Int64((isNegative ? "-" : "") + digits, radix: radix)
  }

  private static func isFloat(_ text: String) -> Bool {
    switch text.lowercased() {
    case ".nan", ".inf", "+.inf", "-.inf": return true
    default: break
    }
    var digits = 0
    var points = 0
    var previous: UInt8 = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        guard index == 0 || previous | 0x20 == UInt8(ascii: "e") else { return false }
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard digits > 0, previous | 0x20 != UInt8(ascii: "e") else { return false }
      default: return false
      }
      previous = byte
    }
    return digits > 0 && points <= 1 && previous | 0x20 != UInt8(ascii: "e")
  }
}
