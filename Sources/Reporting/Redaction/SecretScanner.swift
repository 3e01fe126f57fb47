/// Finds what may be a secret in a text of any language: shell, redis.conf, SQL, HCL, JSON, prose.
///
/// It knows where a secret begins - after a name that promises one - and does not try to know where
/// it ends: everything up to the end of the line is taken for it, unless the value is only a
/// reference. Hiding too much costs a reader a glance at the file; hiding too little costs a rotation.
struct SecretScanner {
  let bytes: [UInt8]
  let range: Range<Int>
  /// Whether a line break inside the text is no more than a blank, as in folded YAML.
  private let joinsLines: Bool
  var hidden: [Range<Int>] = []
  /// The variables that stand in the place of a secret.
  var variables: Set<[UInt8]> = []
  /// The end of a stretch that is known to hold no pipe, so that no line is searched twice.
  private var pipelessEnd = 0

  /// The bytes that must not be shown, in no order.
  static func hidden(
    in range: Range<Int>, of bytes: [UInt8], joinsLines: Bool = false
  ) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    var scanner = SecretScanner(bytes: bytes, range: range, joinsLines: joinsLines)
    scanner.scanNames()
    scanner.hideAssignments()
    return scanner.hidden + CredentialShapes.hidden(in: range, of: bytes)
  }

  private init(bytes: [UInt8], range: Range<Int>, joinsLines: Bool) {
    self.bytes = bytes
    self.range = range
    self.joinsLines = joinsLines
  }

  private mutating func scanNames() {
    var command = CommandWords()
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place].isLineBreak {
        if !joinsLines, !isContinued(at: place) { command = CommandWords() }
        place += 1
      } else if bytes.holds("<<<", at: place) {
        place = hideValue(from: min(place + 3, range.upperBound))
      } else if bytes[place].isNameByte {
        let end = nameEnd(from: place)
        let name = bytes[place..<end]
        place = placeAfterValue(of: name, in: command)
        command.add(name)
      } else {
        place += 1
      }
    }
  }

  /// Hides what a name introduces; the place at which to go on.
  private mutating func placeAfterValue(of name: ArraySlice<UInt8>, in command: CommandWords) -> Int
  {
    let quoted = skip(from: name.endIndex) { $0.isQuote || $0 == UInt8(ascii: "\\") }
    let next = skip(from: quoted, \.isBlank)
    if let value = separatorEnd(at: next, isAdjacent: next == name.endIndex) {
      if name.elementsEqual("--from-literal".utf8) { return hideAfterEquals(from: value) }
      if isUnknownParameter(name, of: command, at: next) { return hideWord(from: value) }
      return SensitiveName.matches(name) || command.isSecret(name) ? hideValue(from: value) : value
    }
    switch command.role(of: name) {
    case .none: return name.endIndex
    case .takesNextWord:
      return hideValue(from: skip(from: quoted) { $0.isBlank || $0 == UInt8(ascii: ",") })
    case .takesAssignments: return hideAfterEquals(from: next)
    case .takesPair:
      let end = wordEnd(from: next)
      return bytes[next..<end].contains(UInt8(ascii: ":")) ? hide(from: next) : name.endIndex
    case .printsToPipe: return hideUntilPipe(from: next)
    case .takesWordBehindOptions: return hideBehindOptions(from: next)
    }
  }

  /// The end of `=`, `:`, `:=`, `=>` or, in XML, `>`; `nil` if none of them stands there.
  private func separatorEnd(at place: Int, isAdjacent: Bool) -> Int? {
    guard place < range.upperBound else { return nil }
    switch bytes[place] {
    case UInt8(ascii: ":"):
      if bytes.holds("://", at: place) { return nil }
      return bytes.holds(":=", at: place) ? place + 2 : place + 1
    case UInt8(ascii: "="):
      return skip(from: place) { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") }
    case UInt8(ascii: ">"): return isAdjacent ? place + 1 : nil
    default: return nil
    }
  }

  // MARK: - What to hide

  /// Hides a value that begins at a place, unless it tells nothing.
  mutating func hideValue(from start: Int) -> Int {
    let isMember = start > range.lowerBound && bytes[start - 1] == UInt8(ascii: ":")
    var place = skip(from: start, \.isBlank)
    while isContinuation(at: place) {
      place = skip(from: place) { $0.isBlank || $0.isLineBreak || $0 == UInt8(ascii: "\\") }
    }
    let isEmpty = bytes.holds("\"\"", at: place) || bytes.holds("''", at: place)
    if isEmpty, place + 2 <= range.upperBound, endsValue(at: place + 2) { return place + 2 }
    if let end = blockHeaderEnd(at: place) {
      return hideBlock(below: end, isHeader: !bytes[place].isLineBreak)
    }
    place = skip(from: place) { $0.isQuote || $0 == UInt8(ascii: "\\") }
    guard place < range.upperBound else { return place }
    if isMember, opensMapping(at: place) { return place + 1 }
    if let end = PlainValue.referenceEnd(bytes, from: place, within: range.upperBound) {
      note(referenceAt: place)
      return end
    }
    if let command = PlainValue.commandStart(bytes, at: place, within: range.upperBound) {
      return bytes.holds("echo", at: command) || bytes.holds("printf", at: command)
        ? hide(from: command) : command
    }
    let end = wordEnd(from: place)
    return PlainValue.tellsNothing(bytes[place..<end]) && endsValue(at: end)
      ? end : hide(from: place)
  }

  /// Whether `{` opens a mapping and not a password: a quote or a key follows.
  private func opensMapping(at place: Int) -> Bool {
    guard bytes[place] == UInt8(ascii: "{") else { return false }
    let first = skip(from: place + 1, \.isBlank)
    guard first < range.upperBound, !bytes[first].isLineBreak, !bytes[first].isQuote else {
      return true
    }
    let key = nameEnd(from: first)
    return key > first && key < range.upperBound && bytes[key] == UInt8(ascii: ":")
  }

  /// Whether a value ends at a place, so that no further word belongs to it.
  private func endsValue(at end: Int) -> Bool {
    let closed = skip(from: end) { $0.isQuote || Self.closers.contains($0) }
    let rest = skip(from: closed, \.isBlank)
    guard rest < range.upperBound, !bytes[rest].isLineBreak else { return true }
    let isSeparated = rest > closed
    if closed > end {
      let isClosed = bytes[end..<closed].contains { Self.closers.contains($0) }
      if isSeparated || isClosed && bytes[closed - 1].isQuote { return true }
    }
    guard isSeparated else { return false }
    let name = nameEnd(from: rest)
    return Self.operators.contains(bytes[rest])
      || name > rest && name < range.upperBound && bytes[name] == UInt8(ascii: "=")
  }

  private static let closers = Set(",;)}]".utf8)
  private static let operators = Set("#\\&|-".utf8)

  /// Hides everything from a place to the end of its line.
  private mutating func hide(from place: Int) -> Int {
    let end = lineEnd(from: place)
    if place < end { hidden.append(place..<end) }
    return max(place, end)
  }

  /// Hides what stands behind the next `=`: the names of the keys may be read.
  private mutating func hideAfterEquals(from place: Int) -> Int {
    let end = lineEnd(from: place)
    let equals = bytes[place..<end].firstIndex(of: UInt8(ascii: "="))
    return hide(from: equals.map { $0 + 1 } ?? place)
  }

  /// Hides what a command prints into another one.
  private mutating func hideUntilPipe(from place: Int) -> Int {
    guard place >= pipelessEnd else { return place }
    let end = lineEnd(from: place)
    guard let pipe = bytes[place..<end].firstIndex(of: UInt8(ascii: "|")) else {
      pipelessEnd = end
      return place
    }
    if place < pipe { hidden.append(place..<pipe) }
    return pipe
  }

  /// Hides the lines below that are indented deeper; deeper keys are a mapping, read key by key.
  private mutating func hideBlock(below lineEnd: Int, isHeader: Bool) -> Int {
    let indentation = indentation(ofLineAt: lineEnd)
    var place = lineEnd
    while place < range.upperBound {
      let line = skip(from: place, \.isLineBreak)
      let text = skip(from: line, \.isBlank)
      guard text < range.upperBound, text - line > indentation else { return line }
      let keyEnd = skip(from: nameEnd(from: text), \.isQuote)
      if !isHeader, separatorEnd(at: keyEnd, isAdjacent: false) != nil { return line }
      place = bytes.lineEnd(from: text, within: range.upperBound)
      hidden.append(text..<place)
    }
    return place
  }

  /// The end of the line if nothing but a block scalar's header, or nothing at all, is left of it.
  private func blockHeaderEnd(at place: Int) -> Int? {
    guard !joinsLines, place < range.upperBound else { return nil }
    var header = place
    if bytes[place] == UInt8(ascii: "|") || bytes[place] == UInt8(ascii: ">") {
      header = skip(from: place + 1) {
        $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0.isDigit
      }
    }
    let end = skip(from: header, \.isBlank)
    return end < range.upperBound && bytes[end].isLineBreak ? end : nil
  }

  private func indentation(ofLineAt place: Int) -> Int {
    var start = place
    while start > range.lowerBound, !bytes[start - 1].isLineBreak { start -= 1 }
    return skip(from: start, \.isBlank) - start
  }

  func nameEnd(from place: Int) -> Int { skip(from: place, \.isNameByte) }

  func wordEnd(from place: Int) -> Int {
    skip(from: place) {
      !$0.isBlank && !$0.isLineBreak && !$0.isQuote && !Self.closers.contains($0)
    }
  }

  /// The end of the line that a place stands on, lines joined by `\` counting as one.
  func lineEnd(from place: Int) -> Int {
    guard !joinsLines else { return range.upperBound }
    var end = bytes.lineEnd(from: place, within: range.upperBound)
    while end < range.upperBound, isContinued(at: end) {
      end = bytes.lineEnd(from: skip(from: end, \.isLineBreak), within: range.upperBound)
    }
    return end
  }

  /// Whether the line that ends at a place goes on below.
  private func isContinued(at lineBreak: Int) -> Bool {
    var last = lineBreak - 1
    if last >= range.lowerBound, bytes[last] == UInt8(ascii: "\r") { last -= 1 }
    return last >= range.lowerBound && bytes[last] == UInt8(ascii: "\\")
  }

  private func isContinuation(at place: Int) -> Bool {
    guard place < range.upperBound else { return false }
    if bytes[place].isLineBreak { return joinsLines }
    return bytes[place] == UInt8(ascii: "\\") && place + 1 < range.upperBound
      && bytes[place + 1].isLineBreak
  }

  func skip(from place: Int, _ isSkipped: (UInt8) -> Bool) -> Int {
    var place = place
    while place < range.upperBound, isSkipped(bytes[place]) { place += 1 }
    return place
  }
}
