/// Where each variable of a script gets its values.
struct ShellBindings: Sendable {
  /// One place that gives a variable a value.
  struct Binding: Sendable {
    enum Source: Sendable {
      case word(ShellWord)
      /// The variable of a loop takes these in turn; nil for `"$@"`.
      case each([ShellWord]?)
      /// `read NAME`, by the command of this index.
      case input(command: Int)
      /// `${NAME:=word}`
      case fallback(ShellWord)
      /// An array, an element, or `+=`.
      case unreadable
    }
    let source: Source
    let isConditional: Bool
  }

  /// A variable of the whole script, or one that `local` makes in a function.
  private struct Variable: Hashable {
    let name: String
    /// An index of `ShellScript.blocks`.
    let function: Int?
  }

  /// A variable with more bindings is as good as unknown.
  static let maximumBindings = 17

  private var byVariable: [Variable: [Binding]] = [:]
  /// The commands that call a function of the script, by its name.
  private(set) var calls: [String: [Int]] = [:]
  /// The commands that write a file of literal path with their standard output.
  private(set) var writers: [String: [Int]] = [:]
  /// The function around each block, itself included, as block indices.
  private let functions: [Int?]

  init(_ tree: ShellTree) {
    functions = tree.blocks.reduce(into: []) { functions, block in
      if case .function = block.kind {
        functions.append(functions.count)
      } else {
        functions.append(block.parent.flatMap { functions[$0] })
      }
    }
    for block in tree.blocks {
      if case .function(let name) = block.kind { calls[name] = [] }
    }
    for command in tree.commands { add(command) }
    for loop in tree.loops {
      add(.each(loop.words), to: loop.variable, isConditional: false, function: nil)
    }
    for item in tree.defaults {
      guard let word = item.word else { continue }
      add(.fallback(word), to: item.variable, isConditional: false, function: nil)
    }
  }

  /// The bindings that a use within a function may see.
  func bindings(of name: String, in function: Int?) -> [Binding] {
    byVariable[Variable(name: name, function: function)]
      ?? byVariable[Variable(name: name, function: nil)] ?? []
  }

  /// The function around a block.
  func function(around block: Int?) -> Int? { block.flatMap { functions[$0] } }

  private mutating func add(_ command: ShellCommand) {
    if command.isDeclaration {
      let isLocal = ["local", "declare", "typeset"].contains(command.name)
      for assignment in command.assignments {
        let isReadable = assignment.elements == nil && !assignment.isPartial
        add(
          isReadable ? .word(assignment.value) : .unreadable, to: assignment.name,
          isConditional: command.isConditional,
          function: isLocal ? function(around: command.block) : nil)
      }
    }
    guard let name = command.name else { return }
    if name == "read" || name == "mapfile" || name == "readarray" {
      for word in command.words.dropFirst() {
        guard let variable = word.literal, variable.first != "-" else { continue }
        add(
          .input(command: command.index), to: variable, isConditional: command.isConditional,
          function: nil)
      }
    }
    if calls[name] != nil { calls[name]?.append(command.index) }
    for redirection in command.redirections where redirection.writesStandardOutput {
      guard let path = redirection.target.literal else { continue }
      writers[path, default: []].append(command.index)
    }
    if name == "tee", let path = command.words.last?.literal, command.words.count > 1 {
      writers[path, default: []].append(command.index)
    }
  }

  private mutating func add(
    _ source: Binding.Source, to name: String, isConditional: Bool, function: Int?
  ) {
    let binding = Binding(source: source, isConditional: isConditional)
    let variable = Variable(name: name, function: function)
    guard byVariable[variable, default: []].count < ShellBindings.maximumBindings else { return }
    byVariable[variable, default: []].append(binding)
  }
}
