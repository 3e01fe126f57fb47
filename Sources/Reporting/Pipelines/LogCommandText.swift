/// A text within a command that a pipeline reads out of a step's log.
enum LogCommandText {
  /// The text with line ends, characters that cannot be seen and those of the table replaced.
  static func escaped(_ text: String, replacing table: [Unicode.Scalar: String]) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case _ where TerminalText.isInvisible(scalar): escaped += TerminalText.cell(scalar).text
      default: escaped += table[scalar] ?? String(scalar)
      }
    }
    return escaped
  }
}
