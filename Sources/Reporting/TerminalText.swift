/// How text from an input reaches a terminal or a build's log: nothing in it may move the cursor,
/// hide, or command.
public enum TerminalText {
  /// One character as a terminal shows it, and the columns it takes.
  struct Cell {
    let text: String
    let width: Int
  }

  /// A character; a tab takes four columns wherever it stands, a control character its code.
  static func cell(_ scalar: Unicode.Scalar) -> Cell {
    if scalar == "\t" { return Cell(text: "    ", width: 4) }
    guard isInvisible(scalar) else { return Cell(text: String(scalar), width: width(scalar)) }
    let code = code(scalar)
    return Cell(text: code, width: code.utf8.count)
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    "<U+" + hexadecimal(scalar.value) + ">"
  }

  /// A text on one line of bounded length with every control character shown by its code.
  public static func line(_ text: String) -> String {
    let text = MessageLength.bounded(text)
    guard text.unicodeScalars.contains(where: isInvisible) else { return text }
    var line = ""
    for scalar in text.unicodeScalars {
      line += scalar == "\n" || scalar == "\t" ? " " : cell(scalar).text
    }
    return line
  }

  /// A path, in which a line break is no more at home than any other control character.
  static func path(_ path: String) -> String {
    // GitHub Actions takes a line that begins with two colons for a command.
    let path = path.hasPrefix("::") ? "./" + path : path
    guard path.unicodeScalars.contains(where: isInvisible) else { return path }
    return path.unicodeScalars.map { isInvisible($0) ? code($0) : String($0) }.joined()
  }

  /// A text in which no `##[` or `##vso[`, wherever it stands, is a command to the log of GitHub
  /// Actions (actions/runner `ActionCommand.cs`) or Azure Pipelines.
  public static func withoutLogCommands(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let starts = bytes.indices.filter {
      bytes.holds("##[", at: $0) || bytes.holds("##vso[", at: $0)
    }
    guard !starts.isEmpty else { return text }
    var plain: [UInt8] = []
    var place = 0
    for start in starts {
      plain += bytes[place...start] + [0x20]
      place = start + 1
    }
    return String(decoding: plain + bytes[place...], as: UTF8.self)
  }

  /// The columns a text takes.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cell($1).width }
  }

  /// Control characters, those that reorder the text around them (CVE-2021-42574), and those that
  /// take no room; joiners stay, which scripts and emoji need.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xAD, 0x61C, 0x180E, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Two columns for the wide characters of East Asia and for emoji (UAX #11), none for marks.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
