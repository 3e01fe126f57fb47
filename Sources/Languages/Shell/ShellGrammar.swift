/// The tokens that end a list of commands.
struct ShellStop: OptionSet {
  let rawValue: UInt16

  static let then = ShellStop(rawValue: 1 << 0)
  static let elif = ShellStop(rawValue: 1 << 1)
  static let `else` = ShellStop(rawValue: 1 << 2)
  static let fi = ShellStop(rawValue: 1 << 3)
  static let `do` = ShellStop(rawValue: 1 << 4)
  static let done = ShellStop(rawValue: 1 << 5)
  static let esac = ShellStop(rawValue: 1 << 6)
  static let closingBrace = ShellStop(rawValue: 1 << 7)
  static let closingParenthesis = ShellStop(rawValue: 1 << 8)
  static let endOfItem = ShellStop(rawValue: 1 << 9)

  static let words: [String: ShellStop] = [
    "then": .then, "elif": .elif, "else": .else, "fi": .fi, "do": .do, "done": .done,
    "esac": .esac, "}": .closingBrace,
  ]
}

// MARK: Lists and pipelines

extension ShellParser {
  /// A list: pipelines joined by `;`, `&`, `&&`, `||` and line ends.
  mutating func parseList(until stop: ShellStop) {
    while true {
      skipSeparators()
      guard position < limit, !isAt(stop) else { return }
      let start = position
      parseAndOrList()
      if position == start {
        note(.unexpectedWord)
        position += 1
      }
    }
  }

  private mutating func skipSeparators() {
    while true {
      skipNewlines()
      guard let byte = current, !isAtEndOfItem else { return }
      guard byte == UInt8(ascii: ";") || (byte == UInt8(ascii: "&") && peek() != UInt8(ascii: ">"))
      else { return }
      position += 1
    }
  }

  var isAtEndOfItem: Bool { starts(with: ";;") || starts(with: ";&") }

  private func isAt(_ stop: ShellStop) -> Bool {
    if current == UInt8(ascii: ")") { return stop.contains(.closingParenthesis) }
    if isAtEndOfItem { return stop.contains(.endOfItem) }
    guard let word = reservedWord, let token = ShellStop.words[word] else { return false }
    return stop.contains(token)
  }

  private mutating func parseAndOrList() {
    let outer = (isConditional, followsOperator)
    followsOperator = false
    var chain = tree.commands.count
    parsePipeline()
    while true {
      skipBlanks()
      let isOr = starts(with: "||")
      guard isOr || starts(with: "&&") else { break }
      position += 2
      skipToNextCommand()
      (isConditional, followsOperator) = (true, true)
      let next = tree.commands.count
      parsePipeline()
      if isOr, next < tree.commands.count, tree.commands[next].block == block,
        tree.commands[next].alwaysSucceeds
      {
        for index in chain..<next { tree.commands[index].isFailureIgnored = true }
        chain = tree.commands.count
      }
    }
    (isConditional, followsOperator) = outer
  }

  private mutating func parsePipeline() {
    skipBlanks()
    let start = position
    var isNegated = false
    while let word = reservedWord, word == "!" || word == "time" {
      if word == "!" { isNegated.toggle() }
      position += word.utf8.count
      skipBlanks()
      if word == "time" { _ = skip("-p ") }
    }
    let index = tree.pipelines.count
    tree.pipelines.append(
      ShellPipeline(stages: [], isNegated: isNegated, range: range(from: start)))
    var stages: [Range<Int>] = []
    repeat {
      let first = tree.commands.count
      (pipeline, stage) = (index, stages.count)
      parseCommand()
      stages.append(first..<tree.commands.count)
      tree.pipelines[index].range = range(from: start)
      skipBlanks()
    } while parsePipe()
    tree.pipelines[index].stages = stages
  }

  private mutating func parsePipe() -> Bool {
    guard current == UInt8(ascii: "|"), peek() != UInt8(ascii: "|") else { return false }
    position += peek() == UInt8(ascii: "&") ? 2 : 1
    skipToNextCommand()
    return position < limit
  }

  /// Goes to the command that has to follow an operator, on a later line perhaps.
  private mutating func skipToNextCommand() {
    skipNewlines()
    if position == limit { note(.missingCommand) }
  }
}

extension ShellCommand {
  /// True for the commands that people put after `||` to go on.
  fileprivate var alwaysSucceeds: Bool {
    name.map { ["true", ":", "echo", "printf"].contains($0) } ?? false
  }
}

// MARK: Reserved words

extension ShellParser {
  /// The reserved word that stands here (POSIX XCU 2.4), recognised only where a command may begin.
  var reservedWord: String? {
    var end = position
    // `continue` is not reserved but no reserved word is longer than `function`.
    while end < limit, end - position <= 8, !bytes[end].endsShellWord,
      bytes[end] != UInt8(ascii: "\r")
    {
      end += 1
    }
    guard (1...8).contains(end - position) else { return nil }
    let word = string(position..<end)
    return ShellParser.reservedWords.contains(word) ? word : nil
  }

  private static let reservedWords: Set<String> = [
    "!", "[[", "case", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if",
    "select", "then", "time", "until", "while", "{", "}",
  ]

  /// Goes past a reserved word that has to come next.
  mutating func expect(_ word: String) {
    skipNewlines()
    if reservedWord == word {
      position += word.utf8.count
    } else {
      note(.missingWord)
    }
  }

  mutating func expectClosingParenthesis() {
    if !skip(")") { note(.unclosed) }
  }
}
