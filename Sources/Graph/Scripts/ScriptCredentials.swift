internal import Languages
public import Manifests
public import SourceText

/// A credential that stands as it is in a script, a probe or a lifecycle hook.
public struct ScriptCredential: Sendable {
  /// The variable, the option or the field that is given the credential; `nil` where it tells by itself.
  public let name: String?
  /// What it is worth to whoever reads it.
  public let credential: Credential
  /// Whether it still asks to be replaced.
  public let isPlaceholder: Bool
  /// The value.
  public let range: SourceRange
}

extension ResourceGraph {
  /// The credentials that stand as they are in the scripts that a resource carries, each once.
  public func scriptCredentials(of resource: Resource) -> [ScriptCredential] {
    var told: Set<SourceRange> = []
    return scripts(of: resource).flatMap(\.credentials).filter { told.insert($0.range).inserted }
  }
}

extension Script {
  /// A literal text, and what it is given to.
  private struct Given {
    let name: String?
    let text: String
    let range: Range<Int>
    let place: Credential.Place
  }

  /// Those of one script, in the order of its words.
  fileprivate var credentials: [ScriptCredential] {
    var told: [Range<Int>: ScriptCredential] = [:]
    for given in keysOfSecrets + fields + texts where told[given.range] == nil {
      told[given.range] = credential(given)
    }
    var last = 0
    return told.sorted {
      ($0.key.lowerBound, $0.key.upperBound) < ($1.key.lowerBound, $1.key.upperBound)
    }
    .compactMap { range, credential in
      // A word of which a part is told already.
      guard range.lowerBound >= last else { return nil }
      last = range.upperBound
      return credential
    }
  }

  private func credential(_ given: Given) -> ScriptCredential? {
    let name = given.name.flatMap {
      CredentialName($0) == nil || isCounter($0, given.text) ? nil : $0
    }
    let credential = Credential(given.text, named: name ?? "", in: given.place)
    // What everybody tries first is a credential only under a name that says so.
    guard let credential, name != nil || credential == .material else { return nil }
    return ScriptCredential(
      name: name, credential: credential,
      isPlaceholder: SecretValue.isPlaceholder(given.text), range: range(given.range))
  }

  /// Whether a variable is the shell's folder, or a word of tests, which pass or do not.
  private func isCounter(_ name: String, _ text: String) -> Bool {
    switch name {
    case "PWD", "OLDPWD": true
    case "PASS", "pass":
      !text.contains(where: \.isNumber) || !text.contains(where: \.isLetter)
    default: false
    }
  }

  /// What variables, options and programs are given.
  private var texts: [Given] {
    // What stands behind `redis-server` are the server's settings, which are read as such.
    let programs = invocations.filter { !$0.startsRedis }
    return (shell.assignedValues + programs.flatMap { shell.givenValues(by: $0) }).compactMap {
      // With an expansion in it only a URL is still known for what it is.
      let name = $0.isLiteral ? $0.name : nil
      var text = $0.text
      guard name != nil || text.withUTF8({ Credential.mayTellByItself($0) }) else { return nil }
      return Given(name: name, text: $0.text, range: $0.range, place: .setting)
    }
  }

  /// What `kubectl create secret` is given.
  private var keysOfSecrets: [Given] {
    secretWrites.flatMap { write -> [Given] in
      guard case .keys(let keys) = write.content else { return [] }
      return keys.compactMap { key in
        guard case .literal(let word) = key.source, let text = word.literal else { return nil }
        let name = key.name == ".dockerconfigjson" ? "password" : key.name
        return Given(name: name, text: text, range: word.range, place: .secret)
      }
    }
  }

  /// What is written to Vault, JSON included: of a key-value engine anything may be a credential.
  private var fields: [Given] {
    let stored = keyValueWrites.map { ($0, Credential.Place.secret) }
    let settings = vaultWrites.map { ($0, Credential.Place.setting) }
    return (stored + settings).flatMap { write, place in
      write.fields.compactMap { name, field -> Given? in
        guard case .word(let word) = field.source, let text = word.literal, !word.range.isEmpty
        else { return nil }
        return Given(name: name, text: text, range: word.range, place: place)
      }
    }
  }
}
