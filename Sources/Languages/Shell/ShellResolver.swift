/// Follows variables back to their assignments, within bounds.
struct ShellResolver {
  static let maximumAlternatives = 16
  fileprivate static let maximumLength = 1 << 16
  private static let maximumSteps = 2000

  let script: ShellScript
  let environment: [String: ShellValue]
  let isHidden: (String) -> Bool
  private var steps = 0
  private var depth = 0
  /// The bindings being followed, each by its variable and place.
  var active: [(name: String, offset: Int)] = []

  init(
    script: ShellScript, environment: [String: ShellValue], isHidden: @escaping (String) -> Bool
  ) {
    self.script = script
    self.environment = environment
    self.isHidden = isHidden
  }

  mutating func value(of word: ShellWord) -> ShellValue {
    steps += 1
    guard steps < ShellResolver.maximumSteps, depth < 64 else { return .unknown(.tooMany) }
    depth += 1
    defer { depth -= 1 }
    if word.braceExpansion != nil { return .unknown(.braces) }
    var values = [""]
    for part in word.parts {
      let next = value(of: part)
      if case .unknown = next { return next }
      let alternatives = next.possibilities
      guard values.count * alternatives.count <= ShellResolver.maximumAlternatives else {
        return .unknown(.tooMany)
      }
      values = values.flatMap { value in alternatives.map { value + $0 } }
      guard values.allSatisfy({ $0.utf8.count < ShellResolver.maximumLength }) else {
        return .unknown(.tooMany)
      }
    }
    guard !values.contains(where: \.holdsTemplate) else { return .unknown(.template) }
    return ShellValue(values)
  }

  private mutating func value(of part: ShellWord.Part) -> ShellValue {
    switch part.kind {
    case .literal(let text): return .known(text)
    case .parameter(let parameter): return value(of: parameter, at: script.place(of: part))
    case .commandSubstitution(let commands): return value(ofOutput: commands)
    case .processSubstitution: return .unknown(.output("<()"))
    case .arithmetic: return .unknown(.arithmetic)
    }
  }

  private mutating func value(of parameter: ShellParameter, at place: ShellPlace) -> ShellValue {
    steps += 1
    guard steps < ShellResolver.maximumSteps else { return .unknown(.tooMany) }
    if let index = parameter.subscript { return element(index, of: parameter, at: place) }
    if parameter.operator == "indirect" { return indirect(parameter, at: place) }
    let plain = value(of: parameter.name, at: place)
    if let fallback = parameter.defaultWord {
      switch plain {
      // An empty default only quiets `set -u`; it says nothing of the value.
      case nil where fallback.literal == "": return .unknown(.unset(parameter.name))
      case nil: return value(of: fallback)
      case .known("") where parameter.operator.hasPrefix(":"): return value(of: fallback)
      case .some(let value):
        // Some calls of a function give the argument and some do not.
        guard isAtTimesMissing(parameter.name, at: place) else { return value }
        return value.joined(with: self.value(of: fallback))
      }
    }
    if parameter.operator.hasSuffix("+"), let word = parameter.operand {
      switch plain {
      case nil: return .unknown(.unset(parameter.name))
      case .known("") where parameter.operator.hasPrefix(":"): return .known("")
      case .known, .oneOf: return value(of: word)
      case .some(let value): return value
      }
    }
    guard let plain else { return .unknown(.unset(parameter.name)) }
    guard !parameter.yieldsValue else { return plain }
    // Patterns cost more than what else is looked up.
    steps += 50
    let operand = parameter.operand.map { value(of: $0).string }
    return plain.mapping(.expansion(parameter.name + parameter.operator)) { text in
      parameter.applied(to: text, operand: operand ?? nil)
    }
  }

  /// Nil when nobody gives the variable a value.
  mutating func value(of name: String, at place: ShellPlace) -> ShellValue? {
    guard !isHidden(name) else { return .unknown(.hidden(name)) }
    if let position = Int(name), position > 0 { return argument(position, at: place) }
    guard name.utf8.first?.startsShellName == true else { return .unknown(.argument(name)) }
    let reach = script.reach(of: name, at: place)
    guard !reach.isCutShort, reach.bindings.count <= ShellResolver.maximumAlternatives else {
      return .unknown(.tooMany)
    }
    var values: [String] = []
    for binding in reach.bindings {
      switch value(of: binding, name: name) {
      case nil: continue
      case .unknown(let reason): return .unknown(reason)
      case .some(let value): values += value.possibilities
      }
    }
    if reach.reachesStart {
      if reach.isElsewhere { return .unknown(.elsewhere(name)) }
      switch environment[name] {
      case nil: if values.isEmpty { return nil }
      case .unknown(let reason): return .unknown(reason)
      case .some(let given): values += given.possibilities
      }
    }
    guard values.count <= ShellResolver.maximumAlternatives else { return .unknown(.tooMany) }
    return values.isEmpty ? nil : ShellValue(values)
  }

  /// Nil when the binding leaves the variable without a value.
  private mutating func value(of binding: ShellBindings.Binding, name: String) -> ShellValue? {
    guard !active.contains(where: { $0.name == name && $0.offset == binding.offset }),
      active.count < 32
    else { return .unknown(.circular(name)) }
    active.append((name, binding.offset))
    defer { active.removeLast() }
    switch binding.source {
    case .word(let word): return value(of: word)
    case .addition(let word): return sum(of: name, and: word, at: binding)
    case .fallback(let word): return environment[name] ?? value(of: word)
    case .each(let words?): return fields(of: words)
    case .each(nil): return .unknown(.argument("@"))
    case .array(let elements): return elements.first.map { value(of: $0) }
    case .input(let command, let field, let isLast):
      return input(of: script.commands[command], field: field, isLast: isLast)
    case .unset: return nil
    case .arithmetic: return .unknown(.arithmetic)
    case .unreadable: return .unknown(.array(name))
    }
  }

  /// `NAME+=word`
  private mutating func sum(
    of name: String, and word: ShellWord, at binding: ShellBindings.Binding
  ) -> ShellValue {
    let place = ShellPlace(offset: word.range.lowerBound, block: binding.block)
    let before = value(of: name, at: place) ?? .known("")
    let added = value(of: word)
    if case .unknown = before { return before }
    return added.mapping(.tooMany) { $0 }.appended(to: before)
  }

  /// `${!NAME}`
  private mutating func indirect(_ parameter: ShellParameter, at place: ShellPlace) -> ShellValue {
    guard let name = value(of: parameter.name, at: place)?.string,
      name.utf8.first?.startsShellName == true, name.utf8.allSatisfy(\.continuesShellName)
    else { return .unknown(.expansion("!" + parameter.name)) }
    return value(of: name, at: place) ?? .unknown(.unset(name))
  }
}

extension ShellValue {
  fileprivate func joined(with other: ShellValue) -> ShellValue {
    if case .unknown = self { return self }
    if case .unknown = other { return other }
    return ShellValue(possibilities + other.possibilities)
  }

  fileprivate func appended(to before: ShellValue) -> ShellValue {
    if case .unknown = self { return self }
    guard before.possibilities.count * possibilities.count <= ShellResolver.maximumAlternatives
    else {
      return .unknown(.tooMany)
    }
    return ShellValue(before.possibilities.flatMap { left in possibilities.map { left + $0 } })
  }
}

extension String {
  /// `{{ ... }}`, which Helm, Argo or GitHub replaces.
  fileprivate var holdsTemplate: Bool {
    guard let opening = firstRange(of: "{{") else { return false }
    return self[opening.upperBound...].contains("}}")
  }
}

extension ShellWord {
  /// The one piece of text that the word is, in which nothing is expanded or filled in.
  var plainText: String? {
    guard parts.count == 1, case .literal(let text) = parts[0].kind,
      text.utf8.count < ShellResolver.maximumLength,
      text.utf8.allSatisfy({ $0 != UInt8(ascii: "{") })
    else { return nil }
    return text
  }

  /// True for `$NAME` and `$(...)` outside of quotes, and for `"$@"`: they may become several words or none.
  var isSplit: Bool {
    parts.contains { part in
      if case .parameter(let parameter) = part.kind, parameter.name == "@" { return true }
      return !part.isQuoted && part.literalCount == nil
    }
  }
}
