internal import Languages
public import SourceText

extension VaultAuthMount {
  /// Where a reviewer token comes from, which decides how long it lives (`facts: vault.md 0.4`).
  public enum ReviewerOrigin: Sendable, Hashable {
    /// The token of the pod that runs the script: it dies with that pod.
    case podToken
    /// `kubectl create token`: an hour unless asked otherwise.
    case createdToken
    /// `kubectl create token --duration` of a year or more, which the API server may shorten.
    case yearLongCreatedToken
    /// A token in clear, with an expiry; the moment, where it can be read.
    case expiringLiteral(Instant?)
    /// A Secret, a file of its own, a token without an expiry: anything that may live long.
    case other
  }
}

extension VaultAuthMount.ReviewerOrigin {
  /// Follows the value of a command's field back to where it is made.
  init(of value: VaultCommand.Datum.Source, for command: ShellCommand, in script: Script) {
    switch value {
    case .file(let path): self.init(ofFile: path, in: script)
    case .standardInput: self.init(of: script.shell.standardInput(of: command), in: script)
    case .word(let word): self.init(of: word, in: script)
    }
  }

  private init(of word: ShellWord, in script: Script) {
    let origins = script.shell.origin(of: word).leaves.map { leaf -> Self in
      switch leaf {
      case .literal(let text): Self(ofText: text)
      case .file(let path): Self(ofFile: path, in: script)
      case .command(let command): Self(ofOutput: command, in: script)
      default: .other
      }
    }
    self = origins.first { $0 != .other } ?? .other
  }

  private init(of input: ShellInput?, in script: Script) {
    switch input {
    case .text(let text)?: self.init(of: text.word, in: script)
    case .file(let path)?: self = script.isOwnToken(script.text(of: path)) ? .podToken : .other
    case .command(let command)?: self.init(ofOutput: command, in: script)
    case nil: self = .other
    }
  }

  /// The origin of a value that stands in a manifest: a token, or an expression of bank-vaults such
  /// as `${ file "/path" }`.
  init(ofText text: String) {
    if text.hasPrefix("${"), text.contains("file") {
      let words = text.split { $0 == "`" || $0 == "\"" || $0 == " " }
      self = words.contains { Script.isOwnToken(byPath: String($0)) } ? .podToken : .other
    } else {
      let token = JSONWebToken(text)
      self =
        token?.expires == true
        ? .expiringLiteral(token?.expiry.map { Instant(seconds: $0) }) : .other
    }
  }

  /// A file the script may have written itself.
  private init(ofFile path: ShellWord, in script: Script) {
    let contents = script.shell.contents(ofFile: path)
    // A text is followed no further: a file may be written from itself.
    if case .text = contents { self = .other } else { self.init(of: contents, in: script) }
  }

  private init(ofOutput command: ShellCommand, in script: Script) {
    guard let kubectl = script.kubectl(in: command), kubectl.verb == "create",
      kubectl.operands.first?.literal == "token"
    else {
      self = .other
      return
    }
    let duration = kubectl.options.value("--duration").flatMap {
      VaultDuration.seconds(script.text(of: $0))
    }
    self = duration.map { $0 >= 8760 * 3600 } == true ? .yearLongCreatedToken : .createdToken
  }
}

extension Script {
  /// The kubectl that a command runs.
  fileprivate func kubectl(in command: ShellCommand) -> KubectlCommand? {
    invocations(of: command).lazy.compactMap { KubectlCommand($0) }.first
  }
}
