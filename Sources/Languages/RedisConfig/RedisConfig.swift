/// The text of a `redis.conf`, read line by line as Redis reads it.
///
/// A line is one directive: there are no continuations and no trailing comments
/// (`redis src/config.c`, `loadServerConfigFromString`).
public struct RedisConfig: Sendable {
  /// The directives in the order of their lines.
  public let directives: [RedisDirective]

  /// The lines that Redis refuses with `Unbalanced quotes in configuration line`.
  public let unbalancedLines: [Range<Int>]

  /// Whether the text ends with its last line's end, or is empty.
  let endsItsLine: Bool

  /// Reads a whole file; every text is accepted, and ranges count its UTF-8 bytes.
  public init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  init(bytes: [UInt8]) {
    var directives: [RedisDirective] = []
    var unbalancedLines: [Range<Int>] = []

    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let line = line.trimming { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      do {
        let words = try RedisWordSplitter.words(of: line)
        guard let name = words.first else { continue }
        directives.append(RedisDirective(name, words.dropFirst(), range: line.indices))
      } catch {
        unbalancedLines.append(line.indices)
      }
    }
    endsItsLine = bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true
    self.directives = directives
    self.unbalancedLines = unbalancedLines
  }
}

/// One line of a `redis.conf`: a name and its arguments.
public struct RedisDirective: Sendable {
  /// The name in lower case, as Redis compares it.
  public let name: String

  /// The bytes of the name.
  public let nameRange: Range<Int>

  /// The words after the name.
  public let arguments: [RedisWord]

  /// The bytes of the line without the blanks around it.
  public let range: Range<Int>

  init(_ name: RedisWord, _ arguments: ArraySlice<RedisWord>, range: Range<Int>) {
    self.name = name.text.lowercasedASCII
    self.nameRange = name.range
    self.arguments = Array(arguments)
    self.range = range
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without those at both ends, as `sdstrim` takes them off.
  func trimming(where isTrimmed: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let tail = drop(while: isTrimmed)
    guard let last = tail.lastIndex(where: { !isTrimmed($0) }) else { return tail }
    return tail[tail.startIndex...last]
  }
}

extension String {
  /// Lower case for ASCII letters only, as `tolower` does in the C locale that Redis keeps.
  var lowercasedASCII: String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
