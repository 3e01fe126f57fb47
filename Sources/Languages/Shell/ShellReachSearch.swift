/// Goes back from a place over what gives a variable its value.
struct ShellReachSearch {
  static let maximumBindings = 200
  private static let maximumDepth = 4
  private static let maximumCalls = 16
  /// Calls within calls are many soon.
  private static let maximumPlaces = 64

  let script: ShellScript
  let name: String
  let bindings: [ShellBindings.Binding]
  private(set) var reach = ShellReach()

  // Of the place that is followed.
  private var places = 0
  private var offset = 0
  private var chain: [Int] = []
  private var branches: [Int: Int] = [:]
  private var loops: Set<Int> = []
  private var compounds: Set<Int> = []
  private var covered: Set<Int> = []
  /// The script for another shell that the place is in.
  private var boundary: Int?

  init(script: ShellScript, name: String, bindings: [ShellBindings.Binding]) {
    self.script = script
    self.name = name
    self.bindings = bindings
    reach.reachesStart = false
  }

  mutating func follow(_ place: ShellPlace, depth: Int) {
    places += 1
    guard places <= ShellReachSearch.maximumPlaces else {
      reach.isCutShort = true
      return
    }
    offset = place.offset ?? .max
    chain = script.ancestors(of: place.block)
    branches = [:]
    loops = []
    compounds = Set(chain.map { script.blocks[$0].compound })
    covered = []
    for index in chain {
      let block = script.blocks[index]
      if block.kind.isBranch { branches[block.compound] = index }
      if block.kind.isLoop { loops.insert(block.compound) }
    }
    boundary = chain.first { script.isHandedOn($0) }
    if let boundary, script.isSentElsewhere(boundary) { reach.isElsewhere = true }
    let function = script.bindings.function(around: place.block)
    let isLocal = function.map { script.bindings.locals[$0]?.contains(name) ?? false } ?? false
    let visible = events(in: function, isLocal: isLocal)
    var hidden = Int.min
    var found: [ShellBindings.Binding] = []
    for event in visible.reversed() where event.offset <= offset {
      guard event.offset >= hidden else { break }
      guard reaches(event) else { continue }
      found.append(event)
      if event.isCertain, let start = startOfHidden(by: event) { hidden = max(hidden, start) }
    }
    found.reverse()
    found += visible.filter { $0.offset > offset && comesRound(to: $0, past: hidden) }
    add(found)
    guard hidden == .min else { return }
    followCalls(of: isLocal ? nil : function, depth: depth)
  }

  private mutating func add(_ found: [ShellBindings.Binding]) {
    for binding in found where !reach.bindings.contains(where: { $0.isSame(as: binding) }) {
      reach.bindings.append(binding)
    }
    if reach.bindings.count > ShellReachSearch.maximumBindings { reach.isCutShort = true }
  }

  /// Goes on where a function is called; at the top, and where nobody calls it, the script's start is reached.
  private mutating func followCalls(of function: Int?, depth: Int) {
    guard let function, case .function(let own) = script.blocks[function].kind,
      let calls = script.bindings.calls[own]
    else {
      reach.reachesStart = true
      return
    }
    guard !calls.isEmpty else {
      // Whoever sources the script calls it.
      follow(ShellPlace(offset: .max, block: nil), depth: depth + 1)
      return
    }
    guard depth < ShellReachSearch.maximumDepth, calls.count <= ShellReachSearch.maximumCalls else {
      reach.isCutShort = true
      return
    }
    for call in calls.map({ script.commands[$0] }) {
      // What a trap runs, it runs at the end.
      let isTrapped = script.ancestors(of: call.block).contains { index in
        if case .script(let command) = script.blocks[index].kind {
          script.commands[command].name == "trap"
        } else {
          false
        }
      }
      follow(
        isTrapped
          ? ShellPlace(offset: .max, block: nil)
          : ShellPlace(offset: call.range.lowerBound, block: call.block), depth: depth + 1)
    }
  }
}

extension ShellReachSearch {
  /// What binds the variable within a function, or at the top, in order; calls of functions that bind it count.
  private func events(in function: Int?, isLocal: Bool) -> [ShellBindings.Binding] {
    let own = bindings.filter { script.bindings.function(around: $0.block) == function }
    guard !isLocal else { return own }
    let others = Set(bindings.compactMap { script.bindings.function(around: $0.block) })
    var called: [ShellBindings.Binding] = []
    for other in others.sorted() where other != function {
      guard case .function(let name) = script.blocks[other].kind,
        script.bindings.locals[other]?.contains(self.name) != true
      else { continue }
      let inside = bindings.filter { script.bindings.function(around: $0.block) == other }
      for call in (script.bindings.calls[name] ?? []).prefix(ShellReachSearch.maximumCalls) {
        let call = script.commands[call]
        guard script.bindings.function(around: call.block) == function else { continue }
        called += inside.map { binding in
          let isTop = script.ancestors(of: binding.block).allSatisfy {
            $0 == other || script.blocks[$0].kind == .group
          }
          return ShellBindings.Binding(
            source: binding.source, offset: call.range.upperBound, block: call.block,
            isCertain: binding.isCertain && isTop && !call.followsOperator)
        }
      }
    }
    return called.isEmpty ? own : (own + called).sorted { $0.offset < $1.offset }
  }

  private func reaches(_ event: ShellBindings.Binding) -> Bool {
    let around = script.ancestors(of: event.block)
    if let boundary, !around.contains(boundary) {
      let isSeen = script.bindings.exportsAll || script.bindings.exported.contains(name)
      guard isSeen, !reach.isElsewhere else { return false }
    }
    for index in around {
      guard !chain.contains(index) else { break }
      let block = script.blocks[index]
      if covered.contains(index) { return false }
      if script.isProcess(index), !compounds.contains(block.compound) { return false }
      // A branch that ends the script leads nowhere.
      if block.kind.isBranch || block.kind == .group, script.bindings.ending.contains(index) {
        return false
      }
      if block.kind.isBranch, let other = branches[block.compound], other != index { return false }
    }
    return true
  }

  /// Whether a later binding is met again when a loop comes round.
  private func comesRound(to event: ShellBindings.Binding, past hidden: Int) -> Bool {
    script.ancestors(of: event.block).contains { index in
      let block = script.blocks[index]
      return block.kind.isLoop && loops.contains(block.compound)
        && script.blocks[block.compound].range.lowerBound > hidden
    } && reaches(event)
  }

  /// Where what comes before a certain binding stops to count, if it happens whenever the place is reached.
  private mutating func startOfHidden(by event: ShellBindings.Binding) -> Int? {
    var start = event.offset
    var block = event.block
    while let index = block, !chain.contains(index) {
      let own = script.blocks[index]
      switch own.kind {
      case .group, .loopCondition, .ifCondition:
        let isFirst = own.kind == .group || own.compound == index
        guard isFirst, !own.followsOperator else { return nil }
      case .thenBranch, .elseBranch, .caseItem:
        covered.insert(index)
        guard isCovered(own.compound), !own.followsOperator else { return nil }
        start = script.blocks[own.compound].range.lowerBound
      default: return nil
      }
      block = own.parent
    }
    return start
  }

  /// Whether every branch of a compound command binds the variable or ends the script.
  private func isCovered(_ compound: Int) -> Bool {
    let members = script.bindings.branches[compound] ?? []
    guard members.contains(where: { script.blocks[$0].isDefault }) else { return false }
    return members.allSatisfy { covered.contains($0) || script.bindings.ending.contains($0) }
  }
}

extension ShellBindings.Binding {
  fileprivate func isSame(as other: Self) -> Bool {
    guard offset == other.offset, block == other.block else { return false }
    // Two bindings may come about by one call.
    switch (source, other.source) {
    case (.word(let left), .word(let right)): return left.range == right.range
    default: return true
    }
  }
}
