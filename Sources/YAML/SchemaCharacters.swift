/// The characters of the text.
extension SchemaScanner {
  /// Whether libyaml takes each character, and none but LF for a line break; some that it would are left out.
  static func isOrdinary(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    let raw = UnsafeRawBufferPointer(source)
    while place < source.count {
      if place + 8 <= raw.count,
        hasOnlyLetters(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      {
        place += 8
        continue
      }
      let byte = source[place]
      if byte < 0x7F {
        guard byte >= 0x20 || byte == 0x0A else { return false }
        place += 1
        continue
      }
      let length = byte >= 0xC2 && byte < 0xE0 ? 2 : byte > 0xE0 && byte < 0xED ? 3 : 0
      guard length > 0, place + length <= source.count,
        (place + 1..<place + length).allSatisfy({ source[$0] & 0xC0 == 0x80 }),
        // C1 controls with NEL, and the line separators.
        byte != 0xC2 || source[place + 1] >= 0xA0,
        byte != 0xE2 || source[place + 1] != 0x80 || source[place + 2] & 0xFE != 0xA8
      else { return false }
      place += length
    }
    return true
  }

  /// Whether eight bytes are each from 0x20 to 0x7E.
  private static func hasOnlyLetters(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let marks = (word &- (0x20 &* ones)) | (word &+ ones) | word
    return marks & (0x80 &* ones) == 0
  }
}
