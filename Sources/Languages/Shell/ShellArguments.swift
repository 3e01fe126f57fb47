// Positional parameters.

extension ShellResolver {
  /// Whether a function is called without one of its arguments, too.
  func isAtTimesMissing(_ name: String, at place: ShellPlace) -> Bool {
    guard let position = Int(name), let function = script.bindings.function(around: place.block),
      case .function(let own) = script.blocks[function].kind,
      let shifted = script.shifts(before: place.offset ?? .max, in: function)
    else { return false }
    let calls = (script.bindings.calls[own] ?? []).prefix(ShellResolver.maximumAlternatives)
    return calls.contains { script.commands[$0].words.count <= position + shifted }
  }

  /// A positional parameter of a function, from all its calls.
  mutating func argument(_ position: Int, at place: ShellPlace) -> ShellValue? {
    let spelled = "\(position)"
    guard let function = script.bindings.function(around: place.block) else {
      return environment[spelled] ?? .unknown(.argument(spelled))
    }
    guard case .function(let name) = script.blocks[function].kind,
      let calls = script.bindings.calls[name], !calls.isEmpty,
      let shifted = script.shifts(before: place.offset ?? .max, in: function)
    else { return .unknown(.argument(spelled)) }
    guard calls.count <= ShellResolver.maximumAlternatives else { return .unknown(.tooMany) }
    let key = "\(name)()"
    guard !active.contains(where: { $0.name == key }) else { return .unknown(.circular(name)) }
    active.append((key, 0))
    defer { active.removeLast() }
    let given = calls.map { script.commands[$0].words }.filter { $0.count > position + shifted }
    // A call without it leaves it unset.
    guard !given.isEmpty else { return nil }
    var values: [String] = []
    for words in given {
      // What stands before may split into several.
      guard words[...(position + shifted)].dropLast().allSatisfy({ !$0.isSplit }) else {
        return .unknown(.argument(spelled))
      }
      let value = value(of: words[position + shifted])
      if case .unknown = value { return value }
      // The braces of `xargs -I {}` stand for what xargs reads.
      guard !value.possibilities.contains(where: { $0.contains("{}") }) else {
        return .unknown(.input)
      }
      values += value.possibilities
    }
    return ShellValue(values)
  }
}

extension ShellScript {
  /// How often `shift` has moved a function's arguments before a place; nil where a branch decides.
  func shifts(before offset: Int, in function: Int) -> Int? {
    var count = 0
    for command in commands[blocks[function].commands] {
      guard command.range.lowerBound < offset else { break }
      guard command.name == "shift", bindings.function(around: command.block) == function else {
        continue
      }
      let isTop = command.block.map { blocks[$0].kind == .group } ?? false
      guard isTop, !command.followsOperator else { return nil }
      count += command.words.dropFirst().first?.literal.flatMap { Int($0) } ?? 1
      guard (0..<64).contains(count) else { return nil }
    }
    return count
  }
}
