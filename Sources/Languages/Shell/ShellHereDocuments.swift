/// A heredoc whose body begins after the next line end.
struct PendingHereDocument {
  let owner: ShellParser.RedirectionOwner
  /// Which of the owner's redirections it is.
  let index: Int
  let delimiter: (text: [UInt8], isQuoted: Bool)
  let stripsTabs: Bool
}

// Heredocs (POSIX XCU 2.7.4).
extension ShellParser {
  /// The delimiter with quotes removed; nothing is expanded in it.
  func delimiter(in range: Range<Int>) -> (text: [UInt8], isQuoted: Bool) {
    let quotes = [UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\")]
    let text = bytes[range].filter { !quotes.contains($0) }
    return (text, text.count < range.count)
  }

  mutating func readPendingHereDocuments() {
    guard !pendingHereDocuments.isEmpty else { return }
    let pending = pendingHereDocuments
    pendingHereDocuments = []
    for document in pending {
      let body = readBody(of: document)
      switch document.owner {
      case .command(let index):
        tree.commands[index].redirections[document.index].body = body
        parseStandardInputScript(of: index)
      case .block(let index): tree.blocks[index].redirections[document.index].body = body
      }
    }
  }

  private mutating func readBody(of document: PendingHereDocument) -> ShellWord {
    let start = position
    var line = position
    while line < limit {
      let end = bytes[line..<limit].firstIndex(of: UInt8(ascii: "\n")) ?? limit
      if isDelimiter(line..<end, of: document) {
        let body = parseBody(start..<line, of: document)
        position = min(end + 1, limit)
        return body
      }
      line = min(end + 1, limit)
    }
    note(.unclosedHereDocument, from: start)
    let body = parseBody(start..<limit, of: document)
    position = limit
    return body
  }

  private func isDelimiter(_ line: Range<Int>, of document: PendingHereDocument) -> Bool {
    var line = bytes[line]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if document.stripsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
    return line.elementsEqual(document.delimiter.text)
  }

  private mutating func parseBody(_ body: Range<Int>, of document: PendingHereDocument) -> ShellWord
  {
    let outerLimit = limit
    limit = body.upperBound
    position = body.lowerBound
    var word = [ShellWord.Part]()
    while position < limit {
      if document.stripsTabs { skipTabs() }
      let line = position
      let end = bytes[line..<limit].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? limit
      if document.delimiter.isQuoted {
        position = end
        appendLiteral(from: line, isQuoted: true, to: &word)
      } else {
        parseHereDocumentLine(upTo: end, into: &word)
      }
    }
    position = limit
    limit = outerLimit
    return ShellWord(parts: word, range: range(from: body.lowerBound))
  }

  private mutating func skipTabs() {
    while current == UInt8(ascii: "\t") { position += 1 }
  }

  /// Text up to a line end, or further if an expansion goes beyond it.
  private mutating func parseHereDocumentLine(upTo end: Int, into word: inout [ShellWord.Part]) {
    while position < min(end, limit) {
      parsePart(.hereDocument, into: &word)
    }
  }
}
