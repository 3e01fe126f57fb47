internal import SourceText

/// A line of a program's settings that holds a credential in clear: `name=value` of properties, INI, TOML, HCL and
/// `.env` files, `name: value` of YAML and JSON.
public struct CredentialLine: Sendable {
  /// What is set, as it is spelled.
  public let name: String
  /// The bytes of the value in the text.
  public let range: Range<Int>

  /// Those of a text, at most a hundred. It is read line by line, whatever language it is in.
  public static func all(in text: UnsafeBufferPointer<UInt8>) -> [CredentialLine] {
    guard text.count <= longestText else { return [] }
    var found: [CredentialLine] = []
    var start = 0
    while start < text.count, found.count < 100 {
      let end = text.next(0x0A, from: start) ?? text.count
      if end - start <= longestLine, let line = CredentialLine(text, start..<end) {
        found.append(line)
      }
      start = end + 1
    }
    return found
  }

  private static let longestText = 1_000_000
  private static let longestLine = 4_000

  private init?(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    let line = text.trimmed(line) { $0 <= 0x20 }
    // A comment, or what a parser of its own is for.
    guard let first = line.first, !Self.isComment(text[first]),
      let sign = line.first(where: {
        text[$0] == UInt8(ascii: "=") || text[$0] == UInt8(ascii: ":")
      })
    else { return nil }
    let name = Self.name(in: text, line.lowerBound..<sign)
    let value = Self.value(in: text, (sign + 1)..<line.upperBound)
    guard !name.isEmpty, value.count >= 6, value.count < Credential.longest else { return nil }
    let bytes = UnsafeBufferPointer(rebasing: text[value])
    let spelled = String(decoding: text[name], as: UTF8.self)
    guard CredentialName.mayBeOne(spelled) || Credential.mayTellByItself(bytes),
      Self.isCredential(String(decoding: bytes, as: UTF8.self), named: spelled)
    else { return nil }
    self.name = spelled
    range = value
  }

  /// Whether a line that begins with a byte sets nothing: `#`, `;`, `//`, `*`, `!`, `<`, `|`.
  private static func isComment(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "*"),
      UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// The last word before the sign, without quotes: of `export A=b` it is `A`.
  private static func name(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int> {
    let whole = text.trimmed(range) { $0 <= 0x20 || $0.isQuote }
    var start = whole.last { text[$0] <= 0x20 }.map { $0 + 1 } ?? whole.lowerBound
    while start < whole.upperBound, text[start] == UInt8(ascii: "-") || text[start].isQuote {
      start += 1
    }
    let word = start..<whole.upperBound
    let isName = word.allSatisfy {
      text[$0].isIdentifierByte || text[$0] == UInt8(ascii: ".") || text[$0] == UInt8(ascii: "-")
    }
    return isName ? word : 0..<0
  }

  /// What stands behind the sign, without quotes, a comma and a comment.
  private static func value(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound,
      text[start] == UInt8(ascii: ">") || text[start] == UInt8(ascii: "=")
    {
      start += 1
    }
    let whole = text.trimmed(start..<range.upperBound) { $0 <= 0x20 }
    if let first = whole.first, text[first].isQuote {
      let inner = (first + 1)..<whole.upperBound
      return inner.lowerBound..<(inner.first { text[$0] == text[first] } ?? inner.upperBound)
    }
    let comment = whole.dropFirst().first {
      text[$0] == UInt8(ascii: "#") && text[$0 - 1] <= 0x20
    }
    return text.trimmed(whole.lowerBound..<(comment ?? whole.upperBound)) {
      $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";")
    }
  }

  /// Whether a value is somebody's own: of a file nobody knows whether `password: string` describes, translates
  /// or sets it, so that a word of letters is none.
  private static func isCredential(_ value: String, named name: String) -> Bool {
    guard Credential(value, named: name, in: .setting) == .material else { return false }
    if URLPassword(value)?.password != nil || IssuedToken.begins(value) { return true }
    // `@NAME@` is what Maven and CMake fill in.
    guard !encrypted.contains(where: { value.hasPrefix($0) }),
      !(value.hasPrefix("@") && value.hasSuffix("@"))
    else { return false }
    return value.utf8.contains { (0x30...0x39).contains($0) || symbols.contains($0) }
      && !value.utf8.contains { $0 <= 0x20 || brackets.contains($0) }
  }

  private static let symbols = Set("!#%&+?@^~".utf8)
  /// What a call, a list, a mapping, an anchor or a reference of some language has.
  private static let brackets = Set("(){}[]<>*|`\"'".utf8)
  /// Of Spring's configuration server and of Jasypt.
  private static let encrypted = ["{cipher}", "ENC("]
}

extension UInt8 {
  fileprivate var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
}

extension UnsafeBufferPointer<UInt8> {
  /// A part of the text without what is blank at both ends.
  fileprivate func trimmed(_ range: Range<Int>, _ isBlank: (UInt8) -> Bool) -> Range<Int> {
    var range = range
    while let first = range.first, isBlank(self[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, isBlank(self[last]) { range = range.lowerBound..<last }
    return range
  }
}
