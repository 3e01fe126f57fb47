internal import Languages

/// The lines of a redis.conf or of an ACL file whose words no net of names can judge.
///
/// Redis knows every directive and every rule: behind any other name may stand a password whose
/// directive is misspelt, and a line of an ACL file that is no user may be a password by itself.
enum RedisLines {
  /// What a file is by its name.
  enum Form {
    case configuration, users

    init?(named name: String) {
      let ending = name.utf8.suffix(5).map { $0 | 0x20 }
      if ending.elementsEqual(".conf".utf8) {
        self = .configuration
      } else if ending.suffix(4).elementsEqual(".acl".utf8) {
        self = .users
      } else {
        return nil
      }
    }
  }

  /// The bytes that must not be shown, in no order; none of a text of another program.
  static func hidden(in range: Range<Int>, of bytes: [UInt8], as form: Form) -> [Range<Int>] {
    let lines = lines(of: range, in: bytes)
    switch form {
    case .users: return lines.filter { !isUser(bytes[$0]) }
    case .configuration:
      let names = lines.map { name(in: $0, of: bytes) }
      guard names.contains(where: { isDistinctive(bytes[$0]) }) else { return [] }
      return zip(lines, names).compactMap { line, name in
        bytes[line.lowerBound] == UInt8(ascii: "#") || isKnown(bytes[name])
          ? nil : name.upperBound..<line.upperBound
      }
    }
  }

  /// The lines without the blanks and quotes around them; in a quoted scalar `\n` parts them.
  private static func lines(of range: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    func add(upTo end: Int) {
      var line = start..<end
      while let first = bytes[line].first, first.isBlank || first.isQuote {
        line = line.lowerBound + 1..<line.upperBound
      }
      let isHeader = line.count <= 3 && bytes[line].allSatisfy { "|>+-".utf8.contains($0) }
      if !isHeader { lines.append(line) }
    }
    for place in range {
      let isEscape =
        bytes[place] == UInt8(ascii: "n") && place > start
        && bytes[place - 1] == UInt8(ascii: "\\")
      guard isEscape || bytes[place].isLineBreak else { continue }
      add(upTo: isEscape ? place - 1 : place)
      start = place + 1
    }
    add(upTo: range.upperBound)
    return lines
  }

  private static func isUser(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "user ".utf8)
  }

  /// The first word of a line, as far as it is a name.
  private static func name(in line: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    line.lowerBound..<(line.lowerBound + bytes[line].prefix { $0.isNameByte }.count)
  }

  private static func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    directive(name) != nil
  }

  /// Whether no other program's configuration is likely to have the name.
  private static func isDistinctive(_ name: ArraySlice<UInt8>) -> Bool {
    directive(name).map { "\($0.name) x" }.map { RedisConfig($0).looksLikeRedisConfig } ?? false
  }

  private static func directive(_ name: ArraySlice<UInt8>) -> RedisKnownDirective? {
    guard !name.isEmpty, name.count <= 64 else { return nil }
    return RedisDirectiveTable.directive(named: String(decoding: name, as: UTF8.self))
  }
}
