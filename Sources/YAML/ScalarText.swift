/// A scalar as it is printed: on one line, or as a literal block.
struct ScalarText {
  /// What stands behind the key.
  let firstLine: String
  /// The lines of a block; none for other forms.
  let blockLines: [String]

  /// The text of a scalar, typed as kustomize's YAML library (go-yaml v3) types it, which takes
  /// `yes` and `on` as texts.
  init(_ node: Node) {
    let text = node.text ?? ""
    switch node.scalarType {
    case .null, nil: self.init(line: "null")
    case .bool(let value):
      if ["true", "false"].contains(text.lowercased()) {
        self.init(line: value ? "true" : "false")
      } else {
        self.init(string: text)
      }
    case .int(let value): self.init(line: String(value))
    case .float: self.init(line: Self.number(text))
    case .string: self.init(string: text)
    }
  }

  private init(line: String, block: [String] = []) {
    firstLine = line
    blockLines = block
  }

  private init(string text: String) {
    guard text.utf8.contains(UInt8(ascii: "\n")), Self.fitsBlock(text) else {
      self.init(line: Self.quoted(text))
      return
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // The text after the last line break.
    if lines.last == "" { lines.removeLast() }
    let chomping =
      !text.hasSuffix("\n") ? "-" : text.hasSuffix("\n\n") || text == "\n" ? "+" : ""
    let first = text.utf8.first
    let isIndented = first == UInt8(ascii: " ") || first == UInt8(ascii: "\n")
    self.init(line: "|" + (isIndented ? "2" : "") + chomping, block: lines)
  }

  /// A key, which is a text whatever it looks like.
  static func key(_ text: String) -> String { quoted(text) }

  /// A text on one line, in quotes where it would be read as something else.
  private static func quoted(_ text: String) -> String {
    if isPlain(text) {
      return ScalarType(plain: text) == .string && !looksTyped(text) ? text : "\"\(text)\""
    }
    if !text.isEmpty, text.unicodeScalars.allSatisfy(isPrintable) {
      // By scalars, for an accent joins the quote before it into one character.
      return "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  /// What other readers of YAML may take as a date, a base-60 number or a merge key.
  private static func looksTyped(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    if text == "<<" || text == "=" { return true }
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || "+-.".utf8.contains(first)
    else { return false }
    return text.utf8.allSatisfy { "0123456789:.-+_eExoTZtz ".utf8.contains($0) }
  }

  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20,
      last != UInt8(ascii: ":"), text.unicodeScalars.allSatisfy(isPrintable)
    else { return false }
    if "-?:".utf8.contains(first) {
      guard bytes.count > 1, bytes[1] != 0x20 else { return false }
    }
    if ",[]{}#&*!|>'\"%@`".utf8.contains(first) { return false }
    if text.hasPrefix("---") || text.hasPrefix("...") { return false }
    for index in bytes.indices.dropFirst() {
      if bytes[index] == 0x20, bytes[index - 1] == UInt8(ascii: ":") { return false }
      if bytes[index] == UInt8(ascii: "#"), bytes[index - 1] == 0x20 { return false }
    }
    return true
  }

  private static func fitsBlock(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) }
      && text.utf8.contains { $0 != UInt8(ascii: "\n") }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
    default: scalar.value >= 0x10000
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case _ where isPrintable(scalar): return String(scalar)
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }

  /// A number as JSON has it, since not every reader of YAML knows `1e3` as one.
  private static func number(_ text: String) -> String {
    let digits = text.filter { $0 != "_" }
    guard let value = Double(digits), value.isFinite else { return text }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }
}
