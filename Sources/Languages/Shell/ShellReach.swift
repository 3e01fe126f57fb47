/// A place in a script at which a variable is used.
struct ShellPlace: Sendable {
  /// Nil for anywhere: whatever ever gives the variable a value counts.
  let offset: Int?
  /// The block around it, an index of `ShellScript.blocks`.
  let block: Int?
}

/// The bindings whose value a variable may have at a place.
struct ShellReach {
  /// In the order in which they stand.
  var bindings: [ShellBindings.Binding] = []
  /// False when the variable is given a value in any case, whatever the script was started with.
  var reachesStart = true
  /// True when there were more than could be followed.
  var isCutShort = false
  /// True in a script that is sent elsewhere, to a container for one.
  var isElsewhere = false
}

extension ShellScript {
  /// The bindings that reach a place: later ones hide those before them, branches and loops permitting.
  func reach(of name: String, at place: ShellPlace) -> ShellReach {
    guard let all = bindings.byVariable[name] else { return ShellReach() }
    guard all.count <= ShellReachSearch.maximumBindings else { return ShellReach(isCutShort: true) }
    guard place.offset != nil else {
      return ShellReach(bindings: all, reachesStart: all.allSatisfy { !isAtTop($0) })
    }
    var search = ShellReachSearch(script: self, name: name, bindings: all)
    search.follow(place, depth: 0)
    return search.reach
  }

  /// Whether a binding happens whenever the script comes to its end.
  private func isAtTop(_ binding: ShellBindings.Binding) -> Bool {
    binding.isCertain && ancestors(of: binding.block).allSatisfy { blocks[$0].kind == .group }
  }

  /// A block and those around it, innermost first.
  func ancestors(of block: Int?) -> [Int] {
    Array(
      sequence(first: block) { $0.flatMap { blocks[$0].parent } }.prefix { $0 != nil }.compactMap(
        \.self))
  }

  /// The place of an expansion.
  func place(of part: ShellWord.Part) -> ShellPlace {
    ShellPlace(offset: part.range.isEmpty ? nil : part.range.lowerBound, block: part.block)
  }

  /// Whether a block is a script for another shell: `sh -c`, not `eval`.
  func isHandedOn(_ index: Int) -> Bool {
    guard case .script(let command) = blocks[index].kind else { return false }
    return !["eval", "trap"].contains(commands[command].name)
  }

  /// Whether that shell runs in a container or on another machine, where no variable follows.
  func isSentElsewhere(_ index: Int) -> Bool {
    guard case .script(let command) = blocks[index].kind else { return false }
    let words = commands[command].words.prefix(16).compactMap(\.literal)
    return words.dropFirst().contains("exec") || words.contains("ssh")
  }

  /// Whether a block runs in a process of its own, so that what it sets is gone with it.
  func isProcess(_ index: Int) -> Bool {
    let block = blocks[index]
    switch block.kind {
    case .subshell, .commandSubstitution, .processSubstitution: return true
    case .script: return isHandedOn(index)
    case .function: return false
    default:
      return pipelines.indices.contains(block.pipeline)
        && pipelines[block.pipeline].stages.count > 1
    }
  }
}

extension ShellBlock.Kind {
  /// One of several ways that a script may go.
  var isBranch: Bool { self == .thenBranch || self == .elseBranch || self == .caseItem }

  var isLoop: Bool { self == .loopBody || self == .loopCondition }
}

extension ShellBlock {
  /// True for `else` and for `*)`, which are taken when nothing else is.
  var isDefault: Bool {
    kind == .elseBranch || kind == .caseItem && patterns.contains { $0.literal == "*" }
  }
}
