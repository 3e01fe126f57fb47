/// Running text as rules are written in: paragraphs, lists, and code that is indented by four.
///
/// A blank line ends a paragraph, `- ` or `1. ` begins an item, backticks enclose code.
enum Prose {
  enum Block: Equatable {
    case paragraph(String)
    case item(marker: String, text: String)
    case code(String)
  }

  static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.drop { $0 == " " }
      guard !words.isEmpty else {
        isOpen = false
        continue
      }
      let indentation = line.count - words.count
      if let marker = marker(of: words) {
        blocks.append(.item(marker: marker, text: String(words.dropFirst(marker.count + 1))))
        isOpen = true
      } else if isOpen, let last = blocks.popLast() {
        blocks.append(last.continued(by: words))
      } else if indentation >= 4 {
        blocks = appendingCode(line.dropFirst(4), to: blocks)
      } else {
        blocks.append(.paragraph(String(words)))
        isOpen = true
      }
    }
    return blocks
  }

  /// Breaks a text into lines of at most some columns; a longer word has a line of its own.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var columns = 0
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let wordWidth = TerminalText.width(String(word))
      if let last = lines.last, columns + 1 + wordWidth <= width {
        lines[lines.count - 1] = "\(last) \(word)"
        columns += 1 + wordWidth
      } else {
        lines.append(String(word))
        columns = wordWidth
      }
    }
    return lines
  }

  private static func marker(of line: Substring) -> String? {
    if line.hasPrefix("- ") { return "-" }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    return (1...2).contains(digits.count) && rest.hasPrefix(". ") ? "\(digits)." : nil
  }

  private static func appendingCode(_ line: Substring, to blocks: [Block]) -> [Block] {
    var blocks = blocks
    if case .code(let code) = blocks.last {
      blocks[blocks.count - 1] = .code("\(code)\n\(line)")
    } else {
      blocks.append(.code(String(line)))
    }
    return blocks
  }
}

extension Prose.Block {
  fileprivate func continued(by line: Substring) -> Prose.Block {
    switch self {
    case .paragraph(let text): .paragraph("\(text) \(line)")
    case .item(let marker, let text): .item(marker: marker, text: "\(text) \(line)")
    case .code(let text): .code("\(text)\n\(line)")
    }
  }
}
