/// How text from an input reaches a terminal: nothing in it may move the cursor or hide.
enum TerminalText {
  /// One character as a terminal shows it, and the columns it takes.
  struct Cell {
    let text: String
    let width: Int
  }

  /// A character; a tab takes four columns wherever it stands, a control character its code.
  static func cell(_ scalar: Unicode.Scalar) -> Cell {
    if scalar == "\t" { return Cell(text: "    ", width: 4) }
    guard isInvisible(scalar) else { return Cell(text: String(scalar), width: width(scalar)) }
    let code = "<U+" + hexadecimal(scalar.value) + ">"
    return Cell(text: code, width: code.utf8.count)
  }

  /// A text on one line with every control character shown by its code.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isInvisible($0) || $0 == "\t" }) else {
      return text
    }
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": line += " "
      case "\r": continue
      default: line += cell(scalar).text
      }
    }
    return line
  }

  /// The columns a text takes.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cell($1).width }
  }

  /// Control characters, and those that reorder the text around them (CVE-2021-42574).
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0x00...0x1F, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
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
