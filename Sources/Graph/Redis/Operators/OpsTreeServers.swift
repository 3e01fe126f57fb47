internal import Manifests
internal import YAML

/// What OT-CONTAINER-KIT's operator makes of Redis, RedisReplication, RedisCluster and RedisSentinel
/// (`facts: redis.md 7.2`; `OT-CONTAINER-KIT/redis-operator internal/k8sutils/statefulset.go`).
struct OpsTreeServers {
  private let writer: OperatorWriter
  private let spec: Node?
  private let kubernetes: Node?

  init(_ resource: Resource) {
    writer = OperatorWriter(resource: resource)
    spec = resource.spec
    kubernetes = spec?["kubernetesConfig"]
  }

  var all: [OperatedServer] {
    let name = writer.name
    return switch writer.resource.kind {
    case "Redis":
      [server([(name, "standalone", "standalone", nil)], services: services(name))]
    case "RedisReplication":
      [
        server(
          [(name, "replication", "replication", spec?["clusterSize"])],
          services: services(name) + [
            RedisServer.OwnService(name: "\(name)-master", pods: .primary),
            RedisServer.OwnService(name: "\(name)-replica", pods: .replicas),
          ])
      ] + sentinelBeside
    case "RedisCluster":
      [
        server(
          ["leader", "follower"].map { role in
            let size = spec?[role == "leader" ? "redisLeader" : "redisFollower"]?["replicas"]
            return ("\(name)-\(role)", "cluster", role, size ?? spec?["clusterSize"])
          },
          services: services("\(name)-leader") + services("\(name)-follower")
            + [RedisServer.OwnService(name: "\(name)-master", pods: .all)])
      ]
    case "RedisSentinel": sentinels
    default: []
    }
  }

  private func services(_ name: String) -> [RedisServer.OwnService] {
    let service = kubernetes?["service"]
    return ["", "-headless", "-additional"].map { suffix in
      RedisServer.OwnService(
        name: name + suffix, pods: .all,
        type: suffix == "-additional"
          ? service?[path: "additional", "type"] ?? service?["serviceType"] : nil)
    }
  }

  private typealias Part = (name: String, setup: String, role: String, size: Node?)

  private func server(_ parts: [Part], services: [RedisServer.OwnService]) -> OperatedServer {
    let words = words
    let image = kubernetes?["image"].map { Draft.node($0) } ?? writer.text("quay.io/opstree/redis")
    let isPersistent = spec?["storage"].map { !$0.isNull } ?? false
    let workloads = parts.compactMap { part in
      writer.workload(
        part.name,
        labels: ["app": part.name, "redis_setup_type": part.setup, "role": part.role],
        // The operator hands the resource's own labels on (`internal/k8sutils/labels.go getRedisLabels`).
        inherited: writer.resource.metadata?["labels"],
        pod: words.pod(image: image, ports: ports, hostNetwork: spec?["hostNetwork"]),
        claims: isPersistent, replicas: part.size.map { .node($0) })
    }
    return OperatedServer(product: .redis, workloads: workloads, services: services)
  }

  private var ports: [Draft] {
    guard let port = spec?["hostPort"] else { return [] }
    return [writer.map(["containerPort": writer.number(6379), "hostPort": .node(port)], at: port)]
  }

  // MARK: - The configuration

  private var words: OperatorWords {
    var words = OperatorWords(writer, program: "redis-server")
    let isCluster = writer.resource.kind == "RedisCluster"
    if isCluster { words.append("--cluster-enabled", "yes", at: nil) }
    appendPorts(to: &words, plain: spec?["port"], secure: "6379")
    appendPassword(to: &words)
    appendACL(to: &words)
    if let storage = spec?.entry("storage"), !storage.value.isNull {
      // Only a cluster has a switch of its own for what is written to the volume.
      let keeps = isCluster ? spec?["persistenceEnabled"]?.bool == true : true
      if keeps { words.append("--appendonly", "yes", at: storage.key) }
      words.mount("data", at: "/data", [:])
      for mount in storage.value[path: "volumeMount", "mountPath"]?.items ?? [] {
        words.add(mount: mount)
      }
      words.add(volumes: storage.value[path: "volumeMount", "volume"]?.items ?? [])
    }
    let configs = [spec?["redisConfig"], spec?[path: "redisLeader", "redisConfig"]]
    let config = configs.compactMap { $0 }.last
    appendFile(config?["additionalRedisConfig"], to: &words)
    words.append(lines: config?["dynamicConfig"]?.items ?? [])
    words.add(environment: spec?["env"]?.items ?? [])
    return words
  }

  private func appendPorts(to words: inout OperatorWords, plain: Node?, secure: String) {
    guard let tls = spec?.entry("TLS"), tls.value.isMapping else {
      if let text = plain?.text { words.append("--port", text, at: plain) }
      return
    }
    words.append("--port", "0", "--tls-port", plain?.text ?? secure, at: tls.key)
    for (option, field) in [("cert", "cert"), ("key", "key"), ("ca-cert", "ca")] {
      let file =
        tls.value[field]?.text
        ?? (field == "ca" ? "ca.crt" : "tls.\(field == "key" ? "key" : "crt")")
      words.append("--tls-\(option)-file", "/tls/\(file)", at: tls.value[field] ?? tls.key)
    }
    words.append("--tls-auth-clients", "optional", "--tls-replication", "yes", at: tls.key)
    words.mount("tls-certs", at: "/tls", ["secret": tls.value["secret"].map { .node($0) }])
  }

  private func appendPassword(to words: inout OperatorWords) {
    guard let secret = kubernetes?["redisSecret"], let name = secret["name"] else { return }
    words.append(
      "requirepass", "REDIS_PASSWORD", fromSecret: name,
      key: secret["key"].map { .node($0) } ?? writer.text("password", at: name))
  }

  /// A Secret is mounted as one file, which nobody can write; a claim as a folder.
  private func appendACL(to words: inout OperatorWords) {
    guard let acl = spec?["acl"] else { return }
    if let claim = acl["persistentVolumeClaim"], claim.text?.isEmpty == false {
      words.append("--aclfile", "/data/redis/user.acl", at: claim)
      words.mount(
        "acl", at: "/data/redis",
        ["persistentVolumeClaim": writer.map(["claimName": .node(claim)], at: claim)])
    } else if let secret = acl.entry("secret"), secret.value.isMapping {
      words.append("--aclfile", "/etc/redis/user.acl", at: secret.key)
      words.mount(
        "acl", at: "/etc/redis/user.acl", subPath: "user.acl", ["secret": .node(secret.value)])
    }
  }

  /// A ConfigMap whose one key is included behind the operator's own lines.
  private func appendFile(_ configMap: Node?, to words: inout OperatorWords) {
    guard let configMap, configMap.text?.isEmpty == false else { return }
    let folder = "/etc/redis/external.conf.d"
    words.append("--include", "\(folder)/redis-additional.conf", at: configMap)
    words.mount(
      "external-config", at: folder,
      ["configMap": writer.map(["name": .node(configMap)], at: configMap)])
  }

  // MARK: - Sentinels

  private var sentinels: [OperatedServer] {
    let config = spec?["redisSentinelConfig"]
    var words = OperatorWords(writer, program: "redis-sentinel")
    appendPorts(to: &words, plain: nil, secure: "26379")
    appendPassword(to: &words)
    let master = config?["masterGroupName"]?.text ?? "myMaster"
    if let target = config?["redisReplicationName"], let host = target.text {
      words.append(
        "--sentinel", "monitor", master, host, config?["redisPort"]?.text ?? "6379", at: target)
      words.append(config?["quorum"]?.text ?? "2", at: config?["quorum"] ?? target)
    }
    if let password = config?["redisReplicationPassword"] {
      words.append("--sentinel", "auth-pass", master, "$(MASTER_PASSWORD)", at: password)
      words.add(
        variable: writer.map(["name": writer.text("MASTER_PASSWORD"), "valueFrom": .node(password)])
      )
    }
    appendFile(config?["additionalSentinelConfig"], to: &words)
    return sentinel(
      "\(writer.name)-sentinel", words, image: kubernetes?["image"],
      size: spec?["clusterSize"].map { .node($0) } ?? writer.number(3))
  }

  /// The Sentinels that RedisReplication brings along.
  private var sentinelBeside: [OperatedServer] {
    guard let entry = spec?.entry("sentinel"), entry.value.isMapping else { return [] }
    let config = entry.value
    var words = OperatorWords(writer, program: "redis-sentinel")
    appendPorts(to: &words, plain: nil, secure: "26379")
    words.append("--sentinel", "monitor", "mymaster", writer.name, "6379", at: entry.key)
    words.append(config["quorum"]?.text ?? "2", at: config["quorum"] ?? entry.key)
    appendFile(config["additionalSentinelConfig"], to: &words)
    return sentinel(
      "\(writer.name)-s", words, image: config["image"], size: config["size"].map { .node($0) })
  }

  private func sentinel(
    _ name: String, _ words: OperatorWords, image: Node?, size: Draft?
  ) -> [OperatedServer] {
    let workload = writer.workload(
      name, labels: ["app": name, "redis_setup_type": "sentinel", "role": "sentinel"],
      pod: words.pod(
        image: image.map { .node($0) } ?? writer.text("quay.io/opstree/redis-sentinel")),
      claims: false, replicas: size)
    return [
      OperatedServer(
        product: .redis, workloads: workload.map { [$0] } ?? [], services: services(name))
    ]
  }
}
