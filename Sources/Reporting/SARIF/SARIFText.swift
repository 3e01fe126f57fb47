/// Texts within the bounds of the platforms that read SARIF.
enum SARIFText {
  /// The longest text that GitHub and GitLab take, in characters.
  static let limit = 1024

  /// A text that ends as a sentence and is not too long.
  static func sentence(_ text: String, limit: Int = limit) -> String {
    var scalars = String.UnicodeScalarView(text.unicodeScalars.prefix(limit + 1))
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    guard scalars.count <= limit, let last = scalars.last else {
      return scalars.isEmpty
        ? "." : String(String.UnicodeScalarView(scalars.prefix(limit - 2))) + "…."
    }
    if [".", "?", "!", ")"].contains(last) { return String(scalars) }
    return sentence(String(scalars) + ".", limit: limit)
  }

  /// A message, and links to its related places as far as there is room.
  static func message(_ text: String, links: [String]) -> String {
    let message = sentence(escaped(text))
    var room = limit - message.unicodeScalars.count - " See .".count
    var shown: [String] = []
    for link in links {
      room -= link.unicodeScalars.count + 2
      guard room >= 0 else { break }
      shown.append(link)
    }
    return shown.isEmpty ? message : "\(message) See \(shown.joined(separator: ", "))."
  }

  /// A text in which no bracket makes a link (SARIF 2.1.0, 3.11.6).
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "[")) || text.utf8.contains(UInt8(ascii: "]")) else {
      return text
    }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "[" || scalar == "]" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
