internal import SourceText

/// A line of a program's settings that holds a credential in clear: `name=value` of properties, INI, TOML, HCL and
/// `.env` files, `name: value` of YAML and JSON.
public struct CredentialLine: Sendable {
  /// What is set, as it is spelled.
  public let name: String
  /// The bytes of the value in the text.
  public let range: Range<Int>

  /// Those of a text, at most a hundred. It is read line by line, whatever language it is in.
  public static func all(in text: [UInt8]) -> [CredentialLine] {
    guard text.count <= longestText else { return [] }
    var found: [CredentialLine] = []
    for line in text.split(separator: 0x0A) where line.count <= longestLine {
      if let credential = CredentialLine(line) { found.append(credential) }
      if found.count == 100 { break }
    }
    return found
  }

  private static let longestText = 1_000_000
  private static let longestLine = 4_000

  private init?(_ line: ArraySlice<UInt8>) {
    let line = line.trimmed { $0 <= 0x20 }
    // A comment, a list item's dash, or what a parser of its own is for.
    guard let first = line.first, !Self.comments.contains(first),
      let sign = line.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") })
    else { return nil }
    let name = String(decoding: Self.name(line[..<sign]), as: UTF8.self)
    let value = Self.value(line[(sign + 1)...])
    guard !name.isEmpty, value.count >= 6, value.count < Credential.longest,
      CredentialName.mayBeOne(name)
        || value.withUnsafeBufferPointer({ Credential.mayTellByItself($0) }),
      Self.isCredential(String(decoding: value, as: UTF8.self), named: name)
    else { return nil }
    self.name = name
    range = value.startIndex..<value.endIndex
  }

  /// `#`, `;`, `//`, `*`, `!`, `<`, `|`.
  private static let comments = Set("#;/*!<|".utf8)

  /// The last word before the sign, without quotes: of `export A=b` it is `A`.
  private static func name(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let whole = text.trimmed { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
    let start = whole.lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? whole.startIndex
    let word = whole[start...].drop { $0 == UInt8(ascii: "-") || $0 == 0x22 || $0 == 0x27 }
    let isName = word.allSatisfy { $0.isIdentifierByte || $0 == 0x2E || $0 == 0x2D }
    return isName ? word : []
  }

  /// What stands behind the sign, without quotes, a comma and a comment.
  private static func value(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "=") }.trimmed {
      $0 <= 0x20
    }
    if let quote = text.first, quote == 0x22 || quote == 0x27 {
      return text.dropFirst().prefix { $0 != quote }
    }
    let comment = text.indices.first {
      text[$0] == UInt8(ascii: "#") && $0 > text.startIndex && text[$0 - 1] <= 0x20
    }
    if let comment { text = text[..<comment] }
    return text.trimmed { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
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

extension ArraySlice<UInt8> {
  fileprivate func trimmed(_ isBlank: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return [] }
    return self[first...last]
  }
}
