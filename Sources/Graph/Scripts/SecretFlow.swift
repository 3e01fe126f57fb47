internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// Follows the secrets of a script from where they come to the commands that print them.
struct SecretFlow {
  private static let maximumSteps = 256
  private static let maximumDepth = 8

  private let script: Script
  /// The variables that the container sets; true for those that a secret key of a Secret fills.
  private let ofContainer: [String: Bool]
  /// The Secret whose keys the container takes in as variables.
  private let wholeSecret: String?
  private var steps = 0
  private var depth = 0

  init(_ script: Script) {
    self.script = script
    var variables: [String: Bool] = [:]
    for variable in script.container?.environment ?? [] {
      let key = variable.node[path: "valueFrom", "secretKeyRef", "key"]?.text
      variables[variable.name] =
        key.map { SecretName.isOfVariable(variable.name) || SecretName.isOfVariable($0) } ?? false
    }
    ofContainer = variables
    let sources = script.container?.node["envFrom"]?.items ?? []
    wholeSecret = sources.lazy.compactMap { $0["secretRef"] }.first.map { $0["name"]?.text ?? "" }
  }

  /// Whether the container gets anything secret as a variable.
  private var takesSecrets: Bool { wholeSecret != nil }

  /// The secret that a command prints, by its words and by what it is fed.
  mutating func secretPrinted(by command: ShellCommand) -> CarriedSecret? {
    steps = 0
    return own(of: command)
  }

  /// The secret among a command's words and assignments.
  mutating func secret(inWordsOf command: ShellCommand) -> CarriedSecret? {
    steps = 0
    for word in command.words.prefix(64) + command.assignments.map(\.value) {
      if let found = carried(by: word) { return found }
    }
    return nil
  }

  // MARK: - Commands

  /// What a command would print by itself.
  private mutating func own(of command: ShellCommand) -> CarriedSecret? {
    switch command.name {
    case "echo", "printf":
      let operands = command.words.dropFirst().prefix(32)
      // `%.4s` shows how a value begins, no more.
      guard command.name == "echo" || operands.first?.literal?.contains("%.") != true else {
        return nil
      }
      for word in operands {
        if let found = carried(by: word) { return found }
      }
      return nil
    case "cat":
      let files = command.words.dropFirst().prefix(8).filter { !$0.literalPrefix.hasPrefix("-") }
      guard !files.isEmpty else {
        guard let body = command.hereDocument else { return nil }
        return carried(by: body)
      }
      for file in files {
        if let found = contents(of: file) { return found }
      }
      return nil
    case "jq":
      guard let file = command.words.last, command.words.count > 2, command.stage == 0,
        let found = contents(of: file)
      else { return nil }
      return script.secret(found, passing: command)
    case "env", "printenv", "set", "export": return environment(shownBy: command)
    default:
      for invocation in script.invocations(of: command) {
        if let found = script.secretPrinted(by: invocation) { return found }
      }
      return nil
    }
  }

  /// `env`, `printenv`, `export -p`, and `set` without a word, with what the container gets from Secrets.
  private func environment(shownBy command: ShellCommand) -> CarriedSecret? {
    let operands = command.words.dropFirst().map { script.text(of: $0) }.filter { $0 != "-p" }
    let secrets = ofContainer.filter(\.value).map(\.key).sorted()
    if command.name == "printenv", let name = operands.first {
      return secrets.contains(name) ? CarriedSecret(name: "$\(name)", isAlone: true) : nil
    }
    guard operands.isEmpty, command.assignments.isEmpty else { return nil }
    if let first = secrets.first {
      let others = secrets.count > 1 ? " and \(secrets.count - 1) more" : ""
      return CarriedSecret(name: "$\(first)\(others)", variables: secrets)
    }
    return wholeSecret.map { CarriedSecret(name: "every key of Secret \($0)") }
  }

  /// What a pipeline prints, up to one of its stages.
  private mutating func output(ofPipelineOf command: ShellCommand, through last: Int = .max)
    -> CarriedSecret?
  {
    steps += 1
    guard steps < Self.maximumSteps, depth < Self.maximumDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    var found: CarriedSecret?
    for stage in script.shell.pipelines[command.pipeline].stages.prefix(16).enumerated() {
      guard stage.offset <= last, let first = stage.element.first else { break }
      let command = script.shell.commands[first]
      found =
        own(of: command) ?? outputOfFunction(calledBy: command)
        ?? found.flatMap { script.secret($0, passing: command) }
      if command.redirections.contains(where: { $0.writesStandardOutput }) { found = nil }
    }
    return found
  }

  /// What the body of a function prints; its own parameters are not followed.
  private mutating func outputOfFunction(calledBy command: ShellCommand) -> CarriedSecret? {
    guard let name = command.name, let body = script.shell.body(ofFunction: name) else {
      return nil
    }
    let commands = script.shell.commands[body].prefix(64)
    // What a substitution runs is fed to another command.
    for inner in commands
    where inner.stage == 0 && inner.substitutionDepth == commands.first?.substitutionDepth {
      if let found = output(ofPipelineOf: inner) { return found }
    }
    return nil
  }

  // MARK: - Values

  /// The secret that stands in a word with the whole of its value.
  private mutating func carried(by word: ShellWord) -> CarriedSecret? {
    for part in word.parts.prefix(64) {
      switch part.kind {
      case .parameter(let parameter) where parameter.yieldsValue:
        if let found = value(of: parameter.name, at: part) { return found }
      case .commandSubstitution(let range):
        guard let first = range.first else { continue }
        if let found = output(ofPipelineOf: script.shell.commands[first]) { return found }
      default: continue
      }
    }
    return nil
  }

  /// What a variable holds: by its name, or by what its value is made of.
  private mutating func value(of name: String, at part: ShellWord.Part) -> CarriedSecret? {
    let named = CarriedSecret(name: "$\(name)", isAlone: true)
    if let isSecret = ofContainer[name] { return isSecret ? named : nil }
    steps += 1
    guard steps < Self.maximumSteps, depth < Self.maximumDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    let isNamed = SecretName.isOfVariable(name)
    for leaf in script.shell.origin(of: part).leaves.prefix(16) {
      var found: CarriedSecret?
      switch leaf {
      case .command(let command):
        found = output(ofPipelineOf: command)
        if found == nil, isNamed, !isDigest(command) { found = named }
      case .file(let path): found = isNamed ? named : contents(of: path)
      case .environment: found = isNamed && takesSecrets ? named : nil
      default: break
      }
      if let found {
        return CarriedSecret(name: "$\(name)", isAlone: found.isAlone, source: found.source)
      }
    }
    return nil
  }

  /// What a file holds: what the script wrote to it, or a key of a Secret that a volume shows.
  private mutating func contents(of path: ShellWord) -> CarriedSecret? {
    switch script.shell.contents(ofFile: path) {
    case .text(let text): return carried(by: text.word)
    case .command(let command):
      guard script.shell.writesOutput(command) else {
        return output(ofPipelineOf: command, through: command.stage)
      }
      return written(by: command)
    case .file(let path): return mountedSecret(at: script.text(of: path))
    }
  }

  /// What a command writes to its file.
  private mutating func written(by command: ShellCommand) -> CarriedSecret? {
    if let found = own(of: command) { return found }
    guard command.stage > 0,
      let fed = output(ofPipelineOf: command, through: command.stage - 1)
    else { return nil }
    return script.secret(fed, passing: command)
  }

  /// A file that the kubelet or the agent of Vault puts into the container.
  private func mountedSecret(at path: String) -> CarriedSecret? {
    let file = Path.name(path)
    if path.hasSuffix("/kubernetes.io/serviceaccount/token") {
      return CarriedSecret(name: "the token of its ServiceAccount", isAlone: true)
    }
    if path.hasPrefix("/vault/secrets/") || path.hasPrefix("/openbao/secrets/") {
      return SecretName.isOfField(file) ? CarriedSecret(name: "the file \(path)") : nil
    }
    guard let pod = script.pod,
      let mount = script.container?.volumeMounts.first(where: { $0.contains(path) }),
      let secret = pod.volume(mount.name)?.node[path: "secret", "secretName"]?.text,
      SecretName.isOfField(file) || KeyMaterial.isNamed(secret)
    else { return nil }
    return CarriedSecret(name: "the file \(file) of Secret \(secret)", isAlone: true)
  }

  /// Whether a pipeline ends in a number, a hash or a date.
  private func isDigest(_ command: ShellCommand) -> Bool {
    let stages = script.shell.pipelines[command.pipeline].stages
    guard let last = stages.last?.first.map({ script.shell.commands[$0] }) else { return false }
    if ["wc", "sha256sum", "sha1sum", "md5sum", "date", "cksum"].contains(last.name) {
      return true
    }
    let words = last.words.dropFirst().compactMap(\.literal)
    let isShort =
      ["cut", "head", "tail"].contains(last.name)
      && words.contains { $0.hasPrefix("-c") }
    return isShort || last.name == "grep" && words.contains { ["-c", "-q"].contains($0) }
      || last.name == "openssl" && words.first == "dgst"
  }
}
