/// The tag and the anchor that may stand before a value.
enum Properties {
  /// Where the value itself begins within what is written of a scalar.
  static func end(in source: [UInt8], from written: Range<Int>) -> Int {
    var position = written.lowerBound
    while position < written.upperBound {
      let lineBreak = WhiteSpace.lineBreak(at: position, in: source)
      switch source[position] {
      case UInt8(ascii: "&"):
        position += 1
        skip { !isAnchorCharacter(source[$0]) }
      case UInt8(ascii: "!"): skip { isSpace(at: $0) }
      case UInt8(ascii: "#"): skip { WhiteSpace.lineBreak(at: $0, in: source) > 0 }
      case let byte where WhiteSpace.isBlank(byte): position += 1
      default:
        guard lineBreak > 0 else { return position }
        position += lineBreak
        // libyaml passes over a byte order mark at the start of any line.
        if source[position...].starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
      }
    }
    return written.upperBound

    func skip(until isEnd: (Int) -> Bool) {
      while position < written.upperBound, !isEnd(position) { position += 1 }
    }

    // `&a:b` is the anchor `a` and the text `:b` to libyaml.
    func isAnchorCharacter(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }

    func isSpace(at position: Int) -> Bool {
      WhiteSpace.isBlank(source[position]) || WhiteSpace.lineBreak(at: position, in: source) > 0
    }
  }
}
