/// How long a message may be: names in it come from the input, and nobody reads a page of a name.
enum MessageLength {
  /// The longest text that GitHub and GitLab take, in characters.
  static let limit = 1024

  /// A text cut to the limit.
  static func bounded(_ text: String) -> String {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }
}
