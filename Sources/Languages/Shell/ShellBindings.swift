/// Where each variable of a script gets its values, and in which order.
struct ShellBindings: Sendable {
  /// What gives a variable a value.
  enum Source: Sendable {
    case word(ShellWord)
    /// `NAME+=word`
    case addition(ShellWord)
    /// `NAME=(a b)`
    case array([ShellWord])
    /// The variable of a loop takes these in turn; nil for `"$@"`.
    case each([ShellWord]?)
    /// `read A B`, by the command of this index; the variable takes this field of a line.
    case input(command: Int, field: Int, isLast: Bool)
    /// `${NAME:=word}`
    case fallback(ShellWord)
    case unset
    /// `((NAME++))`, `let`
    case arithmetic
    /// An element of an array, `mapfile`, `getopts`.
    case unreadable
  }

  /// One place that gives a variable a value.
  struct Binding: Sendable {
    let source: Source
    /// From here on the variable has the value.
    let offset: Int
    /// The block it stands in, an index of `ShellScript.blocks`.
    let block: Int?
    /// True when it does not depend on the commands before it in its list.
    let isCertain: Bool
  }

  /// The bindings of each variable, in order.
  private(set) var byVariable: [String: [Binding]] = [:]
  /// The variables that `local` makes in a function, by the function's block.
  private(set) var locals: [Int: Set<String>] = [:]
  /// The variables that other processes see.
  private(set) var exported: Set<String> = []
  /// The commands that call a function of the script, by its name.
  private(set) var calls: [String: [Int]] = [:]
  /// The blocks of the functions of a name.
  private(set) var definitions: [String: [Int]] = [:]
  /// The commands that write a file of literal path with their standard output.
  private(set) var writers: [String: [Int]] = [:]
  /// The conditions of each `if`, by the first of them.
  private(set) var conditions: [Int: [Int]] = [:]
  /// The commands that end the script or a function, in order.
  var endings: [(command: Int, kind: ShellEnding.Kind)] = []
  /// Where `set -e` is turned on and off.
  var errexit: [(offset: Int, isOn: Bool)] = []
  /// Where `set -o pipefail` is turned on.
  var pipefail: [Int] = []
  /// The commands `exec > FILE`, after which nothing comes out of the script.
  var outputChanges: [Int] = []
  /// The functions that end the script whenever they are called.
  var fatalFunctions: Set<String> = []
  /// The function around each block, itself included, as block indices.
  private let functions: [Int?]
  /// The blocks by where they begin.
  private let order: [Int]
  /// `set -a`
  private(set) var exportsAll = false
  /// The branches of each `if` and `case`, by its first block.
  private(set) var branches: [Int: [Int]] = [:]
  /// The blocks that the script does not leave but by its end, or the function's.
  var ending: Set<Int> = []

  init(_ tree: ShellTree) {
    functions = tree.blocks.reduce(into: []) { functions, block in
      if case .function = block.kind {
        functions.append(functions.count)
      } else {
        functions.append(block.parent.flatMap { functions[$0] })
      }
    }
    order = tree.blocks.indices.sorted {
      (tree.blocks[$0].range.lowerBound, $0) < (tree.blocks[$1].range.lowerBound, $1)
    }
    for (index, block) in tree.blocks.enumerated() {
      guard case .function(let name) = block.kind else { continue }
      calls[name] = []
      definitions[name, default: []].append(index)
    }
    for (index, block) in tree.blocks.enumerated() {
      if block.kind.isBranch { branches[block.compound, default: []].append(index) }
      if block.kind == .ifCondition { conditions[block.compound, default: []].append(index) }
    }
    for command in tree.commands { add(command, in: tree) }
    addEndings(in: tree)
    for loop in tree.loops where tree.blocks.indices.contains(loop.body) {
      add(
        .each(loop.words), to: loop.variable,
        at: tree.blocks[loop.body].range.lowerBound, in: loop.body, isCertain: true)
    }
    for item in tree.defaults {
      guard let word = item.word else { continue }
      add(.fallback(word), to: item.variable, at: item.end, in: item.block, isCertain: false)
    }
    for change in tree.arithmetic {
      add(.arithmetic, to: change.variable, at: change.end, in: change.block, isCertain: false)
    }
    for name in byVariable.keys {
      byVariable[name]?.sort { $0.offset < $1.offset }
    }
  }

  /// The function around a block.
  func function(around block: Int?) -> Int? { block.flatMap { functions[$0] } }

  /// The innermost block around a place of the script.
  func block(at offset: Int, in blocks: [ShellBlock]) -> Int? {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[order[middle]].range.lowerBound <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var block = low > 0 ? order[low - 1] : nil
    while let index = block, blocks[index].range.upperBound <= offset {
      block = blocks[index].parent
    }
    return block
  }

  private mutating func add(
    _ source: Source, to name: String, at offset: Int, in block: Int?, isCertain: Bool
  ) {
    byVariable[name, default: []].append(
      Binding(source: source, offset: offset, block: block, isCertain: isCertain))
  }
}

// MARK: What commands bind

extension ShellBindings {
  private mutating func add(_ command: ShellCommand, in tree: ShellTree) {
    if let name = command.name {
      if calls[name] != nil { calls[name]?.append(command.index) }
      addWriters(command, name)
      addDeclaration(command, name)
    }
    // A stage of a pipeline is a process of its own: what it sets is gone with it.
    guard tree.pipelines[command.pipeline].stages.count < 2 else { return }
    let isCertain = !command.followsOperator
    if command.isDeclaration {
      for assignment in command.assignments {
        add(
          assignment.source, to: assignment.name, at: command.range.upperBound, in: command.block,
          isCertain: isCertain)
      }
    }
    for (name, source) in command.boundByName {
      add(source, to: name, at: command.range.upperBound, in: command.block, isCertain: isCertain)
    }
  }

  private mutating func addDeclaration(_ command: ShellCommand, _ name: String) {
    let operands = command.words.dropFirst().compactMap(\.literal)
    let names = command.assignments.map(\.name) + operands.filter { !$0.hasPrefix("-") }
    let flags = operands.filter { $0.hasPrefix("-") }
    switch name {
    case "export": exported.formUnion(names)
    case "local", "declare", "typeset":
      if flags.contains(where: { $0.contains("x") }) { exported.formUnion(names) }
      guard let function = function(around: command.block),
        !flags.contains(where: { $0.contains("g") })
      else { return }
      locals[function, default: []].formUnion(names)
    case "set":
      let isAll = operands.contains("allexport") || flags.contains { $0.contains("a") }
      exportsAll = exportsAll || isAll
    default: break
    }
  }

  private mutating func addWriters(_ command: ShellCommand, _ name: String) {
    for redirection in command.redirections where redirection.writesStandardOutput {
      guard let path = redirection.target.literal else { continue }
      writers[path, default: []].append(command.index)
    }
    if name == "tee", let path = command.words.last?.literal, command.words.count > 1 {
      writers[path, default: []].append(command.index)
    }
  }
}

extension ShellAssignment {
  fileprivate var source: ShellBindings.Source {
    if hasSubscript || elements != nil && isPartial { return .unreadable }
    if let elements { return .array(elements) }
    return isPartial ? .addition(value) : .word(value)
  }
}

extension ShellCommand {
  /// The variables that builtins set which are given their names.
  fileprivate var boundByName: [(name: String, source: ShellBindings.Source)] {
    let operands = words.dropFirst().compactMap(\.literal)
    switch name {
    case "read":
      var names = operands[...]
      while let option = names.first, option.hasPrefix("-") {
        let takesValue = ["d", "n", "N", "p", "t", "u", "i", "a"].contains(option.suffix(1))
        names = names.dropFirst(takesValue ? 2 : 1)
      }
      return names.enumerated().map { place, name in
        (name, .input(command: index, field: place, isLast: place == names.count - 1))
      }
    case "mapfile", "readarray", "getopts":
      return operands.suffix(name == "getopts" ? 1 : operands.count).filter { !$0.hasPrefix("-") }
        .map { ($0, .unreadable) }
    case "unset": return operands.filter { !$0.hasPrefix("-") }.map { ($0, .unset) }
    case "let":
      return operands.map { operand in
        (
          String(decoding: operand.utf8.prefix(while: \.continuesShellName), as: UTF8.self),
          .arithmetic
        )
      }
    case "printf":
      return operands.first == "-v" && operands.count > 1 ? [(operands[1], .unreadable)] : []
    default: return []
    }
  }
}
