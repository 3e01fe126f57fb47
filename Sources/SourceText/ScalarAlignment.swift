/// How the characters of a YAML scalar are written in its file.
public enum ScalarNotation: Sendable {
  /// Plain or block text: only white space differs between text and file.
  case verbatim
  /// Single quotes: `''` stands for `'`.
  case singleQuoted
  /// Double quotes: escapes stand for characters.
  case doubleQuoted
}

extension EmbeddedText {
  /// The text of a scalar, laid against the bytes that it was read from.
  ///
  /// Everything but white space keeps its order and its bytes, so words are matched one by one;
  /// this holds for indented, folded and escaped text alike.
  public init(
    scalar text: [UInt8], notation: ScalarNotation, in outer: EmbeddedText,
    writtenAt source: Range<Int>
  ) {
    if let place = outer.wholePlace {
      self.init(text, standingFor: place)
    } else {
      let aligner = ScalarAligner(text: text, notation: notation, outer: outer, source: source)
      self.init(text, file: outer.file, pieces: aligner.pieces())
    }
  }
}

private struct ScalarAligner {
  let text: [UInt8]
  let notation: ScalarNotation
  let outer: EmbeddedText
  let source: Range<Int>

  func pieces() -> [EmbeddedText.Piece] {
    var pieces = [
      EmbeddedText.Piece(offset: 0, source: Int32(clamping: outer.source(of: source.lowerBound)))
    ]
    var position = source.lowerBound
    var offset = 0
    while offset < text.count {
      if isBlank(text[offset]) {
        offset += 1
        continue
      }
      if offset == 0 || isBlank(text[offset - 1]) { position = skipBlanks(from: position) }
      let last = pieces[pieces.count - 1]
      let place = outer.source(of: position)
      if place - offset != Int(last.source - last.offset) {
        pieces.append(.init(offset: Int32(clamping: offset), source: Int32(clamping: place)))
      }
      let step = character(at: position)
      offset += step.textLength
      position += step.sourceLength
    }
    return pieces
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func skipBlanks(from start: Int) -> Int {
    var position = start
    while position < source.upperBound {
      if isBlank(outer.bytes[position]) {
        position += 1
      } else if notation == .doubleQuoted, outer.bytes[position] == UInt8(ascii: "\\"),
        position + 1 < source.upperBound,
        [0x0A, 0x0D, 0x20, 0x09, UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r")]
          .contains(outer.bytes[position + 1])
      {
        position += 2
      } else {
        break
      }
    }
    return min(position, max(source.lowerBound, source.upperBound - 1))
  }

  /// How many bytes one written character takes in the file, and in the text.
  private func character(at position: Int) -> (textLength: Int, sourceLength: Int) {
    guard position + 1 < source.upperBound else { return (1, 0) }
    if notation == .singleQuoted, outer.bytes[position] == UInt8(ascii: "'") { return (1, 2) }
    guard notation == .doubleQuoted, outer.bytes[position] == UInt8(ascii: "\\") else {
      return (1, 1)
    }
    switch outer.bytes[position + 1] {
    case UInt8(ascii: "x"): return escape(at: position, digits: 2)
    case UInt8(ascii: "u"): return escape(at: position, digits: 4)
    case UInt8(ascii: "U"): return escape(at: position, digits: 8)
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return (3, 2)
    default: return (1, 2)
    }
  }

  private func escape(at position: Int, digits: Int) -> (textLength: Int, sourceLength: Int) {
    let end = min(position + 2 + digits, source.upperBound)
    let value =
      UInt32(String(decoding: outer.bytes[(position + 2)..<end], as: UTF8.self), radix: 16) ?? 0
    let length = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    return (length, 2 + digits)
  }
}
