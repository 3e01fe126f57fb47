/// Quoted strings (`hashicorp/hcl@1.0 hcl/scanner scanString, hcl/strconv Unquote`).
extension HCLParser {
  /// A string in double quotes; within `${ }` quotes and escapes mean nothing.
  mutating func quoted() -> String? {
    let start = position
    var text: [UInt8] = []
    var braces = 0
    position += 1
    while let byte = current {
      let place = position
      if braces == 0, isAction, let action = action() {
        if !action.contains(UInt8(ascii: "\n")) {
          text += action
          continue
        }
        position = place
      }
      position += 1
      switch byte {
      case UInt8(ascii: "\"") where braces == 0:
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\n") where braces == 0:
        fail("a string is not closed", from: start, to: position - 1)
        return nil
      case UInt8(ascii: "$") where braces == 0 && current == UInt8(ascii: "{"):
        braces = 1
        position += 1
        text += [byte, UInt8(ascii: "{")]
      case UInt8(ascii: "{") where braces > 0:
        braces += 1
        text.append(byte)
      case UInt8(ascii: "}") where braces > 0:
        braces -= 1
        text.append(byte)
      case UInt8(ascii: "\\") where braces == 0:
        guard let escaped = escape() else {
          fail("an escape is not known", from: place, to: place + 2)
          return nil
        }
        text += escaped
      default: text.append(byte)
      }
    }
    fail("a string is not closed", from: start, to: start + 1)
    return nil
  }

  /// What stands behind a backslash.
  private mutating func escape() -> [UInt8]? {
    guard let byte = current else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "a"): return [0x07]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "v"): return [0x0B]
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): return [byte]
    case UInt8(ascii: "x"): return digits(2, radix: 16).map { [UInt8(truncatingIfNeeded: $0)] }
    case UInt8(ascii: "u"): return digits(4, radix: 16).flatMap(Self.character)
    case UInt8(ascii: "U"): return digits(8, radix: 16).flatMap(Self.character)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      position -= 1
      return digits(3, radix: 8).flatMap { $0 < 256 ? [UInt8($0)] : nil }
    default: return nil
    }
  }

  private mutating func digits(_ count: Int, radix: Int) -> UInt32? {
    guard position + count <= bytes.count else { return nil }
    let text = bytes[position..<(position + count)]
    guard text.allSatisfy({ Self.isDigit($0) || (0x61...0x66).contains($0 | 0x20) }) else {
      return nil
    }
    position += count
    return UInt32(String(decoding: text, as: UTF8.self), radix: radix)
  }

  private static func character(_ code: UInt32) -> [UInt8]? {
    Unicode.Scalar(code).map { Array(String($0).utf8) }
  }
}
