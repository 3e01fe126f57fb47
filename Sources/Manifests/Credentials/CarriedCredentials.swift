internal import YAML

extension Secret {
  /// The keys whose values are credentials in clear, private keys left out.
  ///
  /// What SOPS encrypts and what a controller or the API server fills is none.
  public var credentials: [(key: Key, credential: Credential)] {
    guard !isEncrypted, !isFilledBySystem else { return [] }
    let keys = keys
    let users = Set(
      keys.compactMap { key in
        CredentialName.isUserName(key.name) ? text(of: key).map(Credential.trim) : nil
      }.filter { !$0.isEmpty })
    return keys.compactMap { key in
      guard let text = text(of: key), PrivateKey(in: Array(text.utf8)) == nil,
        let credential = Credential(text, named: key.name, in: .secret, users: users)
      else { return nil }
      return (key, credential)
    }
  }

  /// Whether the API server or a controller fixes what the Secret holds.
  public var isFilledBySystem: Bool {
    isServiceAccountToken || type == "bootstrap.kubernetes.io/token"
      || type == "helm.sh/release.v1"
  }
}

extension Container {
  /// The variables whose values are credentials in clear.
  public var credentials: [(variable: EnvironmentVariable, credential: Credential)] {
    let environment = environment
    lazy var users = Set(
      environment.compactMap { variable in
        CredentialName.isUserName(variable.name) ? variable.value?.literal : nil
      })
    lazy var disabled = Set(
      environment.compactMap { $0.value?.hasText("false") == true ? $0.name : nil })
    lazy var choice = DatabaseChoice(environment.map { ($0.name, $0.value) })
    return environment.compactMap { variable in
      // LDAP_READONLY_USER=false: nobody ever has that password.
      let suffix = "_PASSWORD"
      let isDisabled =
        variable.name.hasSuffix(suffix)
        && disabled.contains(String(variable.name.dropLast(suffix.count)))
      guard !isDisabled, let text = variable.value?.literal,
        PrivateKey(in: Array(text.utf8)) == nil,
        let credential = Credential(text, named: variable.name, in: .setting, users: users),
        credential != .wellKnown || choice?.leavesUnused(variable.name) != true
      else { return nil }
      return (variable, credential)
    }
  }
}
