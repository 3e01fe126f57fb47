internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension RedisClient {
  /// The runs of `redis-cli` in a script.
  static func commandLines(in script: Script) -> [RedisClient] {
    script.invocations.compactMap { invocation in
      RedisCliCommand(invocation, in: script.shell).map { RedisClient($0, in: script) }
    }
  }

  private init(_ redis: RedisCliCommand, in script: Script) {
    let invocation = redis.invocation
    let url = redis.options.value("-u").flatMap { word in
      RedisURL.all(in: script.text(of: word)).first
    }
    let words = invocation.arguments.map { script.text(of: $0) }
    // `redis-cli $OPTIONS PING`: the variable may hold `--tls`.
    let isOpen = redis.commands.first?.first.map { script.text(of: $0).hasPrefix("$") } ?? false
    let transport: Transport =
      redis.usesTLS || words.contains("--tls")
      ? .tls : url?.transport ?? (isOpen ? .unknown : .plain)
    let tls = zip(invocation.arguments, words).first { $1 == "--tls" || $1 == "--insecure" }?.0
    self.init(
      resource: script.resource, means: .commandLine,
      target: RedisTarget(of: redis, in: script),
      host: redis.host.map { script.text(of: $0) } ?? url?.host,
      port: redis.port.flatMap { Int(script.text(of: $0)) } ?? url?.port,
      user: redis.user.map { script.text(of: $0) } ?? url?.user, transport: transport,
      verifiesCertificate: !words.contains("--insecure"),
      range: script.range(invocation.word.range),
      transportRange: tls.map { script.range($0.range) },
      commands: redis.commands.prefix(256).map { command in
        command.prefix(2).map { script.text(of: $0).lowercased() }.joined(separator: " ")
      })
  }
}

extension RedisClient {
  /// A Prometheus exporter (`oliver006/redis_exporter main.go`): where it reads, and whether it checks
  /// certificates.
  init?(exporter container: Container, of pod: PodSpec) {
    guard let name = container.imageName,
      ["redis_exporter", "redis-exporter", "valkey-exporter", "valkey_exporter"].contains(name)
    else { return nil }
    let words = container.command + container.arguments
    let place = container.node["image"] ?? container.node
    let address =
      Self.option("redis.addr", in: words)
      ?? container.environment.last { $0.name == "REDIS_ADDR" }?.value
    let skip =
      Self.option("skip-tls-verification", in: words)
      ?? container.environment.last { $0.name == "REDIS_EXPORTER_SKIP_TLS_VERIFICATION" }?.value
    let text = address.map(Self.value) ?? "redis://localhost:6379"
    let url = RedisURL.all(in: text.contains("://") ? text : "redis://\(text)").first
    let skips = skip.map { RedisVariables.isTrue($0) ?? !($0.text ?? "").hasSuffix("=false") }
    let isSpelled = address == nil || address?.text != nil
    let user = Self.option("redis.user", in: words).map(Self.value)
    self.init(
      resource: pod.resource, means: .exporter, target: RedisTarget(host: url?.host, from: pod),
      host: url?.host, port: url?.port,
      user: user ?? container.environment.last { $0.name == "REDIS_USER" }?.value?.text,
      transport: isSpelled ? url?.transport ?? .unknown : .unknown,
      verifiesCertificate: skips != true, range: (address ?? place).range,
      transportRange: (skips == true ? skip : address)?.range)
  }

  /// The word that gives an option: `--name=value`, or the one behind `--name`.
  private static func option(_ name: String, in words: [Node]) -> Node? {
    for (index, word) in words.enumerated() {
      guard let text = word.text?.drop(while: { $0 == "-" }), text.count < word.textCount else {
        continue
      }
      if text.hasPrefix("\(name)=") { return word }
      guard text == name else { continue }
      let next = index + 1 < words.count ? words[index + 1] : nil
      return next?.text?.hasPrefix("-") == false ? next : word
    }
    return nil
  }

  private static func value(_ word: Node) -> String {
    guard let text = word.text else { return "$" }
    guard text.hasPrefix("-"), let equals = text.firstIndex(of: "=") else { return text }
    return String(text[text.index(after: equals)...])
  }
}

extension RedisClient {
  /// A connection of Vault's database engine (`facts: vault.md 2`).
  init?(_ connection: VaultDatabase.Connection) {
    guard connection.isRedis else { return nil }
    self.init(
      resource: connection.resource, means: .vaultConnection, target: connection.target,
      host: connection.hosts.count == 1 ? connection.hosts[0] : nil, port: connection.port,
      user: connection.user,
      transport: connection.transport, verifiesCertificate: !connection.isInsecure,
      range: connection.range, transportRange: connection.transportRange)
  }
}
