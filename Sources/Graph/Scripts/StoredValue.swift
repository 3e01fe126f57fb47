internal import Languages

/// A value that a command stores in Vault or in an object of Kubernetes.
struct StoredValue {
  /// The value, or the path of the file that holds it.
  let word: ShellWord
  /// Whether it is a path.
  let isFile: Bool
}

extension Script {
  /// The values that a command stores, as far as its words name them.
  func valuesStored(by invocation: Invocation) -> [StoredValue] {
    if let vault = VaultCommand(invocation) {
      return vault.data.prefix(64).compactMap { datum in
        switch datum.source {
        case .word(let word): StoredValue(word: word, isFile: false)
        case .file(let path): StoredValue(word: path, isFile: true)
        case .standardInput: nil
        }
      }
    }
    if let kubectl = KubectlCommand(invocation) { return valuesStored(by: kubectl) }
    return CurlCommand(invocation)?.data.compactMap { data in
      switch data {
      case .text(let word): StoredValue(word: word, isFile: false)
      case .file(let path): StoredValue(word: path, isFile: true)
      case .standardInput: nil
      }
    } ?? []
  }

  private func valuesStored(by kubectl: KubectlCommand) -> [StoredValue] {
    guard let type = kubectl.resources.first?.kind, type == "ConfigMap" || type == "Secret" else {
      return []
    }
    let texts = kubectl.options.values("--from-literal", "-p", "--patch", "--docker-password")
    let files = kubectl.options.values("--from-file", "--cert", "--key")
    return texts.map { StoredValue(word: $0, isFile: false) }
      + files.map { StoredValue(word: $0.splitAtEquals()?.value ?? $0, isFile: true) }
  }
}
