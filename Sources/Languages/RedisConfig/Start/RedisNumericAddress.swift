/// Addresses that need no name service, as the C library reads them (`getaddrinfo` with
/// `AI_NUMERICHOST`).
enum RedisNumericAddress {
  static func isNumeric(_ text: String) -> Bool { isIPv4(text) || isIPv6(text) }

  /// One to four numbers, decimal, octal (`010`) or hexadecimal (`0x8`), the last of which fills the
  /// bytes that are left.
  static func isIPv4(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count) else { return false }
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let limit = isLast ? UInt64(1) << UInt64(8 * (5 - parts.count)) : 256
      guard let number = number(Array(part)), number < limit else { return false }
    }
    return true
  }

  private static func number(_ bytes: [UInt8]) -> UInt64? {
    guard let first = bytes.first, (0x30...0x39).contains(first), bytes.count <= 20 else {
      return nil
    }
    let text = String(decoding: bytes, as: UTF8.self).lowercasedASCII
    if text.utf8.starts(with: "0x".utf8) {
      let digits = text.dropFirst(2)
      return digits.utf8.first == UInt8(ascii: "+") || digits.utf8.first == UInt8(ascii: "-")
        ? nil : UInt64(digits, radix: 16)
    }
    return UInt64(text, radix: first == 0x30 ? 8 : 10)
  }

  /// Eight groups of hexadecimal digits, some of them left out by one `::`, the last two perhaps as
  /// an IPv4 address.
  static func isIPv6(_ text: String) -> Bool {
    let halves = text.components(ofDouble: UInt8(ascii: ":"))
    guard halves.count <= 2, text.utf8.contains(UInt8(ascii: ":")) else { return false }
    var groups = 0
    for (index, half) in halves.enumerated() where !half.isEmpty {
      guard let count = groupCount(half, mayEndInIPv4: index == halves.count - 1) else {
        return false
      }
      groups += count
    }
    return halves.count == 2 ? groups < 8 : groups == 8
  }

  private static func groupCount(_ bytes: [UInt8], mayEndInIPv4: Bool) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var count = 0
    for (index, part) in parts.enumerated() {
      if part.contains(UInt8(ascii: ".")) {
        let text = String(decoding: part, as: UTF8.self)
        guard mayEndInIPv4, index == parts.count - 1, isDottedQuad(text) else { return nil }
        count += 2
      } else {
        guard (1...4).contains(part.count), part.allSatisfy(isHexDigit) else { return nil }
        count += 1
      }
    }
    return count
  }

  private static func isDottedQuad(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard let number = RedisNumberText.strict(String(part)) else { return false }
        return (0...255).contains(number)
      }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}

extension String {
  /// The bytes around each pair of a byte, found from the left.
  fileprivate func components(ofDouble separator: UInt8) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var bytes = Array(utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == separator, bytes.first == separator {
        bytes.removeFirst()
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
    }
    return parts
  }
}
