// Simple commands (POSIX XCU 2.9.1), assignments and redirections.

extension ShellParser {
  mutating func parseSimpleCommand() {
    if stopAtMost() { return }
    let start = position
    let index = tree.commands.count
    tree.commands.append(
      ShellCommand(
        index: index, range: range(from: start), block: block, pipeline: pipeline, stage: stage,
        substitutionDepth: substitutionDepth, isConditional: isConditional,
        followsOperator: followsOperator))
    var end = start
    while parseCommandElement(of: index) {
      end = position
      skipBlanks()
    }
    position = end
    guard end > start else {
      tree.commands.removeLast()
      return
    }
    tree.commands[index].range = range(from: start)
    if current == UInt8(ascii: "(") { note(.unexpectedWord) }
    parseQuotedScript(of: index)
  }

  private mutating func parseCommandElement(of index: Int) -> Bool {
    if tree.commands[index].name == "[[" { return parseConditionElement(of: index) }
    if isAtRedirection {
      parseRedirection(of: .command(index))
      return true
    }
    if tree.commands[index].isDeclaration, let assignment = parseAssignment() {
      tree.commands[index].assignments.append(assignment)
      return true
    }
    guard current != UInt8(ascii: "#"), let word = parseWord() else { return false }
    tree.commands[index].words.append(word)
    return true
  }

  /// A word between `[[` and `]]`, where operators of the shell are words like any other.
  private mutating func parseConditionElement(of index: Int) -> Bool {
    let words = tree.commands[index].words
    guard words.last?.literal != "]]" || words.last?.isQuoted == true else { return false }
    if current == UInt8(ascii: "\n") {
      guard ["&&", "||", "[[", "("].contains(words.last?.literal) else {
        note(.missingWord)
        return false
      }
      skipNewlines()
    }
    let start = position
    if skip("]]") {
      let closing = ShellWord(literal: "]]", range: range(from: start))
      tree.commands[index].words.append(closing)
      return true
    }
    guard let word = parseWord(.condition) else {
      note(.missingWord)
      return false
    }
    tree.commands[index].words.append(word)
    return true
  }
}

// MARK: Assignments

extension ShellParser {
  private mutating func parseAssignment() -> ShellAssignment? {
    let start = position
    guard let (name, isPartial, hasSubscript) = parseAssignmentName() else { return nil }
    let elements = current == UInt8(ascii: "(") ? parseArray() : nil
    let empty = ShellWord(parts: [], range: range(from: position))
    let value = elements == nil ? parseWord() ?? empty : empty
    return ShellAssignment(
      name: name, value: value, elements: elements, isPartial: isPartial,
      hasSubscript: hasSubscript, range: range(from: start))
  }

  /// Goes past `NAME=`, `NAME+=` or `NAME[index]=`, or stays.
  private mutating func parseAssignmentName() -> (
    name: String, isPartial: Bool, hasSubscript: Bool
  )? {
    let start = position
    let nameEnd = endOfName(at: start)
    var end = nameEnd
    guard end > start else { return nil }
    if end < limit, bytes[end] == UInt8(ascii: "[") {
      while end < limit, bytes[end] != UInt8(ascii: "]"), !bytes[end].endsShellWord { end += 1 }
      guard end < limit, bytes[end] == UInt8(ascii: "]") else { return nil }
      end += 1
    }
    let hasSubscript = end > nameEnd
    if end < limit, bytes[end] == UInt8(ascii: "+") { end += 1 }
    guard end < limit, bytes[end] == UInt8(ascii: "=") else { return nil }
    position = end + 1
    return (string(start..<nameEnd), end > nameEnd, hasSubscript)
  }

  private mutating func parseArray() -> [ShellWord] {
    position += 1
    var elements: [ShellWord] = []
    while true {
      skipNewlines()
      guard let word = parseWord() else { break }
      elements.append(word)
    }
    expectClosingParenthesis()
    return elements
  }
}

// MARK: Redirections

extension ShellParser {
  /// What a redirection belongs to.
  enum RedirectionOwner {
    case command(Int)
    case block(Int)
  }

  var isAtRedirection: Bool {
    guard let byte = current else { return false }
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return peek() != UInt8(ascii: "(")
    case UInt8(ascii: "&"): return peek() == UInt8(ascii: ">")
    case _ where byte.isShellDigit:
      var end = position + 1
      // A file descriptor has few digits; a long number is a word.
      while end < limit, end - position < 4, bytes[end].isShellDigit { end += 1 }
      return end < limit && (bytes[end] == UInt8(ascii: "<") || bytes[end] == UInt8(ascii: ">"))
    default: return false
    }
  }

  mutating func parseRedirection(of owner: RedirectionOwner) {
    let start = position
    while let byte = current, byte.isShellDigit { position += 1 }
    let number = Int(string(start..<position))
    let operators = ShellRedirection.Operator.allCases
    let spelled = operators.first { starts(with: $0) } ?? .output
    position += spelled.rawValue.utf8.count
    skipBlanks()
    let delimiterStart = position
    let empty = ShellWord(parts: [], range: range(from: position))
    let word = parseWord()
    if word == nil { note(.missingWord) }
    var redirection = ShellRedirection(
      operator: spelled, descriptor: number ?? spelled.impliedDescriptor, target: word ?? empty,
      body: nil, range: range(from: start))
    if spelled == .hereString { redirection.body = word }
    let index = append(redirection, to: owner)
    if spelled == .hereDocument || spelled == .hereDocumentStrippingTabs {
      pendingHereDocuments.append(
        PendingHereDocument(
          owner: owner, index: index, delimiter: delimiter(in: delimiterStart..<position),
          stripsTabs: spelled == .hereDocumentStrippingTabs))
    }
  }

  private func starts(with operator: ShellRedirection.Operator) -> Bool {
    let text = `operator`.rawValue.utf8
    return position + text.count <= limit
      && text.elementsEqual(bytes[position..<position + text.count])
  }

  private mutating func append(_ redirection: ShellRedirection, to owner: RedirectionOwner) -> Int {
    switch owner {
    case .command(let index):
      tree.commands[index].redirections.append(redirection)
      return tree.commands[index].redirections.count - 1
    case .block(let index):
      tree.blocks[index].redirections.append(redirection)
      return tree.blocks[index].redirections.count - 1
    }
  }
}

extension ShellRedirection.Operator {
  fileprivate var impliedDescriptor: Int {
    rawValue.hasPrefix("<") ? 0 : 1
  }
}
