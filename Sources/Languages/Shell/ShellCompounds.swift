// Compound commands (POSIX XCU 2.9.4) and function definitions.

extension ShellParser {
  mutating func parseCommand() {
    skipBlanks()
    let firstBlock = tree.blocks.count
    switch current {
    case UInt8(ascii: "(") where peek() == UInt8(ascii: "("): parseArithmetic(opening: 2)
    case UInt8(ascii: "("): parseSubshell()
    case .some:
      guard parseReserved() else {
        if let name = functionName() { parseFunction(name) } else { parseSimpleCommand() }
        return
      }
    case nil: return
    }
    parseTrailingRedirections(ofBlock: firstBlock)
  }

  /// The compound command that a reserved word begins, if one stands here.
  private mutating func parseReserved() -> Bool {
    guard let word = reservedWord, word != "[[" else { return false }
    position += word.utf8.count
    switch word {
    case "{":
      parseBlock(.group, until: .closingBrace)
      expect("}")
    case "if": parseIf()
    case "while", "until": parseWhile()
    case "for", "select": parseFor()
    case "case": parseCase()
    case "function":
      skipBlanks()
      let start = position
      while let byte = current, !byte.endsShellWord { position += 1 }
      let name = string(start..<position)
      skipBlanks()
      if skip("(") { expectClosingParenthesis() }
      parseFunction(name)
    default: tree.isComplete = false  // A closing word without its opening.
    }
    return true
  }

  private mutating func parseIf() {
    var condition = parseBlock(.ifCondition, until: .then)
    expect("then")
    parseBlock(
      .thenBranch, until: [.elif, .else, .fi], condition: condition, isConditional: true)
    while reservedWord == "elif" {
      position += 4
      condition = parseBlock(.ifCondition, until: .then, isConditional: true)
      expect("then")
      parseBlock(
        .thenBranch, until: [.elif, .else, .fi], condition: condition, isConditional: true)
    }
    if reservedWord == "else" {
      position += 4
      parseBlock(.elseBranch, until: .fi, condition: condition, isConditional: true)
    }
    expect("fi")
  }

  private mutating func parseWhile() {
    let condition = parseBlock(.loopCondition, until: .do)
    expect("do")
    parseBlock(.loopBody, until: .done, condition: condition, isConditional: true)
    expect("done")
  }

  private mutating func parseFor() {
    skipBlanks()
    if starts(with: "((") {
      parseArithmetic(opening: 2)
    } else {
      let end = endOfName(at: position)
      let variable = string(position..<end)
      position = end
      skipNewlines()
      tree.loops.append(ShellLoop(variable: variable, words: parseLoopWords(), block: block))
    }
    if current == UInt8(ascii: ";") { position += 1 }
    skipNewlines()
    // bash accepts braces in place of `do` and `done`.
    let isBraced = reservedWord == "{"
    expect(isBraced ? "{" : "do")
    parseBlock(.loopBody, until: isBraced ? .closingBrace : .done, isConditional: true)
    expect(isBraced ? "}" : "done")
  }

  private mutating func parseLoopWords() -> [ShellWord]? {
    guard skipIn() else { return nil }
    var words: [ShellWord] = []
    while true {
      skipBlanks()
      guard let word = parseWord() else { return words }
      words.append(word)
    }
  }

  /// Goes past `in`, which is a reserved word only here.
  private mutating func skipIn() -> Bool {
    endOfName(at: position) == position + 2 && skip("in")
  }

  private mutating func parseCase() {
    skipBlanks()
    // The commands of a substitution in the subject run in any case.
    _ = parseWord()
    skipNewlines()
    if !skipIn() { tree.isComplete = false }
    while true {
      skipNewlines()
      guard position < limit, reservedWord != "esac" else { break }
      let start = position
      parseCaseItem()
      if position == start { break }
    }
    expect("esac")
  }

  private mutating func parseCaseItem() {
    _ = skip("(")
    repeat {
      skipBlanks()
      _ = parseWord()
      skipBlanks()
    } while skip("|")
    expectClosingParenthesis()
    parseBlock(.caseItem, until: [.endOfItem, .esac], isConditional: true)
    _ = skip(";;&") || skip(";;") || skip(";&")
  }

  private mutating func parseSubshell() {
    position += 1
    parseBlock(.subshell, until: .closingParenthesis)
    expectClosingParenthesis()
  }

  /// The name in `name()`, if a function definition begins here.
  private mutating func functionName() -> String? {
    var end = position
    while end < limit, bytes[end].continuesShellName || bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard end > position else { return nil }
    let name = position..<end
    while end < limit, bytes[end] == UInt8(ascii: " ") { end += 1 }
    guard end + 1 < limit, bytes[end] == UInt8(ascii: "("), bytes[end + 1] == UInt8(ascii: ")")
    else { return nil }
    position = end + 2
    return string(name)
  }

  private mutating func parseFunction(_ name: String) {
    skipNewlines()
    parseBlock(.function(name: name), until: [])
  }

  /// The redirections that apply to a whole compound command.
  private mutating func parseTrailingRedirections(ofBlock block: Int) {
    skipBlanks()
    while block < tree.blocks.count, isAtRedirection {
      parseRedirection(of: .block(block))
      skipBlanks()
    }
  }
}
