internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// The argument vector with which a container starts its server, and where each word stands.
struct ServerStart {
  private(set) var arguments: [String]
  private(set) var ranges: [SourceRange]
  /// Whether the words hold all that scripts of the image make of variables.
  private(set) var holdsImageConfiguration = false
  /// What is started; `nil` where the image tells.
  let product: RedisServer.Product?

  /// The container's own words, or those of a server that its scripts start.
  init?(
    _ container: Container, _ image: RedisImage?, of pod: PodSpec, _ files: MountedFiles
  ) {
    let words = container.command + container.arguments
    let own = ServerStart(arguments: words.map { $0.text ?? "" }, ranges: words.map(\.range))
    if let start = own.runRedis(in: container, of: pod, files)
      ?? own.redisStack(in: container, of: pod, files) ?? own.valkey(in: container, image)
      ?? DragonflyImage(container, own)?.start(own) ?? own.guestbookReplica(in: container)
    {
      self = start
      return
    }
    if let start = BitnamiImage(container, image)?.start(own, of: pod, files) {
      self = start
      holdsImageConfiguration = true
      return
    }
    guard own.runsScript(in: container, of: pod, files) else {
      self = own.wrapped ?? own
      return
    }
    let scripts = Script.startup(of: container, in: pod, files.configMaps)
    guard
      let start = scripts.lazy.compactMap({ ServerStart($0, in: container) }).first ?? own.wrapped
    else { return nil }
    self = start
  }

  /// The server that another program is told to start: `tini -- redis-server FILE`, or a script that ends
  /// in `exec "$@"`.
  private var wrapped: ServerStart? {
    let program = arguments.indices.dropFirst().first {
      Self.servers.contains(Path.name(arguments[$0]))
    }
    return program.map {
      ServerStart(arguments: Array(arguments[$0...]), ranges: Array(ranges[$0...]))
    }
  }

  init(arguments: [String], ranges: [SourceRange], product: RedisServer.Product? = nil) {
    self.arguments = arguments
    self.ranges = ranges
    self.product =
      product
      ?? arguments.lazy.compactMap { RedisServer.Product(program: Path.name($0)) }.first
  }

  /// Adds words that all stand for one place.
  mutating func append(_ words: [String], at place: SourceRange) {
    arguments += words
    ranges += words.map { _ in place }
  }

  /// Adds the words of another start from an index on.
  mutating func append(_ other: ServerStart, from index: Int) {
    arguments += other.arguments[index...]
    ranges += other.ranges[index...]
  }

  fileprivate static let servers: Set<String> = [
    "redis-server", "valkey-server", "keydb-server", "redis-stack-server", "redis-sentinel",
    "valkey-sentinel",
  ]

  private init?(_ script: Script, in container: Container) {
    let started = script.invocations.filter(\.startsRedis)
    // The last one stands for the server: those before it prepare or check something, unless one stays.
    guard let invocation = started.first(where: { script.staysAt($0) }) ?? started.last else {
      return nil
    }
    let words = [invocation.word] + invocation.arguments
    // The place of a word is shown beside the container, so it has to stand in the same resource.
    let isInline = script.resource.id == script.pod?.resource.id
    let place = (container.node["image"] ?? container.node).range
    self.init(
      arguments: words.map { script.text(of: $0) },
      ranges: words.map { isInline ? script.range($0.range) : place })
  }

  /// Whether a shell, or a file of a ConfigMap, is what the container runs.
  private func runsScript(in container: Container, of pod: PodSpec, _ files: MountedFiles) -> Bool {
    // A configuration file is handed to the server, not run.
    guard let first = arguments.first, !first.hasSuffix(".conf") else { return false }
    return ArgumentVector.shells.contains(Path.name(first))
      || files.configMaps.file(first, in: container, of: pod) != nil
  }

  /// The start script of Red Hat's images reads one file; where a volume shows that file, the script
  /// cannot write it (`sclorg/redis-container root/usr/bin/run-redis`).
  private func runRedis(
    in container: Container, of pod: PodSpec, _ files: MountedFiles
  ) -> ServerStart? {
    guard let program = arguments.prefix(2).lastIndex(where: { Path.name($0) == "run-redis" }),
      program == 0 || Path.name(arguments[0]) == "container-entrypoint",
      let file = ["/etc/redis/redis.conf", "/etc/redis.conf"].first(where: {
        files.file($0, in: container, of: pod) != nil
      })
    else { return nil }
    let place = ranges[program]
    return ServerStart(
      arguments: ["redis-server", file] + arguments[(program + 1)...],
      ranges: [place, place] + ranges[(program + 1)...])
  }
}

extension Script {
  /// Whether a server that is started keeps all behind it from being reached, as the first of
  /// `redis-server a.conf && redis-sentinel b.conf` does: it has a configuration, and stays in the foreground.
  fileprivate func staysAt(_ invocation: Invocation) -> Bool {
    let words = invocation.arguments.map { text(of: $0) }
    return invocation.command.block == nil && invocation.program != "redis-stack-server"
      && words.first?.hasSuffix(".conf") == true && !words.contains("--daemonize")
      && !shell.runsInBackground(invocation.command)
  }
}

extension Invocation {
  /// Whether it is a server of Redis or of what came of it.
  var startsRedis: Bool { ServerStart.servers.contains(program) }
}
