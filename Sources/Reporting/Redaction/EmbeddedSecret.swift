/// Tells whether a text carries a Secret inside it, as a script's heredoc or a JSON patch does.
enum EmbeddedSecret {
  /// Whether `kind: Secret`, `stringData` or a JSON object's `"data"` stands in a text.
  static func stands(in text: ArraySlice<UInt8>) -> Bool {
    guard text.count > 8 else { return false }
    var place = text.startIndex
    while place < text.endIndex {
      switch text[place] {
      case UInt8(ascii: "k"):
        if text[place...].starts(with: kind), namesSecret(text[(place + 4)...]) { return true }
      case UInt8(ascii: "s"):
        if text[place...].starts(with: stringData) { return true }
      case UInt8(ascii: "d"):
        if text[place...].starts(with: data), isJSONKey(place, in: text) { return true }
      default: break
      }
      place += 1
    }
    return false
  }

  private static let kind = Array("kind".utf8)
  private static let secret = Array("secret".utf8)
  private static let stringData = Array("stringData".utf8)
  private static let data = Array("data".utf8)

  private static func namesSecret(_ rest: ArraySlice<UInt8>) -> Bool {
    let value = rest.prefix(32).drop {
      $0.isBlank || $0.isQuote || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "\\")
    }
    return value.count < min(32, rest.count)
      && value.prefix(6).elementsEqual(secret) { $0 | 0x20 == $1 }
      && value.dropFirst(6).first?.isNameByte != true
  }

  private static func isJSONKey(_ place: Int, in text: ArraySlice<UInt8>) -> Bool {
    guard place > text.startIndex, text[place - 1].isQuote else { return false }
    let rest = text[(place + 4)...].prefix(8).drop { $0 == UInt8(ascii: "\\") }
    guard let quote = rest.first, quote.isQuote else { return false }
    return rest.dropFirst().drop(while: \.isBlank).first == UInt8(ascii: ":")
  }
}
