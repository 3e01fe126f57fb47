// What ends a script, and what makes failures end it.

extension ShellBindings {
  /// The blocks with an `exit` of their own, or a call of a function that always comes to one.
  mutating func addEndings(in tree: ShellTree) {
    for command in tree.commands {
      guard let name = command.name else { continue }
      switch name {
      case "exit": add(.exit(status: command.words.dropFirst().first), by: command)
      case "return": add(.return, by: command)
      case "exec" where command.words.count > 1: add(.exec, by: command)
      case "exec" where command.redirections.contains(where: \.writesStandardOutput):
        outputChanges.append(command.index)
      case "set": addOptions(of: command)
      default: break
      }
    }
    fatalFunctions = fatal(in: tree)
    for name in fatalFunctions.sorted() {
      for call in calls[name] ?? [] { add(.call(function: name), by: tree.commands[call]) }
    }
    endings.sort { $0.command < $1.command }
  }

  private mutating func add(_ kind: ShellEnding.Kind, by command: ShellCommand) {
    endings.append((command.index, kind))
    if let block = command.block, !command.followsOperator { ending.insert(block) }
  }

  /// The functions with an `exit` that nothing decides on.
  private func fatal(in tree: ShellTree) -> Set<String> {
    var names: Set<String> = []
    for ending in endings {
      let command = tree.commands[ending.command]
      guard command.name == "exit", !command.followsOperator, let block = command.block,
        tree.blocks[block].kind == .group, let parent = tree.blocks[block].parent,
        case .function(let name) = tree.blocks[parent].kind
      else { continue }
      names.insert(name)
    }
    return names
  }

  private mutating func addOptions(of command: ShellCommand) {
    let place = command.range.lowerBound
    for word in command.words.dropFirst().compactMap(\.literal) {
      let isOn = word.hasPrefix("-")
      if word == "errexit"
        || (isOn || word.hasPrefix("+")) && !word.hasPrefix("--") && word.contains("e")
      {
        errexit.append(
          (place, word == "errexit" ? command.words[1].literal?.hasPrefix("-") ?? true : isOn))
      }
      if word == "pipefail", command.words[1].literal?.hasPrefix("-") == true {
        pipefail.append(place)
      }
    }
  }
}
