internal import SourceText
public import YAML

extension Secret {
  /// The keys whose values are credentials in clear, private keys left out.
  ///
  /// What SOPS encrypts and what a controller or the API server fills is none.
  public var credentials: [(key: Key, credential: Credential)] {
    guard !isEncrypted, !isFilledBySystem else { return [] }
    // Nothing longer is a credential, and a user's name even less.
    let values = keys.compactMap { key -> (key: Key, bytes: [UInt8], text: String)? in
      guard let bytes = bytes(of: key), bytes.count <= Credential.longest else { return nil }
      return (key, bytes, String(decoding: bytes, as: UTF8.self))
    }
    let users = Set(
      values.compactMap { value in
        CredentialName.isUserName(value.key.name) ? Credential.trim(value.text) : nil
      }.filter { !$0.isEmpty })
    return values.compactMap { key, bytes, text in
      guard PrivateKey(in: bytes) == nil,
        let credential = Credential(text, named: key.name, in: .secret, users: users)
          ?? Credential(inDocument: text)
      else { return nil }
      return (key, credential)
    }
  }

  /// The keys whose values are variables with a credential as what holds where nobody sets them.
  public var defaultCredentials: [(key: Key, credential: Credential)] {
    guard !isEncrypted, !isFilledBySystem else { return [] }
    return keys.compactMap { key in
      guard key.value == .unknown, let bytes = bytes(of: key), bytes.count <= Credential.longest
      else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      return Credential(defaultOf: text, named: key.name, in: .secret).map { (key, $0) }
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
    return Credential.all(amongVariables: environment.map { ($0.name, $0.value) }).map {
      (environment[$0.index], $0.credential)
    }
  }
}

extension Container {
  /// The variables whose values are to be filled in, with a credential where nobody does.
  public var defaultCredentials: [(variable: EnvironmentVariable, credential: Credential)] {
    environment.compactMap { variable in
      guard let text = variable.value?.text else { return nil }
      return Credential(defaultOf: text, named: variable.name, in: .setting).map { (variable, $0) }
    }
  }
}

extension Credential {
  /// The credentials in clear among the variables that a container is started with, by their places in the
  /// list.
  public static func all(
    amongVariables variables: [(name: String, value: Node?)]
  ) -> [(index: Int, credential: Credential)] {
    lazy var users = Set(
      variables.compactMap { variable in
        CredentialName.isUserName(variable.name) ? variable.value?.literal : nil
      })
    lazy var disabled = Set(
      variables.compactMap { $0.value?.hasText("false") == true ? $0.name : nil })
    lazy var choice = DatabaseChoice(variables.map { ($0.name, $0.value) })
    return variables.enumerated().compactMap { index, variable in
      // LDAP_READONLY_USER=false: nobody ever has that password.
      let suffix = "_PASSWORD"
      let isDisabled =
        variable.name.hasSuffix(suffix)
        && disabled.contains(String(variable.name.dropLast(suffix.count)))
      guard !isDisabled, let text = variable.value?.literal,
        PrivateKey(in: Array(text.utf8)) == nil,
        let credential = Credential(text, named: variable.name, in: .setting, users: users)
          ?? Credential(placeholder: text, in: variable.name),
        credential != .wellKnown || choice?.leavesUnused(variable.name) != true
      else { return nil }
      return (index, credential)
    }
  }
}

extension Credential {
  /// What a text of JSON or YAML carries: a tunnel's file, a docker configuration, a chart's values.
  fileprivate init?(inDocument text: String) {
    guard text.utf8.count < 20_000, text.contains(":"),
      ["{", "[", "- "].contains(where: { text.hasPrefix($0) }) || text.contains("\n")
    else { return nil }
    let file = SourceFile(id: 0, path: "", contents: Array(text.utf8))
    guard let root = Stream(file).documents.compactMap(\.root).first, !root.isScalar else {
      return nil
    }
    let held = CredentialFile.passwords(inDockerConfiguration: root).compactMap {
      Credential($0, named: "password", in: .secret)
    }
    let fields = CredentialField.all(in: root, path: "").map(\.credential)
    guard let worst = (held + fields).max() else { return nil }
    self = worst
  }

  /// A placeholder that a program is started with is the password it has, until somebody changes it.
  fileprivate init?(placeholder text: String, in variable: String) {
    let isInBrackets = text.hasPrefix("<") && text.hasSuffix(">")
    let words = isInBrackets ? text.dropFirst().dropLast() : text[...]
    guard CredentialName(variable) == .password, SecretValue.isPlaceholder(text),
      words.utf8.count >= 6,
      words.utf8.allSatisfy({ $0.isASCIILetter || $0 == 0x2D || $0 == 0x5F }),
      Set(words.utf8).count > 3
    else { return nil }
    self = .wellKnown
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
