/// Where a word's value comes from.
public indirect enum ShellOrigin: Sendable {
  case literal(String)
  /// A variable that the script never assigns, and the default it falls back to.
  case environment(name: String, default: ShellWord?)
  /// The contents of a file: `$(cat FILE)`, `$(<FILE)`, `read NAME < FILE`.
  case file(ShellWord)
  /// The output of a command; of a pipeline, the command at its head.
  case command(ShellCommand)
  /// One or the other: the variable is assigned in several places.
  case anyOf([ShellOrigin])
  /// One after the other.
  case concatenation([ShellOrigin])
  case unknown
}

extension ShellOrigin {
  /// The origins this one is made of, itself if it is not made of others.
  public var leaves: [ShellOrigin] {
    switch self {
    case .anyOf(let origins), .concatenation(let origins): origins.flatMap(\.leaves)
    default: [self]
    }
  }
}

extension ShellScript {
  /// Follows a word's variables and substitutions back to where the value is made.
  public func origin(of word: ShellWord) -> ShellOrigin {
    var tracer = ShellTracer(script: self)
    return tracer.origin(of: word)
  }

  /// Follows one variable or substitution of a word back to where its value is made.
  public func origin(of part: ShellWord.Part) -> ShellOrigin {
    origin(of: ShellWord(parts: [part], range: part.range))
  }

  /// Follows a variable back to where its value is made.
  public func origin(ofVariable name: String) -> ShellOrigin {
    origin(of: ShellWord(variable: name))
  }
}

private struct ShellTracer {
  private static let maximumSteps = 200
  /// Filters of one pipeline that are looked through.
  private static let mostFilters = 6

  let script: ShellScript
  private var steps = 0
  /// The bindings being followed, each by its variable and place.
  private var active: [(name: String, offset: Int)] = []

  init(script: ShellScript) {
    self.script = script
  }

  mutating func origin(of word: ShellWord) -> ShellOrigin {
    if let literal = word.literal { return .literal(literal) }
    var origins: [ShellOrigin] = []
    for part in word.parts {
      steps += 1
      guard steps < ShellTracer.maximumSteps else { return .unknown }
      switch part.kind {
      case .literal(""): continue
      case .literal(let text): origins.append(.literal(text))
      case .parameter(let parameter):
        origins.append(origin(of: parameter, at: script.place(of: part)))
      case .commandSubstitution(let commands), .processSubstitution(let commands):
        origins.append(script.origin(ofOutput: commands))
      case .arithmetic: origins.append(.unknown)
      }
    }
    return origins.count == 1 ? origins[0] : .concatenation(origins)
  }

  private mutating func origin(of parameter: ShellParameter, at place: ShellPlace) -> ShellOrigin {
    let name = parameter.name
    if let position = Int(name), position > 0,
      let function = script.bindings.function(around: place.block)
    {
      return argument(position, of: function, at: place)
    }
    let bindings = script.reach(of: name, at: place).bindings
    guard !bindings.isEmpty else {
      return .environment(name: name, default: parameter.defaultWord)
    }
    let origins = bindings.prefix(8).flatMap { self.origins(of: $0, name: name) }
    return origins.count == 1 ? origins[0] : .anyOf(origins)
  }

  private mutating func origins(of binding: ShellBindings.Binding, name: String) -> [ShellOrigin] {
    guard !active.contains(where: { $0.name == name && $0.offset == binding.offset }),
      active.count < 32
    else { return [.environment(name: name, default: nil)] }
    active.append((name, binding.offset))
    defer { active.removeLast() }
    switch binding.source {
    case .word(let word): return [origin(of: word)]
    case .fallback(let word): return [.environment(name: name, default: word)]
    case .each(let words): return words?.prefix(8).map { origin(of: $0) } ?? [.unknown]
    case .addition(let word): return [.concatenation([.unknown, origin(of: word)])]
    case .array(let elements): return elements.prefix(8).map { origin(of: $0) }
    case .unset: return []
    case .input(let command, _, _):
      return [origin(ofInputTo: script.commands[command])]
    case .unreadable, .arithmetic: return [.unknown]
    }
  }

  /// What `read` takes in: a file, or what feeds its loop, through filters that leave lines as they are.
  private mutating func origin(ofInputTo reader: ShellCommand) -> ShellOrigin {
    let own = reader.redirections.last { $0.operator == .input && $0.descriptor == 0 }
    if let own { return .file(own.target) }
    var command = reader
    for _ in 0..<ShellTracer.mostFilters {
      switch script.standardInput(of: command) {
      case .file(let path)?: return .file(path)
      case .text(let text)?: return origin(of: text.word)
      case .command(let feeding)? where ShellScript.filters.contains(feeding.name ?? ""):
        command = feeding
      case .command(let feeding)?: return .command(feeding)
      case nil: return .command(reader)
      }
    }
    return .command(reader)
  }

  private mutating func argument(
    _ position: Int, of function: Int, at place: ShellPlace
  ) -> ShellOrigin {
    guard case .function(let name) = script.blocks[function].kind,
      let calls = script.bindings.calls[name], !calls.isEmpty,
      let shifted = script.shifts(before: place.offset ?? .max, in: function),
      !active.contains(where: { $0.name == "\(name)()" }), active.count < 32
    else { return .unknown }
    active.append(("\(name)()", 0))
    defer { active.removeLast() }
    let position = position + shifted
    let origins = calls.prefix(8).map { call in
      let words = script.commands[call].words
      return position < words.count ? origin(of: words[position]) : .unknown
    }
    return origins.count == 1 ? origins[0] : .anyOf(origins)
  }
}

extension ShellScript {
  /// The words of what `read` puts into a variable: those of the commands that feed its loop, by a
  /// pipeline or a here-string.
  public func words(readInto variable: String) -> [ShellWord] {
    (bindings.byVariable[variable] ?? []).prefix(8).flatMap { binding -> [ShellWord] in
      guard case .input(let reader, _, _) = binding.source else { return [] }
      return ancestors(of: commands[reader].block).prefix(8).flatMap { index -> [ShellWord] in
        let loop = blocks[index]
        let feeding = (0..<max(loop.stage, 0)).flatMap { stage($0, of: loop.pipeline) }
        return Array(feeding.prefix(8).flatMap(\.words).prefix(32))
          + blocks[loop.compound].redirections.compactMap(\.body)
      }
    }
  }

  /// Commands that pass their input through all but unchanged.
  fileprivate static let filters: Set<String> = ["tr", "head", "tail", "xargs"]

  /// What the commands of a substitution print.
  fileprivate func origin(ofOutput range: Range<Int>) -> ShellOrigin {
    guard !range.isEmpty else { return .unknown }
    let own = commands[range].filter { $0.block == commands[range.lowerBound].block }
    let silent: Set<String> = ["cd", "set", "export", "sleep", "true"]
    guard let first = own.first(where: { !silent.contains($0.name ?? "") && $0.stage == 0 }) else {
      return .unknown
    }
    let following = own.filter { $0.pipeline == first.pipeline && $0.stage > 0 }
    guard following.allSatisfy({ ShellScript.filters.contains($0.name ?? "") }),
      let file = file(readBy: first)
    else { return .command(first) }
    return .file(file)
  }

  /// The file that `cat FILE`, `cat < FILE` or a lone `< FILE` prints.
  func file(readBy command: ShellCommand) -> ShellWord? {
    let input = command.redirections.last { $0.operator == .input && $0.descriptor == 0 }?.target
    if command.words.isEmpty { return input }
    guard command.name == "cat" else { return nil }
    let operands = command.words.dropFirst().filter { !$0.literalPrefix.hasPrefix("-") }
    return operands.count == 1 ? operands[0] : operands.isEmpty ? input : nil
  }
}
