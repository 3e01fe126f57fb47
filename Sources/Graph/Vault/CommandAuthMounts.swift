internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension VaultAuthMount {
  /// The kubernetes auth mounts that a script configures, by the CLI or through the API.
  static func configured(by script: Script) -> [VaultAuthMount] {
    script.invocations.compactMap { invocation in
      if let vault = VaultCommand(invocation) { return mount(writtenBy: vault, in: script) }
      if let curl = CurlCommand(invocation) { return mount(writtenBy: curl, in: script) }
      return nil
    }
  }

  private static func mount(writtenBy vault: VaultCommand, in script: Script) -> VaultAuthMount? {
    guard vault.subcommand == ["write"], let pathWord = vault.path,
      let mountPath = mountPath(in: script.text(of: pathWord), prefix: "auth/")
    else { return nil }
    var fields: [String: Field] = [:]
    for datum in vault.data {
      fields[datum.key] = field(datum, in: script)
    }
    if case .standardInput? = vault.body,
      case .text(let json)? = script.shell.standardInput(of: vault.invocation.command)
    {
      fields.merge(jsonFields(json, in: script)) { given, _ in given }
    } else if vault.body != nil, vault.data.isEmpty {
      return nil
    }
    return VaultAuthMount(
      script: script, mountPath: mountPath, fields: fields, isComplete: vault.isDataComplete,
      command: vault.invocation.command, place: pathWord,
      vault: location(of: vault, in: script))
  }

  private static func mount(writtenBy curl: CurlCommand, in script: Script) -> VaultAuthMount? {
    guard curl.method == nil || curl.method == "POST" || curl.method == "PUT" else { return nil }
    for url in curl.urls {
      let text = script.text(of: url)
      guard let range = text.firstRange(of: "/v1/auth/"),
        let mountPath = mountPath(in: String(text[range.upperBound...]), prefix: "")
      else { continue }
      var fields: [String: Field] = [:]
      for data in curl.data {
        if case .text(let word) = data {
          fields.merge(jsonFields(script.shell.text(of: word), in: script)) { _, new in new }
        } else if case .standardInput = data,
          case .text(let json)? = script.shell.standardInput(of: curl.invocation.command)
        {
          fields.merge(jsonFields(json, in: script)) { _, new in new }
        }
      }
      guard !fields.isEmpty else { return nil }
      let address = String(text[..<range.lowerBound])
      return VaultAuthMount(
        script: script, mountPath: mountPath, fields: fields, isComplete: true,
        command: curl.invocation.command, place: url,
        vault: script.address(address.isEmpty ? nil : address))
    }
    return nil
  }

  private init?(
    script: Script, mountPath: String, fields: [String: Field], isComplete: Bool,
    command: ShellCommand, place: ShellWord, vault: Location
  ) {
    // The jwt and oidc methods have a config path too, with other fields.
    guard
      fields["kubernetes_host"] != nil || fields["token_reviewer_jwt"] != nil
        || fields["disable_local_ca_jwt"] != nil && !mountPath.contains("jwt")
    else { return nil }
    self.init(
      resource: script.resource, path: Substitution(mountPath) == nil ? mountPath : nil,
      range: script.range(place.range), kubernetesHost: fields["kubernetes_host"],
      tokenReviewerJWT: fields["token_reviewer_jwt"],
      disableLocalCAJWT: fields["disable_local_ca_jwt"],
      kubernetesCACert: fields["kubernetes_ca_cert"], isComplete: isComplete, vault: vault,
      hasManagedReviewer: false)
  }

  /// `kubernetes` of `auth/kubernetes/config`.
  private static func mountPath(in text: String, prefix: String) -> String? {
    var path = Substring(text)
    if path.hasPrefix("/") { path = path.dropFirst() }
    guard path.hasPrefix(prefix), path.hasSuffix("/config") else { return nil }
    let mount = path.dropFirst(prefix.count).dropLast("/config".count)
    return mount.isEmpty ? nil : String(mount)
  }

  /// Where the CLI finds Vault: inside Vault's own pod, at `-address`, or at `VAULT_ADDR`.
  private static func location(of vault: VaultCommand, in script: Script) -> Location {
    if vault.invocation.container != nil || script.container?.isVaultServer == true { return .here }
    if let address = vault.address { return script.address(script.text(of: address)) }
    for assignment in vault.invocation.assignments
    where assignment.name == "VAULT_ADDR" || assignment.name == "BAO_ADDR" {
      return script.address(script.text(of: assignment.value))
    }
    return script.address(nil)
  }
}

/// The fields of a configuration, from `key=value` words and from JSON.
extension VaultAuthMount {
  private static func field(_ datum: VaultCommand.Datum, in script: Script) -> Field {
    let range = script.range(datum.range)
    switch datum.source {
    case .word(let word):
      return Field(
        range: range, text: script.value(of: word).string ?? spelled(word, in: script),
        origin: origin(of: word, in: script))
    case .file(let path):
      return Field(
        range: range, text: nil,
        origin: isPodToken(script.text(of: path)) ? .podToken : .other)
    case .standardInput: return Field(range: range, text: nil, origin: .other)
    }
  }

  private static func jsonFields(_ json: ShellText, in script: Script) -> [String: Field] {
    let text = EmbeddedText(Array(json.text.utf8), standingFor: script.range(json.word.range))
    guard let root = Stream(text).documents.compactMap(\.root).first else { return [:] }
    var fields: [String: Field] = [:]
    for entry in root.entries {
      guard let key = entry.key.text else { continue }
      let whole = entry.key.offsets.lowerBound..<entry.value.offsets.upperBound
      let word = json.word(in: inner(entry.value))
      fields[key] = Field(
        range: script.range(json.range(of: whole)),
        text: script.value(of: word).string ?? entry.value.text,
        origin: origin(of: word, in: script))
    }
    return fields
  }

  /// The bytes of a JSON value without its quotes.
  private static func inner(_ value: Node) -> Range<Int> {
    let range = value.offsets
    guard value.style == .doubleQuoted || value.style == .singleQuoted, range.count >= 2 else {
      return range
    }
    return (range.lowerBound + 1)..<(range.upperBound - 1)
  }

  /// The text of a word as written, so that a known variable's name in it can speak.
  private static func spelled(_ word: ShellWord, in script: Script) -> String? {
    let text = script.shell.text(of: word).text
    return text.isEmpty ? nil : text
  }

  private static func origin(of word: ShellWord, in script: Script) -> ReviewerOrigin {
    for leaf in script.shell.origin(of: word).leaves {
      switch leaf {
      case .file(let path) where isPodToken(script.text(of: path)): return .podToken
      case .command(let command) where createsToken(command, in: script): return .createdToken
      case .literal(let text) where text.hasPrefix("eyJ"): return .literalToken
      default: continue
      }
    }
    return .other
  }

  private static func isPodToken(_ path: String) -> Bool {
    path.hasSuffix("/serviceaccount/token") || path.hasSuffix("/serviceaccount/vault-token")
      || path.contains("/var/run/secrets/tokens/")
  }

  private static func createsToken(_ command: ShellCommand, in script: Script) -> Bool {
    script.invocations.contains { invocation in
      guard invocation.command.index == command.index, let kubectl = KubectlCommand(invocation)
      else { return false }
      return kubectl.verb == "create" && kubectl.operands.first?.literal == "token"
    }
  }
}

extension Script {
  /// Where an address leads; without one, where the environment or the script's exports say.
  fileprivate func address(_ given: String?) -> VaultAuthMount.Location {
    let names = ["VAULT_ADDR", "BAO_ADDR"]
    var text = given
    if let spelled = given, names.contains(where: { spelled == "$\($0)" || spelled == "${\($0)}" })
    {
      text = nil
    }
    if text == nil {
      for name in names {
        let assigned = shell.commands.flatMap(\.assignments).last { $0.name == name }
        if let assigned { text = self.text(of: assigned.value) }
        if text == nil, let value = environment[name] {
          guard let known = value.string else { return .unknown }
          text = known
        }
      }
    }
    guard let text else { return .notTold }
    return VaultAuthMount.Location(vaultAddress: text)
  }
}
