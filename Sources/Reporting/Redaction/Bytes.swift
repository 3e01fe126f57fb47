extension UInt8 {
  /// Whether the byte may stand in a name: of a key, a variable, an option, a directive.
  var isNameByte: Bool {
    isLetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: ".")
  }

  /// Whether the byte is an ASCII letter or digit, or part of any other character.
  var isLetterOrDigit: Bool {
    isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self >= 0x80
  }

  var isDigit: Bool { (0x30...0x39).contains(self) }

  var isBlank: Bool { self == 0x20 || self == 0x09 }

  var isLineBreak: Bool { self == 0x0A || self == 0x0D }

  var isQuote: Bool {
    self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "`")
  }
}

extension [UInt8] {
  /// Whether some bytes stand at an index.
  func holds(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where self[index + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The first line break at or after an index, or a bound.
  func lineEnd(from index: Int, within bound: Int) -> Int {
    self[index..<bound].firstIndex(where: \.isLineBreak) ?? bound
  }
}
