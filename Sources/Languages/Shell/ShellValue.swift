/// What is known of a word's value.
public enum ShellValue: Sendable, Equatable {
  case known(String)
  /// Each of these, at some time: a loop's variable, or one assigned in several branches.
  case oneOf([String])
  case unknown

  /// Every possible value, empty when unknown.
  public var possibilities: [String] {
    switch self {
    case .known(let value): [value]
    case .oneOf(let values): values
    case .unknown: []
    }
  }

  /// The value, if there is only one.
  public var string: String? {
    if case .known(let value) = self { value } else { nil }
  }
}

extension ShellScript {
  /// The value of a word, as far as assignments of the script and the environment tell.
  ///
  /// - Parameter environment: the variables the script starts with; `.unknown` for one set from elsewhere. A variable
  ///   that is absent here and never assigned is taken as unset where a default is given.
  /// - Parameter isHidden: whether a variable of this name stays unknown, also where others take its value.
  public func value(
    of word: ShellWord, environment: [String: ShellValue] = [:],
    hiding isHidden: @escaping (String) -> Bool = { _ in false }
  ) -> ShellValue {
    var resolver = ShellResolver(script: self, environment: environment, isHidden: isHidden)
    return resolver.value(of: word)
  }

  /// The value a variable has for the script as a whole.
  public func value(
    ofVariable name: String, environment: [String: ShellValue] = [:],
    hiding isHidden: @escaping (String) -> Bool = { _ in false }
  ) -> ShellValue {
    value(of: ShellWord(variable: name), environment: environment, hiding: isHidden)
  }

  /// The innermost function around a place of the script, an index of `blocks`.
  func function(at offset: Int) -> Int? {
    // Blocks are listed by where they begin.
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    var block = low > 0 ? low - 1 : nil
    while let index = block, blocks[index].range.upperBound <= offset {
      block = blocks[index].parent
    }
    return bindings.function(around: block)
  }
}

/// Follows variables back to their assignments, within bounds.
struct ShellResolver {
  private static let maximumAlternatives = ShellBindings.maximumBindings - 1
  private static let maximumLength = 1 << 16
  private static let maximumSteps = 2000

  let script: ShellScript
  let environment: [String: ShellValue]
  let isHidden: (String) -> Bool
  private var steps = 0
  /// The variables being followed: `X=${X:-a}` asks the environment for the inner `X`.
  private var active: [String] = []

  init(
    script: ShellScript, environment: [String: ShellValue], isHidden: @escaping (String) -> Bool
  ) {
    self.script = script
    self.environment = environment
    self.isHidden = isHidden
  }

  mutating func value(of word: ShellWord) -> ShellValue {
    if let literal = word.literal { return .known(literal) }
    var values = [""]
    for part in word.parts {
      let next: [String]
      switch part.kind {
      case .literal(let text): next = [text]
      case .parameter(let parameter):
        next = value(of: parameter, at: part.range.lowerBound).possibilities
      case .commandSubstitution, .processSubstitution, .arithmetic: return .unknown
      }
      guard !next.isEmpty, values.count * next.count <= ShellResolver.maximumAlternatives else {
        return .unknown
      }
      values = values.flatMap { value in next.map { value + $0 } }
      guard values.allSatisfy({ $0.utf8.count < ShellResolver.maximumLength }) else {
        return .unknown
      }
    }
    return ShellValue(values)
  }

  private mutating func value(of parameter: ShellParameter, at offset: Int) -> ShellValue {
    steps += 1
    guard parameter.yieldsValue, steps < ShellResolver.maximumSteps else { return .unknown }
    let plain = value(of: parameter.name, at: offset)
    guard let fallback = parameter.defaultWord else { return plain ?? .unknown }
    switch plain {
    // An empty default only quiets `set -u`; it says nothing of the value.
    case nil where fallback.literal == "": return .unknown
    case nil: return value(of: fallback)
    case .known("") where parameter.operator.hasPrefix(":"): return value(of: fallback)
    case .some(let value): return value
    }
  }

  /// Nil when nobody gives the variable a value.
  private mutating func value(of name: String, at offset: Int) -> ShellValue? {
    guard !isHidden(name) else { return .unknown }
    let function = script.function(at: offset)
    if let position = Int(name), position > 0, let function {
      return argument(position, of: function)
    }
    let bindings = active.contains(name) ? [] : script.bindings.bindings(of: name, in: function)
    guard !bindings.isEmpty else { return environment[name] }
    guard bindings.count <= ShellResolver.maximumAlternatives else { return .unknown }
    active.append(name)
    defer { active.removeLast() }
    var values: [String] = []
    for binding in bindings {
      let next = value(of: binding, name: name).possibilities
      guard !next.isEmpty else { return .unknown }
      values += next
    }
    if bindings.allSatisfy(\.isConditional), let given = environment[name] {
      guard given != .unknown else { return .unknown }
      values += given.possibilities
    }
    return ShellValue(values)
  }

  private mutating func value(of binding: ShellBindings.Binding, name: String) -> ShellValue {
    switch binding.source {
    case .word(let word): value(of: word)
    case .fallback(let word): environment[name] ?? value(of: word)
    case .each(let words?): values(of: words)
    case .each(nil), .input, .unreadable: .unknown
    }
  }

  /// A positional parameter of a function, from all its calls.
  private mutating func argument(_ position: Int, of function: Int) -> ShellValue {
    guard case .function(let name) = script.blocks[function].kind,
      let calls = script.bindings.calls[name], calls.count <= ShellResolver.maximumAlternatives,
      !active.contains(name)
    else { return .unknown }
    active.append(name)
    defer { active.removeLast() }
    let words = calls.map { script.commands[$0].words }
    guard words.allSatisfy({ $0.count > position }) else { return .unknown }
    return values(of: words.map { $0[position] })
  }

  private mutating func values(of words: [ShellWord]) -> ShellValue {
    guard words.count <= ShellResolver.maximumAlternatives else { return .unknown }
    var values: [String] = []
    for word in words {
      let next = value(of: word).possibilities
      guard !next.isEmpty else { return .unknown }
      values += next
    }
    return ShellValue(values)
  }
}

extension ShellValue {
  init(_ values: [String]) {
    var unique: [String] = []
    for value in values where !unique.contains(value) { unique.append(value) }
    self = unique.count == 1 ? .known(unique[0]) : unique.isEmpty ? .unknown : .oneOf(unique)
  }
}
