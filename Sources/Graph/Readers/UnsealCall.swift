internal import Languages
internal import Manifests
internal import SourceText

/// A command of a script that unseals a Vault, and what it is given.
struct UnsealCall {
  /// `operator unseal`, or the path of the API.
  let name: String
  /// Where the command stands.
  let range: SourceRange
  /// The number of the script among those of its pod.
  let order: Int
  /// The variables that its words hold, none of which the script sets.
  let variables: Set<String>
  private let files: [String]

  /// The first such command of a script.
  init?(in script: Script, order: Int) {
    for invocation in script.invocations {
      guard let name = Self.name(of: invocation, in: script) else { continue }
      self.name = name
      self.order = order
      range = script.range(invocation.command.range)
      var variables: Set<String> = []
      var files: [String] = []
      for word in invocation.command.words.prefix(32) {
        for leaf in script.shell.origin(of: word).leaves {
          switch leaf {
          case .file(let path): files.append(script.text(of: path))
          case .environment(let name, _): variables.insert(name)
          default: break
          }
        }
      }
      (self.variables, self.files) = (variables, files)
      return
    }
    return nil
  }

  /// Whether it is given a file below one of some folders.
  func takesFile(below folders: [String]) -> Bool {
    guard !files.isEmpty else { return false }
    return folders.contains { folder in
      let folder = folder.hasSuffix("/") ? folder : folder + "/"
      return files.contains { $0.hasPrefix(folder) }
    }
  }

  /// What unseals: the CLI's command or a call of the API.
  private static func name(of invocation: Invocation, in script: Script) -> String? {
    if VaultCommand(invocation)?.subcommand == ["operator", "unseal"] { return "operator unseal" }
    let urls = CurlCommand(invocation)?.urls ?? []
    let calls = urls.contains { script.text(of: $0).contains("/v1/sys/unseal") }
    return calls ? "sys/unseal" : nil
  }
}
