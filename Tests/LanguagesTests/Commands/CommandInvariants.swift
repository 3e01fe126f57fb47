import Languages

/// What holds for any words behind the name of a program.
struct CommandInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?
  private let script: ShellScript
  private let size: Int

  private static let programs = [
    "vault ", "bao ", "kubectl ", "redis-cli ", "curl ", "jq ", "psql ", "kubectl exec p -- vault ",
    "sudo env A=b timeout 5 redis-cli ", "vault kv put secret/a ", "kubectl create secret ",
    "kubectl patch secret a -p ", "curl -X POST -d ", "jq -n ",
  ]

  /// Each line is the rest of a command line, of the program that its first byte chooses.
  init(_ contents: [UInt8]) {
    let lines = contents.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(50)
    let text = lines.map { line in
      let program = Self.programs[Int(line.first ?? 0) % Self.programs.count]
      return program + String(decoding: line.dropFirst(), as: UTF8.self)
    }.joined(separator: "\n")
    script = ShellScript(text)
    size = text.utf8.count
    for invocation in script.invocations { check(invocation) }
    for write in script.secretWrites(among: script.invocations) {
      check(write.range, "a write")
      check(write.name)
      check(write.namespace)
    }
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  private mutating func check(_ range: Range<Int>, _ name: String) {
    expect(range.lowerBound >= 0 && range.upperBound <= size, "\(name) is outside of the text")
  }

  private mutating func check(_ word: ShellWord?) {
    guard let word else { return }
    check(word.range, "a word")
    _ = script.value(of: word)
  }

  private mutating func check(_ options: CommandOptions) {
    for option in options.options {
      check(option.range, "an option")
      check(option.value)
      expect(option.name.utf8.first == UInt8(ascii: "-"), "an option without a dash")
    }
    for operand in options.operands { check(operand) }
    expect(
      options.afterTerminator.map { $0.count <= options.operands.count } ?? true,
      "more behind the terminator than there is")
  }

  private mutating func check(_ invocation: Invocation) {
    expect(!invocation.program.utf8.contains(UInt8(ascii: "/")), "a program has a folder")
    for word in [invocation.word] + invocation.arguments { check(word) }
    if let vault = VaultCommand(invocation) { check(vault) }
    if let curl = CurlCommand(invocation) {
      check(curl.options)
      for operation in VaultOperation.requests(of: curl, in: script) { check(operation.path) }
    }
    if let redis = RedisCliCommand(invocation, in: script) {
      check(redis.options)
      for word in redis.commands.joined() { check(word) }
    }
    if let psql = PsqlCommand(invocation) {
      check(psql.options)
      for word in [psql.user, psql.database] { check(word) }
    }
    if let jq = JQCommand(invocation, in: script) {
      for field in jq.fields { check(field.range, "a field") }
    }
    if let kubectl = KubectlCommand(invocation) {
      check(kubectl.options)
      for resource in kubectl.resources + kubectl.restarted { check(resource.name) }
      for manifest in kubectl.manifests(in: script) { check(manifest.file) }
      _ = (kubectl.patch(in: script), kubectl.tokenRequest?.audiences.count)
    }
  }

  private mutating func check(_ vault: VaultCommand) {
    check(vault.options)
    for datum in vault.data { check(datum.range, "a datum") }
    for word in [vault.path, vault.mountPath, vault.address, vault.namespace] { check(word) }
    _ = (vault.body, vault.isDataComplete)
    if let operation = VaultOperation(vault) { check(operation.path) }
  }
}
