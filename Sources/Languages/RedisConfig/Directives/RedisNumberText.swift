/// Numbers in the three spellings that Redis reads them with.
enum RedisNumberText {
  /// A number as `string2ll` takes it: no sign but a minus, no blanks, no leading zeros
  /// (`redis src/util.c`).
  static func strict(_ text: String) -> Int? {
    guard let number = Int(text), "\(number)" == text else { return nil }
    return number
  }

  /// A number as `strtoll` takes it, at its bound where it is too great, nil where something
  /// follows; an empty text is 0.
  static func lenient(_ text: String, radix: Int = 10) -> Int? {
    if text.isEmpty { return 0 }
    var digits = Array(text.utf8)[...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty else { return nil }

    var number = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte < UInt8(ascii: "0") + UInt8(radix) else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      let (product, overflows) = number.multipliedReportingOverflow(by: radix)
      let (sum, overflowsToo) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      number = overflows || overflowsToo ? (isNegative ? Int.min : Int.max) : sum
      if overflows || overflowsToo {
        return digits.allSatisfy { (0x30..<0x30 + UInt8(radix)).contains($0) } ? number : nil
      }
    }
    return number
  }

  /// The number at the head of a text as `atoi` takes it, 0 without one.
  static func leading(_ text: String) -> Int {
    let bytes = Array(text.utf8)[...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let hasSign = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
    let digits = bytes.dropFirst(hasSign ? 1 : 0).prefix { (0x30...0x39).contains($0) }
    let head = (hasSign ? bytes.prefix(1) : []) + digits
    guard !digits.isEmpty else { return 0 }
    let number = lenient(String(decoding: head, as: UTF8.self)) ?? 0
    return Int(Int32(truncatingIfNeeded: number))
  }

  /// A number of bytes with or without a unit, where a product too great wraps around as it does in
  /// Redis; no digits are 0 (`redis src/util.c`, `memtoull`).
  static func memory(_ text: String) -> UInt64? {
    let bytes = Array(text.utf8)
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    guard digits.count < 128 else { return nil }
    let unit = String(decoding: bytes[digits.count...], as: UTF8.self).lowercasedASCII
    guard let factor = units[unit] else { return nil }

    var number: UInt64 = 0
    for byte in digits {
      let (product, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(UInt64(byte - 0x30))
      number = overflows || overflowsToo ? .max : sum
      if number == .max { break }
    }
    return number &* factor
  }

  private static let units: [String: UInt64] = [
    "": 1, "b": 1, "k": 1000, "kb": 1 << 10, "m": 1_000_000, "mb": 1 << 20, "g": 1_000_000_000,
    "gb": 1 << 30,
  ]
}
