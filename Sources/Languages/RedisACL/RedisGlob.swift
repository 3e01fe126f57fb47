/// A pattern of keys or channels, matched byte by byte (`redis src/util.c`, `stringmatchlen`).
struct RedisGlob: Sendable {
  private enum Element: Sendable {
    case anyBytes
    case anyByte
    case byte(UInt8)
    /// The ranges of `[...]`, in signed bytes as the server compares them.
    case oneOf([ClosedRange<Int8>], isNegated: Bool)
  }

  private let elements: [Element]
  private let stars: Int

  /// Whether the pattern is `*`, which is the only one that the server takes for every key.
  let isStar: Bool

  init(_ pattern: String) {
    var scanner = Scanner(Array(pattern.utf8))
    var elements: [Element] = []
    var stars = 0
    while let element = scanner.next() {
      if case .anyBytes = element {
        if case .anyBytes? = elements.last { continue }
        stars += 1
      }
      elements.append(element)
    }
    self.elements = elements
    if case .anyBytes? = elements.last { stars -= 1 }
    self.stars = stars
    isStar = pattern == "*"
  }

  /// Steps after which a match is given up as unknown, so that no pattern takes long.
  private static let limit = 1_000_000

  /// Stars beyond which the server matches nothing.
  private static let deepestNesting = 1_000

  /// Whether the whole text matches; `unknown` where that would take too long to tell.
  func matches(_ text: String) -> ACLAnswer {
    let text = Array(text.utf8)
    // The server never enters its loop for an empty text, so that even `*` does not match it.
    guard !text.isEmpty else { return ACLAnswer(elements.isEmpty) }
    guard stars <= Self.deepestNesting else { return .no }

    var (position, index) = (0, 0)
    var retry: (position: Int, index: Int)?
    for _ in 0..<Self.limit {
      if index == elements.count, position == text.count { return .yes }
      if index < elements.count, case .anyBytes = elements[index] {
        index += 1
        if index == elements.count { return .yes }
        retry = (position, index)
      } else if index < elements.count, position < text.count,
        Self.element(elements[index], matches: text[position])
      {
        index += 1
        position += 1
      } else if let last = retry, last.position < text.count {
        (position, index) = (last.position + 1, last.index)
        retry = (position, index)
      } else {
        return .no
      }
    }
    return .unknown
  }

  private static func element(_ element: Element, matches byte: UInt8) -> Bool {
    switch element {
    case .anyBytes, .anyByte: return true
    case .byte(let expected): return expected == byte
    case .oneOf(let ranges, let isNegated):
      let byte = Int8(bitPattern: byte)
      return ranges.contains { $0.contains(byte) } != isNegated
    }
  }

  /// Whether each text that the other pattern matches is matched by this one too; false where a
  /// class or an escape makes that hard to tell.
  func contains(_ other: RedisGlob, writtenAs text: String) -> Bool {
    let isPlain = elements.allSatisfy { element in
      if case .anyBytes = element { return true }
      if case .byte(let byte) = element { return !Self.special.contains(byte) }
      return false
    }
    guard isPlain, !text.utf8.contains(where: { $0 == 0x5B || $0 == 0x5C }) else { return false }
    return matches(text) == .yes
  }

  private static let special: Set<UInt8> = [0x2A, 0x3F, 0x5B, 0x5C]
}

extension RedisGlob {
  private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Element? {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "*"): return .anyBytes
      case UInt8(ascii: "?"): return .anyByte
      case UInt8(ascii: "["): return readClass()
      case UInt8(ascii: "\\") where position < bytes.count:
        position += 1
        return .byte(bytes[position - 1])
      default: return .byte(byte)
      }
    }

    /// A class that nothing closes reaches to the end.
    private mutating func readClass() -> Element {
      var ranges: [ClosedRange<Int8>] = []
      let isNegated = position < bytes.count && bytes[position] == UInt8(ascii: "^")
      if isNegated { position += 1 }
      while position < bytes.count {
        let left = bytes.count - position
        let byte = bytes[position]
        if byte == UInt8(ascii: "\\"), left >= 2 {
          ranges.append(Self.range(bytes[position + 1], bytes[position + 1]))
          position += 2
        } else if byte == UInt8(ascii: "]") {
          position += 1
          break
        } else if left >= 3, bytes[position + 1] == UInt8(ascii: "-") {
          ranges.append(Self.range(byte, bytes[position + 2]))
          position += 3
        } else {
          ranges.append(Self.range(byte, byte))
          position += 1
        }
      }
      return .oneOf(ranges, isNegated: isNegated)
    }

    private static func range(_ one: UInt8, _ other: UInt8) -> ClosedRange<Int8> {
      let (one, other) = (Int8(bitPattern: one), Int8(bitPattern: other))
      return min(one, other)...max(one, other)
    }
  }
}
