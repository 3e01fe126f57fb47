/// What the rules so far allow: those outside of parentheses, or those inside one pair
/// (`redis src/acl.c`, `aclSelector`).
struct ACLSelectorState: Sendable {
  let dialect: ACLDialect
  var commands: ACLCommandSet
  var keys: ACLPatternSet
  var channels: ACLPatternSet

  /// Whether a rule names what only a module, or a release nearby, can have.
  var namesUnknowns = false

  init(_ dialect: ACLDialect) {
    self.dialect = dialect
    commands = ACLCommandSet(dialect.table)
    keys = ACLPatternSet(all: .initiallyNo)
    channels = ACLPatternSet(all: dialect.opensChannels ? .initiallyYes : .initiallyNo)
  }

  /// The default user, before any rule.
  static func allowingEverything(_ dialect: ACLDialect) -> ACLSelectorState {
    var state = ACLSelectorState(dialect)
    var deaths: [ACLDeath] = []
    state.commands.setAll(.yes, by: -1, deaths: &deaths)
    state.keys.all = .initiallyYes
    state.channels.all = .initiallyYes
    return state
  }

  /// Applies one rule; what is wrong with it leaves the state as it is.
  mutating func apply(
    _ rule: ACLRule, by token: Int, deaths: inout [ACLDeath]
  ) -> ACLTokenProblem.Reason? {
    switch rule {
    case .allKeys:
      keys.clear(all: ACLFact(answer: .yes, token: token), effect: .contained, deaths: &deaths)
    case .resetKeys:
      keys.clear(all: ACLFact(answer: .no, token: token), effect: .undone, deaths: &deaths)
    case .keys(let pattern, let access):
      if keys.all.answer == .yes { return .keysAfterAllKeys }
      if pattern.hasBlanks { return .blankInPattern }
      keys.add(pattern, access, by: token, deaths: &deaths)
    case .allChannels:
      channels.clear(
        all: ACLFact(answer: .yes, token: token), effect: .contained, deaths: &deaths)
    case .resetChannels:
      channels.clear(all: ACLFact(answer: .no, token: token), effect: .undone, deaths: &deaths)
    case .channels(let pattern):
      if channels.all.answer == .yes { return .channelsAfterAllChannels }
      if pattern.hasBlanks { return .blankInPattern }
      channels.add(pattern, [], by: token, deaths: &deaths)
    case .command(let name, let allowed):
      return apply(command: name, allowed: allowed, by: token, deaths: &deaths)
    case .category(let name, let allowed):
      return apply(category: name, allowed: allowed, by: token, deaths: &deaths)
    default: return .noRule
    }
    return nil
  }

  /// A template may have changed what it stands for.
  mutating func apply(_ template: ACLTemplate, by token: Int) {
    switch template {
    case .addedPassword, .removedPassword: break
    case .keys: keys.addTemplate(by: token)
    case .channels: channels.addTemplate(by: token)
    case .commands: commands.open(by: token)
    case .anything:
      commands.open(by: token)
      keys.open(by: token)
      channels.open(by: token)
    }
  }
}

extension ACLSelectorState {
  private mutating func apply(
    category name: String, allowed: Bool, by token: Int, deaths: inout [ACLDeath]
  ) -> ACLTokenProblem.Reason? {
    if name == "all" {
      commands.setAll(ACLAnswer(allowed), by: token, deaths: &deaths)
    } else if let members = dialect.table.members(ofCategory: name) {
      commands.set(members, ACLAnswer(allowed), by: token, deaths: &deaths)
    } else if ACLCategories.moduleNames.contains(name) {
      namesUnknowns = true
    } else {
      return .unknownCategory
    }
    return nil
  }

  private mutating func apply(
    command name: String, allowed: Bool, by token: Int, deaths: inout [ACLDeath]
  ) -> ACLTokenProblem.Reason? {
    let table = dialect.table
    if let index = table.index(of: name) {
      let covered = [index] + table.commands[index].subcommands
      commands.set(covered, ACLAnswer(allowed), by: token, deaths: &deaths)
      return nil
    }
    let isElsewhere = dialect.isApproximate && ACLCommandTable.isKnownSomewhere(name)
    if name.utf8.contains(UInt8(ascii: ".")) || isElsewhere {
      namesUnknowns = true
      return nil
    }
    guard let bar = name.utf8.lastIndex(of: UInt8(ascii: "|")) else { return .unknownCommand }
    return apply(
      argument: String(name[bar...].dropFirst()), of: String(name[..<bar]), allowed, token, &deaths)
  }

  /// `+command|argument`, where the command has no subcommands.
  private mutating func apply(
    argument: String, of name: String, _ allowed: Bool, _ token: Int,
    _ deaths: inout [ACLDeath]
  ) -> ACLTokenProblem.Reason? {
    guard let index = dialect.table.index(of: name) else { return .unknownCommand }
    let command = dialect.table.commands[index]
    if command.isSubcommand { return .argumentOfSubcommand }
    if argument.isEmpty { return .noRule }
    if !command.subcommands.isEmpty { return .unknownSubcommand }
    if !allowed { return .deniedArgument }
    commands.allow(argument, of: index, by: token, deaths: &deaths)
    return nil
  }
}

extension String {
  /// `ACLStringHasSpaces`: `isspace` of the C locale, or a NUL.
  var hasBlanks: Bool { utf8.contains { $0 == 0 || $0 == 0x20 || (0x09...0x0D).contains($0) } }
}
