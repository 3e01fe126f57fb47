/// One word of a line, unquoted, and the place it is written at, quotes included.
public struct RedisWord: Hashable, Sendable {
  /// The word without its quotes and escapes.
  public let text: String

  /// The bytes it is written with.
  public let range: Range<Int>
}

/// A quote that its line does not close, or that closes in the middle of a word.
struct UnbalancedQuotes: Error {}

/// Splits a line into words and unquotes them as Redis does (`redis src/sds.c`, `sdssplitargs`).
struct RedisWordSplitter {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  static func words(of bytes: ArraySlice<UInt8>) throws(UnbalancedQuotes) -> [RedisWord] {
    var splitter = RedisWordSplitter(bytes)
    var words: [RedisWord] = []
    while let word = try splitter.next() { words.append(word) }
    return words
  }

  mutating func next() throws(UnbalancedQuotes) -> RedisWord? {
    while let byte = current, byte.isSpaceInC { position += 1 }
    guard current != nil else { return nil }

    let start = position
    var text: [UInt8] = []
    while let byte = current, !byte.endsWord {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        try readDoubleQuoted(into: &text)
        return word(text, from: start)
      case UInt8(ascii: "'"):
        try readSingleQuoted(into: &text)
        return word(text, from: start)
      default:
        text.append(byte)
      }
    }
    return word(text, from: start)
  }

  private mutating func readDoubleQuoted(into text: inout [UInt8]) throws(UnbalancedQuotes) {
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        return try endQuotedWord()
      case UInt8(ascii: "\\"):
        text.append(try readEscape())
      default:
        text.append(byte)
      }
    }
    throw UnbalancedQuotes()
  }

  private mutating func readEscape() throws(UnbalancedQuotes) -> UInt8 {
    guard let byte = current else { throw UnbalancedQuotes() }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "x"):
      guard let high = hexDigit(at: position), let low = hexDigit(at: position + 1) else {
        return byte
      }
      position += 2
      return high << 4 | low
    default: return byte
    }
  }

  private mutating func readSingleQuoted(into text: inout [UInt8]) throws(UnbalancedQuotes) {
    while let byte = current {
      position += 1
      if byte == UInt8(ascii: "'") { return try endQuotedWord() }
      if byte == UInt8(ascii: "\\"), current == UInt8(ascii: "'") {
        position += 1
        text.append(UInt8(ascii: "'"))
      } else {
        text.append(byte)
      }
    }
    throw UnbalancedQuotes()
  }

  private func endQuotedWord() throws(UnbalancedQuotes) {
    if let byte = current, !byte.isSpaceInC { throw UnbalancedQuotes() }
  }

  /// The byte to read next; a NUL ends the line, which Redis reads as a C string.
  private var current: UInt8? {
    guard position < bytes.endIndex, bytes[position] != 0 else { return nil }
    return bytes[position]
  }

  private func hexDigit(at index: Int) -> UInt8? {
    guard index < bytes.endIndex else { return nil }
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return byte - UInt8(ascii: "A") + 10
    default: return nil
    }
  }

  private func word(_ text: [UInt8], from start: Int) -> RedisWord {
    RedisWord(text: String(decoding: text, as: UTF8.self), range: start..<position)
  }
}

extension UInt8 {
  /// `isspace` of the C locale.
  fileprivate var isSpaceInC: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Vertical tab and form feed part words only where a word could begin (`redis src/sds.c`).
  fileprivate var endsWord: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
