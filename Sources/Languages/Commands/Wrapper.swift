/// A command that runs another one, given after its own options.
struct Wrapper {
  /// The options that take the next word as value.
  var valued: Set<String> = []
  /// The operands before the command, as the duration of `timeout`.
  var operands = 0

  /// Removes wrappers from the front of a command line; what `env` assigns is kept.
  static func remove(from words: inout ArraySlice<ShellWord>, assignments: inout [ShellAssignment])
  {
    while let name = words.first?.literal?.baseName {
      if let host = multicall[name], words.dropFirst().first?.literal == host {
        words = words.dropFirst()
        continue
      }
      if name == "busybox", words.count > 1 {
        words = words.dropFirst()
        continue
      }
      if name == "docker-entrypoint.sh", runsProgram(words.dropFirst().first) {
        words = words.dropFirst()
        continue
      }
      guard let wrapper = all[name], let rest = wrapper.command(in: words.dropFirst()) else {
        return
      }
      words = rest
      while let word = words.first, let (key, value) = word.splitAtEquals(), key.isVariableName {
        assignments.append(
          ShellAssignment(
            name: key, value: value, elements: nil, isPartial: false, range: word.range))
        words = words.dropFirst()
      }
    }
  }

  /// Whether the word behind an image's entrypoint is a program that it runs as it stands; what those of
  /// Redis' kin add to theirs is read with the server.
  private static func runsProgram(_ word: ShellWord?) -> Bool {
    guard let name = word?.literal, name.utf8.first?.startsShellName == true else { return false }
    return name.utf8.allSatisfy { $0.continuesShellName || $0 == UInt8(ascii: "-") }
      && !["redis", "valkey", "keydb"].contains { name.hasPrefix($0) }
  }

  /// The command line that is wrapped, nil when there is none.
  private func command(in words: ArraySlice<ShellWord>) -> ArraySlice<ShellWord>? {
    var words = words
    while let word = words.first, let option = word.literal, option.hasPrefix("-") {
      // `command -v x` only asks for x.
      if option == "-v" || option == "-V" { return nil }
      words = words.dropFirst(valued.contains(option) ? 2 : 1)
    }
    let rest = words.dropFirst(operands)
    return rest.isEmpty ? nil : rest
  }

  private static let all: [String: Wrapper] = [
    "sudo": Wrapper(valued: ["-u", "-g", "-h", "-p", "-C", "-T", "-D"]),
    "doas": Wrapper(valued: ["-u", "-C"]),
    "env": Wrapper(valued: ["-u", "-C", "-S"]),
    "exec": Wrapper(valued: ["-a"]),
    "command": Wrapper(), "builtin": Wrapper(), "eval": Wrapper(), "nohup": Wrapper(),
    "setsid": Wrapper(), "time": Wrapper(valued: ["-f", "-o"]),
    "timeout": Wrapper(valued: ["-s", "-k", "--signal", "--kill-after"], operands: 1),
    "nice": Wrapper(valued: ["-n"]),
    "ionice": Wrapper(valued: ["-c", "-n"]),
    "stdbuf": Wrapper(valued: ["-i", "-o", "-e"]),
    "xargs": Wrapper(valued: ["-n", "-I", "-P", "-L", "-d", "-a", "-s", "-E"]),
    "gosu": Wrapper(operands: 1), "su-exec": Wrapper(operands: 1),
    "tini": Wrapper(), "dumb-init": Wrapper(),
  ]

  /// Programs that hold another under a subcommand.
  private static let multicall = ["k3s": "kubectl", "microk8s": "kubectl", "rke2": "kubectl"]
}

extension String {
  fileprivate var isVariableName: Bool {
    utf8.first?.startsShellName ?? false && utf8.allSatisfy(\.continuesShellName)
  }
}
