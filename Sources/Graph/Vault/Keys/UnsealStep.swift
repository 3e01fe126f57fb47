public import Languages
internal import SourceText

/// A command of a script that gives a Vault one of its key shares.
public struct UnsealStep: Sendable {
  /// The script.
  public let script: Script
  /// The command.
  public let invocation: Invocation
  /// The word that holds the key.
  let key: ShellWord
}

extension Script {
  /// Unseal steps that are followed in one script.
  private static var mostSteps: Int { 64 }

  /// The commands that unseal a Vault with a key among their words.
  public var unsealSteps: [UnsealStep] {
    invocations.lazy.compactMap { invocation -> UnsealStep? in
      if let vault = VaultCommand(invocation), vault.subcommand == ["operator", "unseal"] {
        return vault.operands.first.map {
          UnsealStep(script: self, invocation: invocation, key: $0)
        }
      }
      guard let curl = CurlCommand(invocation),
        curl.urls.contains(where: { text(of: $0).contains("/v1/sys/unseal") })
      else { return nil }
      return curl.data.lazy.compactMap { data -> UnsealStep? in
        if case .text(let word) = data, word.literal == nil {
          UnsealStep(script: self, invocation: invocation, key: word)
        } else {
          nil
        }
      }.first
    }.prefix(Self.mostSteps).map { $0 }
  }
}
