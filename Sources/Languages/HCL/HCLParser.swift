internal import SourceText

/// Reads HCL by descent; a template's actions between the items are set aside.
struct HCLParser {
  /// Deeper than this no configuration nests.
  static let deepest = 64

  let text: EmbeddedText
  let bytes: [UInt8]
  var position = 0
  private(set) var problem: HCLProblem?
  /// How many conditions of a template are open.
  var conditions = 0
  /// Where the next `}}` and `%}` were last seen, so that looking for them costs no square of the
  /// length.
  var closings: (braces: Int, percent: Int) = (0, 0)

  init(_ text: EmbeddedText) {
    self.text = text
    bytes = text.bytes
  }

  mutating func parse() -> HCLBody { body(isBlock: false, depth: 0) }

  // MARK: - Bodies

  private mutating func body(isBlock: Bool, depth: Int) -> HCLBody {
    var items: [HCLItem] = []
    var mayHoldMore = false
    let start = position
    while problem == nil {
      skipBlanks()
      guard let byte = current else {
        if isBlock { fail("a block is not closed", from: max(0, start - 1), to: start) }
        break
      }
      if byte == UInt8(ascii: "}") {
        if !isBlock { fail("a brace closes nothing") }
        position += 1
        break
      }
      if byte == UInt8(ascii: ","), isBlock {
        position += 1
      } else if let action = skipAction() {
        mayHoldMore = mayHoldMore || action == .insertion
      } else if let item = item(depth: depth) {
        items.append(item)
      }
    }
    return HCLBody(items: items, mayHoldMore: mayHoldMore || problem != nil)
  }

  private mutating func item(depth: Int) -> HCLItem? {
    var keys: [HCLKey] = []
    let isConditional = conditions > 0
    while problem == nil {
      skipBlanks()
      guard let byte = current else {
        fail("a name stands without a value", from: max(0, position - 1), to: position)
        return nil
      }
      switch byte {
      case UInt8(ascii: "="):
        guard keys.count == 1 else {
          fail(keys.isEmpty ? "a value has no name" : "labels belong to blocks only")
          return nil
        }
        position += 1
        return value(depth: depth).map {
          HCLItem(key: keys[0], labels: [], value: $0, isConditional: isConditional)
        }
      case UInt8(ascii: "{") where !isAction:
        guard let name = keys.first else {
          fail("a block has no name")
          return nil
        }
        return object(depth: depth).map {
          HCLItem(
            key: name, labels: Array(keys.dropFirst()), value: $0, isConditional: isConditional)
        }
      default:
        guard let key = key(byte) else { return nil }
        keys.append(key)
      }
    }
    return nil
  }

  private mutating func key(_ byte: UInt8) -> HCLKey? {
    let start = position
    if byte == UInt8(ascii: "\"") {
      return quoted().map { HCLKey(text: $0, range: range(start..<position)) }
    }
    if Self.isLetter(byte) {
      let text = identifier()
      return HCLKey(text: text, range: range(start..<position))
    }
    if let text = placeholder() { return HCLKey(text: text, range: range(start..<position)) }
    fail("a name, = or { is expected")
    return nil
  }

  // MARK: - Values

  private mutating func value(depth: Int) -> HCLValue? {
    skipBlanks()
    let start = position
    guard let byte = current else {
      fail("a value is expected", from: max(0, start - 1), to: start)
      return nil
    }
    switch byte {
    case UInt8(ascii: "\""):
      return quoted().map { HCLValue(content: .string($0), range: range(start..<position)) }
    case UInt8(ascii: "<") where next == UInt8(ascii: "<"):
      return heredoc().map { HCLValue(content: .string($0), range: range(start..<position)) }
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "{") where !isAction: return object(depth: depth)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      return number().map { HCLValue(content: $0, range: range(start..<position)) }
    case _ where Self.isLetter(byte): return word()
    default:
      if let text = placeholder() {
        return HCLValue(content: .unknown(text), range: range(start..<position))
      }
      fail("a value is expected")
      return nil
    }
  }

  /// `true` and `false`; HCL 1 knows no other words.
  private mutating func word() -> HCLValue? {
    let start = position
    let text = identifier()
    guard text == "true" || text == "false" else {
      fail("a value needs quotes", from: start, to: position)
      return nil
    }
    return HCLValue(content: .bool(text == "true"), range: range(start..<position))
  }

  private mutating func object(depth: Int) -> HCLValue? {
    let start = position
    guard depth < Self.deepest else {
      fail("it nests too deep")
      return nil
    }
    position += 1
    let body = body(isBlock: true, depth: depth + 1)
    return HCLValue(content: .object(body), range: range(start..<position))
  }

  private mutating func list(depth: Int) -> HCLValue? {
    let start = position
    guard depth < Self.deepest else {
      fail("it nests too deep")
      return nil
    }
    position += 1
    var elements: [HCLValue] = []
    while problem == nil {
      skipBlanks()
      guard let byte = current else {
        fail("a list is not closed", from: start, to: start + 1)
        return nil
      }
      if byte == UInt8(ascii: "]") {
        position += 1
        return HCLValue(content: .list(elements), range: range(start..<position))
      }
      if byte == UInt8(ascii: ",") {
        position += 1
      } else if let element = value(depth: depth + 1) {
        elements.append(element)
      }
    }
    return nil
  }

  // MARK: - Places and problems

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }
  var next: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  func range(_ offsets: Range<Int>) -> SourceRange { text.range(offsets) }

  mutating func fail(_ message: String) { fail(message, from: position, to: position + 1) }

  mutating func fail(_ message: String, from start: Int, to end: Int) {
    guard problem == nil else { return }
    let start = min(start, bytes.count)
    problem = HCLProblem(message: message, range: range(start..<max(start, min(end, bytes.count))))
  }
}
