internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// What spotahome's operator makes of a RedisFailover (`facts: redis.md 7.2`; `spotahome/redis-operator
/// operator/redisfailover/service/generator.go`). It knows no TLS and no ACL file.
struct SpotahomeServers {
  private let writer: OperatorWriter
  private let redis: Node?
  private let sentinel: Node?
  private let spec: Node?

  init(_ resource: Resource) {
    writer = OperatorWriter(resource: resource)
    spec = resource.spec
    redis = spec?["redis"]
    sentinel = spec?["sentinel"]
  }

  /// The operator makes three of each unless it is told otherwise.
  private static let ordinarySize = 3

  var all: [OperatedServer] { [server, sentinels].compactMap { $0 } }

  private var server: OperatedServer? {
    var words = OperatorWords(writer, program: "redis-server")
    let port = redis?["port"]
    words.append("--port", port?.text ?? "6379", at: port)
    words.append("--save", "900 1", at: nil)
    if let secret = spec?[path: "auth", "secretPath"], secret.text?.isEmpty == false {
      words.append(
        "requirepass", "REDIS_PASSWORD", fromSecret: secret,
        key: writer.text("password", at: secret))
    }
    for rename in redis?["customCommandRenames"]?.items ?? [] {
      guard let from = rename["from"]?.text, let to = rename["to"]?.text else { continue }
      words.append("--rename-command", from, to, at: rename["from"])
    }
    let storage = redis?["storage"]
    let claim = storage?["persistentVolumeClaim"]
    let folder = storage?["emptyDir"].map { Draft.node($0) } ?? writer.map([:])
    words.mount("data", at: "/data", claim == nil ? ["emptyDir": folder] : [:])
    appendCommand(redis?["command"]?.items ?? [], to: &words)
    words.append(lines: redis?["customConfig"]?.items ?? [])
    add(redis, to: &words)
    let name = writer.name
    let workload = self.workload(
      "rfr-\(name)", "redis", words, of: redis, image: "redis", claims: claim != nil)
    return workload.map { workload in
      OperatedServer(
        product: .redis, workloads: [workload],
        services: [
          RedisServer.OwnService(name: "rfr-\(name)", pods: .all),
          RedisServer.OwnService(name: "rfrm-\(name)", pods: .primary),
          RedisServer.OwnService(name: "rfrs-\(name)", pods: .replicas),
        ])
    }
  }

  /// A command of the user's own: the operator's file and what stands behind it, or a program that the
  /// tree does not show.
  private func appendCommand(_ command: [Node], to words: inout OperatorWords) {
    guard let program = command.first?.text else { return }
    guard ["redis-server", "valkey-server"].contains(Path.name(program)) else {
      // What a server is told over standard input is as unknown.
      return words.append("-", at: command.first)
    }
    let options = command.dropFirst().drop { $0.hasText("/redis/redis.conf") }
    // An image of the user's own may know more than any release (`pmem/redis --pmdir`).
    var isKnown = true
    for word in options {
      if let text = word.text, text.hasPrefix("--") {
        isKnown = RedisDirectiveTable.directive(named: String(text.dropFirst(2))) != nil
      }
      if isKnown { words.add(word: word) }
    }
  }

  private var sentinels: OperatedServer? {
    var words = OperatorWords(writer, program: "redis-sentinel")
    let size = sentinel?["replicas"]
    let quorum = (size?.text.flatMap { Int($0) } ?? Self.ordinarySize) / 2 + 1
    words.append(
      "--sentinel", "monitor", "mymaster", "rfrm-\(writer.name)",
      redis?["port"]?.text ?? "6379", String(quorum), at: size)
    add(sentinel, to: &words)
    let name = "rfs-\(writer.name)"
    let workload = self.workload(
      name, "sentinel", words, of: sentinel, image: "redis", claims: false)
    return workload.map { workload in
      OperatedServer(
        product: .redis, workloads: [workload],
        services: [RedisServer.OwnService(name: name, pods: .all)])
    }
  }

  /// What both parts say of their pods.
  private func add(_ part: Node?, to words: inout OperatorWords) {
    for mount in part?["extraVolumeMounts"]?.items ?? [] { words.add(mount: mount) }
    words.add(volumes: part?["extraVolumes"]?.items ?? [])
  }

  private func workload(
    _ name: String, _ component: String, _ words: OperatorWords, of part: Node?, image: String,
    claims: Bool
  ) -> Resource? {
    writer.workload(
      name,
      labels: [
        "app.kubernetes.io/name": writer.name, "app.kubernetes.io/component": component,
        "app.kubernetes.io/part-of": "redis-failover",
      ],
      pod: words.pod(
        image: part?["image"].map { .node($0) } ?? writer.text(image),
        hostNetwork: part?["hostNetwork"]),
      claims: claims,
      replicas: part?["replicas"].map { .node($0) } ?? writer.number(Self.ordinarySize))
  }
}
