internal import Manifests
internal import YAML

/// A database of Redis Enterprise, which has no redis.conf and no pods of its own
/// (`RedisLabs/redis-enterprise-k8s-docs crds: RedisEnterpriseDatabase`). The cluster beneath keeps
/// its users.
struct EnterpriseServers {
  private let writer: OperatorWriter
  private let spec: Node?

  init(_ resource: Resource) {
    writer = OperatorWriter(resource: resource)
    let spec = resource.spec
    self.spec = spec?["globalConfigurations"] ?? spec
  }

  var all: [OperatedServer] {
    var words = OperatorWords(writer, program: "redis-server")
    let port = spec?["databasePort"]
    let tls = spec?["tlsMode"]
    switch tls?.text {
    case "enabled": words.append("--port", "0", "--tls-port", port?.text ?? "6379", at: tls)
    case nil, "disabled", "replica_ssl":
      words.append("--port", port?.text ?? "6379", at: port ?? tls)
    default: words.append("--tls-port", "$(tlsMode)", at: tls)
    }
    // The operator makes a password where none is named.
    if spec?["defaultUser"]?.bool == false {
      words.append("--user", "default", "off", at: spec?["defaultUser"])
    } else if let secret = spec?["databaseSecretName"], secret.literal != nil {
      words.append(
        "requirepass", "REDIS_PASSWORD", fromSecret: secret,
        key: writer.text("password", at: secret))
    } else {
      words.append("--requirepass", "$(REDIS_PASSWORD)", at: nil)
    }
    let persistence = spec?["persistence"]
    if persistence == nil || persistence?.text == "disabled" {
      words.append("--save", "", at: persistence)
    } else {
      words.append("--appendonly", "yes", at: persistence)
    }
    let workload = writer.workload(
      writer.name, labels: [:], pod: words.pod(image: writer.text("redislabs/redis")),
      claims: persistence != nil && persistence?.text != "disabled", replicas: nil)
    return [
      OperatedServer(
        product: .enterprise, workloads: workload.map { [$0] } ?? [],
        services: [
          RedisServer.OwnService(name: writer.name, pods: .primary),
          RedisServer.OwnService(name: "\(writer.name)-headless", pods: .primary),
        ])
    ]
  }
}
