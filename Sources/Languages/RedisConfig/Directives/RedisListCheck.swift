/// The directives whose arguments Redis reads as a list of its own (`redis src/config.c`, 7.0.15).
enum RedisListCheck {
  /// Pairs of seconds, at least one, and changes, at least none.
  static func savePoints(_ texts: [String]) -> RedisArgumentVerdict {
    guard texts.count.isMultiple(of: 2) else { return .wrongCount }
    for (index, text) in texts.enumerated() {
      guard let number = RedisNumberText.lenient(text),
        number >= (index.isMultiple(of: 2) ? 1 : 0)
      else { return .refused(index) }
    }
    return .fits
  }

  /// Groups of a class, two sizes and seconds.
  static func bufferLimits(_ texts: [String]) -> RedisArgumentVerdict {
    guard texts.count.isMultiple(of: 4) else { return .wrongCount }
    for (index, text) in texts.enumerated() {
      let fits =
        switch index % 4 {
        case 0: clientClasses.contains(text.lowercasedASCII)
        case 1, 2: RedisNumberText.memory(text) != nil
        default:
          RedisNumberText.lenient(text).map { Int32(truncatingIfNeeded: $0) >= 0 } ?? false
        }
      if !fits { return .refused(index) }
    }
    return .fits
  }

  private static let clientClasses = ["normal", "slave", "replica", "pubsub"]

  /// A host with a port, or `no one`.
  static func primary(_ texts: [String]) -> RedisArgumentVerdict {
    guard texts.count == 2 else { return .wrongCount }
    if texts.map(\.lowercasedASCII) == ["no", "one"] { return .fits }
    guard let port = RedisNumberText.lenient(texts[1]) else { return .refused(1) }
    return (0...65535).contains(Int32(truncatingIfNeeded: port)) ? .fits : .refused(1)
  }

  static func isPercentile(_ text: String) -> Bool {
    guard let number = Double(text) else { return false }
    return (0...100).contains(number)
  }

  static func isMemoryOrPercent(_ text: String) -> Bool {
    if let bytes = RedisNumberText.memory(text) {
      // Above the signed range the number is negative, which means percents.
      let signed = Int64(bitPattern: bytes)
      return signed >= -100
    }
    guard text.utf8.last == UInt8(ascii: "%") else { return false }
    let number = String(decoding: text.utf8.dropLast(), as: UTF8.self)
    return RedisNumberText.strict(number).map((0...100).contains) ?? false
  }

  static func isHostName(_ text: String) -> Bool {
    text.utf8.count < 256
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
  }
}

/// A title of the process: text with `{variables}`, where `{{` stands for a brace
/// (`redis src/sds.c`, `sdstemplate`).
struct RedisTitleTemplate {
  /// Whether Redis takes the template: it knows the variables and the result has some text.
  let isAccepted: Bool

  private static let filled: Set<String> = ["config-file", "listen-addr", "port", "tls-port"]

  /// These are empty, or may be, when the line is read.
  private static let empty: Set<String> = ["title", "server-mode", "unixsocket"]

  init(_ template: String) {
    var hasText = false
    var rest = Array(template.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "{") else {
        hasText = true
        continue
      }
      if rest.first == UInt8(ascii: "{") {
        rest.removeFirst()
        hasText = true
        continue
      }
      guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
        isAccepted = false
        return
      }
      let name = String(decoding: rest[..<end], as: UTF8.self).lowercasedASCII
      rest = rest[(end + 1)...]
      guard Self.filled.contains(name) || Self.empty.contains(name) else {
        isAccepted = false
        return
      }
      hasText = hasText || Self.filled.contains(name)
    }
    isAccepted = hasText
  }
}
