/// Text of an input within Markdown, of which nothing is a link, a mention, an image or HTML.
enum MarkdownText {
  /// A sentence, in which every word that is not plainly one is code: names, paths, keys.
  ///
  /// Code is what neither Markdown nor the platforms look into, so that no name calls a person.
  static func prose(_ text: String) -> String {
    TerminalText.line(text).split(separator: " ").map { word($0) }.joined(separator: " ")
  }

  private static func word(_ word: Substring) -> String {
    let head = word.prefix { $0 == "(" }
    let rest = word.dropFirst(head.count)
    let tail = String(rest.reversed().prefix { ",.;:)?!".contains($0) }.reversed())
    let core = rest.dropLast(tail.count)
    guard !core.isEmpty, !core.unicodeScalars.allSatisfy(isPlain) else {
      return core.isEmpty && !word.isEmpty ? code(String(word)) : String(word)
    }
    return head + code(String(core)) + tail
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "'": true
    default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
    }
  }

  /// A text as code, fenced by more backticks than it holds in a row.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let needsRoom = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty
    return needsRoom ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// A place as code, linked where its address is known.
  static func place(_ place: ReportPlace, links: SourceLinks?) -> String {
    let text = code(place.shortText)
    return links?.address(of: place).map { "[\(text)](\($0))" } ?? text
  }

  /// A cell of a table, which a bar would end even within code.
  static func cell(_ text: String) -> String {
    var cell = ""
    for character in text { cell += character == "|" ? "\\|" : String(character) }
    return cell
  }
}
