/// Which commands a user or a selector may run, and which token says so.
struct ACLCommandSet: Sendable {
  /// One command's state.
  struct Entry: Sendable {
    var answer: ACLAnswer = .no
    /// The token since which the answer holds.
    var owner: Int32 = -1
    /// The last token that spoke of the command.
    var last: Int32 = -1
  }

  private let table: ACLCommandTable
  /// One for each command of the table, the last for those that modules bring along.
  private(set) var entries: [Entry]
  /// Arguments allowed by `+command|argument`, by command.
  private var arguments: [Int: [String: Int]] = [:]

  init(_ table: ACLCommandTable) {
    self.table = table
    entries = Array(repeating: Entry(), count: table.commands.count + 1)
  }

  /// Sets commands; one that only repeats what earlier tokens said is a death.
  mutating func set(
    _ commands: some Sequence<Int>, _ answer: ACLAnswer, by token: Int,
    deaths: inout [ACLDeath]
  ) {
    var earlier: Int32 = -1
    var changes = false
    for index in commands {
      let old = entries[index]
      entries[index].last = Int32(truncatingIfNeeded: token)
      if let allowed = arguments.removeValue(forKey: index) {
        deaths += Self.deaths(of: allowed, by: token, answer)
      }
      if old.answer == answer, old.owner >= 0 {
        earlier = old.owner
      } else {
        entries[index].answer = answer
        entries[index].owner = Int32(truncatingIfNeeded: token)
        changes = true
      }
    }
    if !changes, earlier >= 0 {
      deaths.append(ACLDeath(token: token, killer: Int(earlier), effect: .repeated))
    }
  }

  /// Sets every command, those of modules too.
  mutating func setAll(_ answer: ACLAnswer, by token: Int, deaths: inout [ACLDeath]) {
    set(entries.indices, answer, by: token, deaths: &deaths)
  }

  /// A template may have changed any command.
  mutating func open(by token: Int) {
    let entry = Entry(
      answer: .unknown, owner: Int32(truncatingIfNeeded: token),
      last: Int32(truncatingIfNeeded: token))
    entries = Array(repeating: entry, count: entries.count)
  }

  /// `+command|argument`.
  mutating func allow(
    _ argument: String, of command: Int, by token: Int, deaths: inout [ACLDeath]
  ) {
    if let owner = arguments[command]?[argument] {
      deaths.append(ACLDeath(token: token, killer: owner, effect: .repeated))
    } else {
      arguments[command, default: [:]][argument] = token
    }
  }

  private static func deaths(
    of arguments: [String: Int], by killer: Int, _ answer: ACLAnswer
  ) -> [ACLDeath] {
    arguments.values.sorted().map { token in
      ACLDeath(token: token, killer: killer, effect: answer == .yes ? .contained : .undone)
    }
  }

  /// Whether a command may run, by its index, with its words.
  func allows(_ index: Int, _ words: ArraySlice<String>) -> ACLFact {
    let fact = fact(index)
    guard fact.answer != .yes, let argument = words.dropFirst().first?.lowercasedASCII,
      let token = arguments[index]?[argument]
    else { return fact }
    return ACLFact(answer: .yes, token: token)
  }

  /// Whether a command may run, whatever its words.
  func fact(_ index: Int) -> ACLFact {
    let entry = entries[index]
    return ACLFact(answer: entry.answer, token: entry.owner < 0 ? nil : Int(entry.owner))
  }

  /// Whether commands of modules, which no table has, may run.
  var others: ACLFact { fact(entries.count - 1) }

  /// Whether each command may run.
  var allowsEverything: ACLAnswer {
    if entries.contains(where: { $0.answer == .no }) { return .no }
    return ACLAnswer.agreed(entries.map(\.answer))
  }
}
