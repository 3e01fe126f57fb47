internal import SourceText

/// Finds the place of every byte of a scalar's text.
///
/// It goes over what is written by the same rules as libyaml's scanner, and so knows which space
/// is a folded line break and which line break is an escape.
struct ScalarPlaces {
  private let text: [UInt8]
  private let outer: EmbeddedText
  private let source: [UInt8]
  /// The first byte of the text that has no place yet.
  private var offset = 0
  /// The next byte of the source.
  private var position: Int
  private var map = PlaceMap()

  /// Lays a text against its source: what is written after the scalar's tag and anchor.
  static func map(
    _ text: [UInt8], _ style: ScalarStyle, in outer: EmbeddedText, writtenAt range: Range<Int>
  ) -> PlaceMap {
    var places = ScalarPlaces(text: text, outer: outer, start: range.lowerBound)
    switch style {
    case .literal, .folded: places.placeBlock()
    case .plain: places.placeFlow(style, end: range.upperBound)
    case .singleQuoted, .doubleQuoted:
      places.position += 1
      places.placeFlow(style, end: range.upperBound)
    }
    if text.isEmpty { places.copy(0) }
    return places.map
  }

  private init(text: [UInt8], outer: EmbeddedText, start: Int) {
    self.text = text
    self.outer = outer
    source = outer.bytes
    position = start
  }

  /// The next bytes of the text are written as they are.
  private mutating func copy(_ count: Int) {
    let count = min(count, text.count - offset)
    map.follow(from: offset, position..<(position + count), of: outer.places)
    offset += count
    position += count
  }

  /// The next bytes of the text stand for a span of the source as a whole.
  private mutating func stand(_ count: Int, for span: Range<Int>) {
    map.stand(from: offset, for: outer.places.place(of: span))
    offset += count
  }

  /// The next line break of the text stands for one of the source.
  private mutating func place(lineBreak span: Range<Int>) {
    guard offset < text.count else { return }
    if span.count == 1, source[span.lowerBound] == text[offset] {
      map.follow(from: offset, span, of: outer.places)
      offset += 1
    } else {
      stand(max(1, WhiteSpace.lineBreak(at: offset, in: text)), for: span)
    }
  }

  private func lineBreak(at position: Int) -> Int {
    WhiteSpace.lineBreak(at: position, in: source)
  }
}

/// `|` and `>`: each line is written behind the indentation.
extension ScalarPlaces {
  private mutating func placeBlock() {
    // The header's indicators and comment are not part of the text.
    position = lineEnd(from: position)
    position += lineBreak(at: position)
    let emptyLines = lineBreakCount
    var indentation: Int?
    var breaks: [Range<Int>] = []
    while offset < text.count, position < source.count {
      let lineEnd = lineEnd(from: position)
      let spaces = leadingSpaces(source, from: position)
      if indentation == nil, breaks.count == emptyLines {
        indentation = spaces - leadingSpaces(text, from: offset + breakLength(emptyLines))
      }
      if let indentation, lineEnd - position > indentation {
        // A line that is indented less comes after the scalar.
        guard spaces >= indentation else { break }
        place(breaks)
        breaks = []
        position += indentation
        copy(lineEnd - position)
      }
      breaks.append(lineEnd..<(lineEnd + lineBreak(at: lineEnd)))
      position = lineEnd + lineBreak(at: lineEnd)
    }
    place(breaks)
  }

  /// Places the line breaks between two lines of text, or after the last one.
  private mutating func place(_ breaks: [Range<Int>]) {
    guard offset < text.count, let first = breaks.first else { return }
    if breaks.count == 1, text[offset] == 0x20 { return stand(1, for: first) }
    let kept = lineBreakCount
    // Folding drops the first break of several; at the end of the text the later ones are dropped.
    let isLast = offset + breakLength(kept) == text.count
    for span in isLast ? breaks.prefix(kept) : breaks.suffix(kept) { place(lineBreak: span) }
  }

  /// The number of line breaks that come next in the text.
  private var lineBreakCount: Int {
    var count = 0
    var end = offset
    while WhiteSpace.lineBreak(at: end, in: text) > 0 {
      end += WhiteSpace.lineBreak(at: end, in: text)
      count += 1
    }
    return count
  }

  /// The number of bytes of the next line breaks of the text.
  private func breakLength(_ count: Int) -> Int {
    var end = offset
    for _ in 0..<count { end += WhiteSpace.lineBreak(at: end, in: text) }
    return end - offset
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < source.count, lineBreak(at: end) == 0 { end += 1 }
    return end
  }

  private func leadingSpaces(_ bytes: [UInt8], from start: Int) -> Int {
    bytes[min(start, bytes.count)...].prefix { $0 == 0x20 }.count
  }
}

/// Plain and quoted text: white space around a line break is folded.
extension ScalarPlaces {
  private mutating func placeFlow(_ style: ScalarStyle, end: Int) {
    while offset < text.count, position < end {
      switch source[position] {
      case UInt8(ascii: "'") where style == .singleQuoted:
        stand(1, for: position..<min(position + 2, end))
        position += 2
      case UInt8(ascii: "\\") where style == .doubleQuoted: placeEscape(end: end)
      case let byte where WhiteSpace.isBlank(byte) || lineBreak(at: position) > 0:
        placeWhiteSpace(end: end, isAfterEscapedBreak: false)
      default: copy(wordEnd(style, end: end) - position)
      }
    }
  }

  private func wordEnd(_ style: ScalarStyle, end: Int) -> Int {
    var next = position + 1
    while next < end {
      switch source[next] {
      case 0x20, 0x09, 0x0A, 0x0D: return next
      case UInt8(ascii: "'") where style == .singleQuoted: return next
      case UInt8(ascii: "\\") where style == .doubleQuoted: return next
      case 0xC2, 0xE2: if lineBreak(at: next) > 0 { return next }
      default: break
      }
      next += 1
    }
    return next
  }

  private mutating func placeWhiteSpace(end: Int, isAfterEscapedBreak: Bool) {
    let start = position
    var breaks: [Range<Int>] = []
    while position < end {
      let length = lineBreak(at: position)
      guard length > 0 || WhiteSpace.isBlank(source[position]) else { break }
      if length > 0 { breaks.append(position..<(position + length)) }
      position += max(1, length)
    }
    if isAfterEscapedBreak {
      for span in breaks { place(lineBreak: span) }
    } else if let first = breaks.first {
      // A single break becomes a space; libyaml never folds LS and PS.
      if first.count == 3 {
        place(lineBreak: first)
      } else if breaks.count == 1 {
        stand(1, for: first)
      }
      for span in breaks.dropFirst() { place(lineBreak: span) }
    } else {
      let count = position - start
      position = start
      copy(count)
    }
  }

  private mutating func placeEscape(end: Int) {
    let lineBreak = lineBreak(at: position + 1)
    if lineBreak > 0 {
      position += 1 + lineBreak
      return placeWhiteSpace(end: end, isAfterEscapedBreak: true)
    }
    guard position + 1 < end else { return copy(1) }
    let digits: Int
    switch source[position + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = SurrogateEscapes.pair(in: source, at: position) == nil ? 4 : 10
    case UInt8(ascii: "U"): digits = 8
    default: digits = 0
    }
    let escape = position..<min(position + 2 + digits, end)
    stand(characterLength(text[offset]), for: escape)
    position = escape.upperBound
  }

  /// The number of bytes of the UTF-8 character that a byte begins.
  private func characterLength(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
