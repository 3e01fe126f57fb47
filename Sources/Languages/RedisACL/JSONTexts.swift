/// The texts of a JSON array of texts, with their places.
struct JSONTexts {
  /// An item and the bytes it is written with, quotes included.
  struct Item {
    let text: String
    let range: Range<Int>
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Nil for anything else than such an array; `null` counts as an empty text, as in Go.
  static func read(_ bytes: ArraySlice<UInt8>) -> [Item]? {
    var reader = JSONTexts(bytes: bytes, position: bytes.startIndex)
    guard let items = reader.readArray() else { return nil }
    reader.skipBlanks()
    return reader.position == bytes.endIndex ? items : nil
  }

  private mutating func readArray() -> [Item]? {
    guard take(UInt8(ascii: "[")) else { return nil }
    if take(UInt8(ascii: "]")) { return [] }
    var items: [Item] = []
    repeat {
      guard let item = readItem() else { return nil }
      items.append(item)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? items : nil
  }

  private mutating func readItem() -> Item? {
    skipBlanks()
    let start = position
    if bytes[position...].starts(with: "null".utf8) {
      position += 4
      return Item(text: "", range: start..<position)
    }
    guard take(UInt8(ascii: "\"")) else { return nil }
    var units: [UInt16] = []
    var text: [UInt8] = []
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        Self.flush(&units, into: &text)
        return Item(text: String(decoding: text, as: UTF8.self), range: start..<position)
      case UInt8(ascii: "\\"):
        guard let unit = readEscape() else { return nil }
        units.append(unit)
      case 0..<0x20: return nil
      default:
        Self.flush(&units, into: &text)
        text.append(byte)
      }
    }
    return nil
  }

  private mutating func readEscape() -> UInt16? {
    guard position < bytes.endIndex else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(byte)
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "u"):
      let end = position + 4
      guard end <= bytes.endIndex,
        bytes[position..<end].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
      else { return nil }
      defer { position = end }
      return UInt16(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
    default: return nil
    }
  }

  /// Escapes name UTF-16 units, of which two may make one character.
  private static func flush(_ units: inout [UInt16], into text: inout [UInt8]) {
    guard !units.isEmpty else { return }
    text += Array(String(decoding: units, as: UTF16.self).utf8)
    units = []
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard position < bytes.endIndex, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.endIndex, bytes[position].isJSONBlank { position += 1 }
  }
}

extension UInt8 {
  var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
