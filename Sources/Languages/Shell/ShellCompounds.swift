// Compound commands (POSIX XCU 2.9.4) and function definitions.

extension ShellParser {
  mutating func parseCommand() {
    skipBlanks()
    if skipTemplateLine() { return }
    let firstBlock = tree.blocks.count
    switch current {
    case UInt8(ascii: "(") where isAtArithmetic(after: 1): parseArithmetic(opening: 2)
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
    case "while": parseWhile(isUntil: false)
    case "until": parseWhile(isUntil: true)
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
    default: note(.unexpectedWord, from: position - word.utf8.count)
    }
    return true
  }

  private mutating func parseIf() {
    let compound = tree.blocks.count
    var condition = parseBlock(.ifCondition, until: .then)
    expect("then")
    parseBlock(
      .thenBranch, until: [.elif, .else, .fi], condition: condition, isConditional: true,
      compound: compound)
    while reservedWord == "elif" {
      position += 4
      condition = parseBlock(
        .ifCondition, until: .then, isConditional: true, compound: compound)
      expect("then")
      parseBlock(
        .thenBranch, until: [.elif, .else, .fi], condition: condition, isConditional: true,
        compound: compound)
    }
    if reservedWord == "else" {
      position += 4
      parseBlock(
        .elseBranch, until: .fi, condition: condition, isConditional: true, compound: compound)
    }
    expect("fi")
  }

  private mutating func parseWhile(isUntil: Bool) {
    let compound = tree.blocks.count
    let condition = parseBlock(.loopCondition, until: .do)
    expect("do")
    let body = tree.blocks.count
    parseBlock(
      .loopBody, until: .done, condition: condition, isConditional: true, compound: compound)
    tree.blocks[body].isUntil = isUntil
    expect("done")
  }

  private mutating func parseFor() {
    skipBlanks()
    var loop: (variable: String, words: [ShellWord]?)?
    if starts(with: "((") {
      parseArithmetic(opening: 2)
    } else {
      let end = endOfName(at: position)
      let variable = string(position..<end)
      position = end
      skipNewlines()
      loop = (variable, parseLoopWords())
    }
    if current == UInt8(ascii: ";") { position += 1 }
    skipNewlines()
    // bash accepts braces in place of `do` and `done`.
    let isBraced = reservedWord == "{"
    expect(isBraced ? "{" : "do")
    if let (variable, words) = loop {
      tree.loops.append(ShellLoop(variable: variable, words: words, body: tree.blocks.count))
    }
    parseBlock(.loopBody, until: isBraced ? .closingBrace : .done, isConditional: true)
    expect(isBraced ? "}" : "done")
  }

  private mutating func parseLoopWords() -> [ShellWord]? {
    guard skipIn() else { return nil }
    var words: [ShellWord] = []
    while true {
      skipBlanks()
      guard current != UInt8(ascii: "#"), let word = parseWord() else { return words }
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
    let subject = parseWord()
    var compound: Int?
    skipNewlines()
    if !skipIn() { note(.missingWord) }
    while true {
      skipNewlines()
      guard position < limit, reservedWord != "esac" else { break }
      let start = position
      parseCaseItem(of: subject, &compound)
      if position == start { break }
    }
    expect("esac")
  }

  private mutating func parseCaseItem(of subject: ShellWord?, _ compound: inout Int?) {
    _ = skip("(")
    var patterns: [ShellWord] = []
    repeat {
      skipBlanks()
      if let pattern = parseWord() { patterns.append(pattern) }
      skipBlanks()
    } while skip("|")
    expectClosingParenthesis()
    let index = tree.blocks.count
    parseBlock(
      .caseItem, until: [.endOfItem, .esac], isConditional: true, compound: compound ?? index)
    compound = compound ?? index
    (tree.blocks[index].subject, tree.blocks[index].patterns) = (subject, patterns)
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
    while end < limit, bytes[end].continuesFunctionName { end += 1 }
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
  private mutating func parseTrailingRedirections(ofBlock first: Int) {
    skipBlanks()
    guard isAtRedirection else { return }
    // The words of a `for` or `case` may hold substitutions, which come before the command's own blocks.
    let own = tree.blocks.indices.dropFirst(first).first { index in
      tree.blocks[index].parent == self.block && tree.blocks[index].kind != .commandSubstitution
    }
    let owner = own ?? first
    while owner < tree.blocks.count, isAtRedirection {
      parseRedirection(of: .block(owner))
      skipBlanks()
    }
  }
}

extension UInt8 {
  /// What bash takes in the name of a function, as in `vault::login`.
  fileprivate var continuesFunctionName: Bool {
    continuesShellName || "-.:/+@".utf8.contains(self)
  }
}
