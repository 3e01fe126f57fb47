/// Finds credentials by their own form, whatever stands before them.
struct CredentialShapes {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private var hidden: [Range<Int>] = []

  /// The bytes that must not be shown, in no order.
  static func hidden(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    var shapes = CredentialShapes(bytes: bytes, range: range)
    shapes.scanRuns()
    shapes.scanURLs()
    shapes.scanACLRules()
    return shapes.hidden
  }

  private init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// Tokens, hashes and base64.
  private mutating func scanRuns() {
    var place = range.lowerBound
    while place < range.upperBound {
      guard Self.isRunByte(bytes[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < range.upperBound, Self.isRunByte(bytes[place]) { place += 1 }
      // An image's digest is no secret.
      if TokenShape.isCredential(bytes[start..<place]), !bytes.holds("sha256:", at: start - 7) {
        hidden.append(start..<place)
      }
    }
  }

  /// `scheme://user:password@host`.
  private mutating func scanURLs() {
    var place = range.lowerBound
    while place + 3 < range.upperBound {
      guard bytes.holds("://", at: place) else {
        place += 1
        continue
      }
      let start = place + 3
      let end = bytes[start..<range.upperBound].firstIndex {
        $0.isBlank || $0.isLineBreak || $0.isQuote
      }
      let url = bytes[start..<(end ?? range.upperBound)]
      let authority = url.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
      if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
        hidden.append(start..<at)
      } else if let at = url.lastIndex(of: UInt8(ascii: "@")), !Self.isHost(authority) {
        hidden.append(start..<at)
      }
      place = url.endIndex
    }
  }

  /// Whether there is no more than a host and a port: `host`, `host:6379`.
  private static func isHost(_ authority: ArraySlice<UInt8>) -> Bool {
    guard let colon = authority.lastIndex(of: UInt8(ascii: ":")) else { return true }
    return authority[(colon + 1)...].allSatisfy(\.isDigit)
  }

  /// `>password`, `<password`, `#hash` and `!hash` of an ACL rule (`redis src/acl.c`).
  private mutating func scanACLRules() {
    var line = range.lowerBound
    while line < range.upperBound {
      let end = bytes.lineEnd(from: line, within: range.upperBound)
      let isRule = ACLWords.stand(in: bytes[line..<end])
      for place in line..<end where Self.isMark(bytes[place]) {
        if isRule ? beginsWord(place) : isQuotedPassword(place) {
          hideWord(after: place, lineEnd: end)
        }
      }
      if isRule { hidden += ACLWords.strays(in: bytes[line..<end]) }
      line = end + 1
    }
  }

  // Asked of every byte: hashing each would cost more than all else.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: "!")
  }

  private func beginsWord(_ place: Int) -> Bool {
    guard place > range.lowerBound else { return true }
    let before = bytes[place - 1]
    return before.isBlank || before.isQuote || Self.openers.contains(before)
      || ACLWords.isEscape(place - 1, in: bytes[range])
  }

  private static let openers = Set(",[=(".utf8)

  /// A lone `">password"`, as an item of a list; no `">` that ends a tag of XML.
  private func isQuotedPassword(_ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: ">") && place > range.lowerBound && bytes[place - 1].isQuote
      && beginsWord(place - 1)
  }

  private mutating func hideWord(after mark: Int, lineEnd: Int) {
    // Behind a lone `>` the password is the next word.
    let isLone = bytes[mark] == UInt8(ascii: ">")
    let gap = bytes[(mark + 1)..<lineEnd].prefix {
      isLone && ($0.isBlank || $0.isQuote || $0 == UInt8(ascii: ","))
    }
    let start = gap.endIndex
    let word = bytes[start..<lineEnd].prefix { !$0.isBlank && !$0.isQuote }
    guard !word.isEmpty, PlainValue.referenceEnd(bytes, from: start, within: lineEnd) == nil else {
      return
    }
    hidden.append(start..<word.endIndex)
  }

  private static func isRunByte(_ byte: UInt8) -> Bool {
    byte.isNameByte || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=")
  }
}
