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

extension ScalarType {
  /// The meaning of text written without quotes.
  public init(plain text: String) {
    var text = text
    self = text.withUTF8(Self.init(plain:))
  }

  /// The rules of `resolve.go` in sigs.k8s.io/yaml/goyaml.v2.
  init(plain text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    if text.count <= 5, let word = Self(keyword: String(decoding: text, as: UTF8.self)) {
      self = word
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      let digits = text.filter { $0 != UInt8(ascii: "_") }
      if let value = Self.wholeNumber(digits) {
        self = .int(value)
      } else {
        self = Self.isFloat(digits) ? .float : .string
      }
    default: self = .string
    }
  }

  private init?(keyword: String) {
    switch keyword {
    case "~", "null", "Null", "NULL": self = .null
    case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": self = .bool(true)
    case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
      self = .bool(false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan",
      ".NaN", ".NAN":
      self = .float
    default: return nil
    }
  }

  private static func wholeNumber(_ text: [UInt8]) -> Int64? {
    let isNegative = text.first == UInt8(ascii: "-")
    var digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
    var radix: Int64 = 10
    if digits.count > 1, digits.first == UInt8(ascii: "0") {
      switch digits[digits.startIndex + 1] | 0x20 {
      case UInt8(ascii: "x"): (radix, digits) = (16, digits.dropFirst(2))
      case UInt8(ascii: "b"): (radix, digits) = (2, digits.dropFirst(2))
      case UInt8(ascii: "o"): (radix, digits) = (8, digits.dropFirst(2))
      default: radix = 8
      }
    }
    guard !digits.isEmpty else { return nil }
    var value: Int64 = 0
    for byte in digits {
      guard let digit = digit(byte), digit < radix else { return nil }
      // Counted downwards, for there is one more negative number than positive ones.
      let (shifted, overflow) = value.multipliedReportingOverflow(by: radix)
      let (sum, sumOverflow) = shifted.subtractingReportingOverflow(digit)
      guard !overflow, !sumOverflow else { return nil }
      value = sum
    }
    guard !isNegative else { return value }
    return value == .min ? nil : -value
  }

  private static func digit(_ byte: UInt8) -> Int64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int64(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int64(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isFloat(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func skipSign() {
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    }
    func skipDigits() -> Int {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest.removeFirst(digits)
      return digits
    }
    skipSign()
    var digits = skipDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      digits += skipDigits()
    }
    guard digits > 0 else { return false }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      skipSign()
      guard skipDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
