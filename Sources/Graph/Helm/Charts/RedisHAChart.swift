internal import Manifests
internal import YAML

/// The redis-ha chart (`DandyDeveloper/charts redis-ha@4.34 templates/_configs.tpl,
/// redis-ha-statefulset.yaml`).
struct RedisHAChart {
  private let values: HelmValues
  private let writer: ChartWriter

  init(_ release: HelmRelease) {
    values = release.values
    writer = ChartWriter(release, .redisHA, near: ["redis", "auth", "existingSecret", "haproxy"])
  }

  var objects: [Draft] {
    var arguments = RedisArguments(writer, server: "redis-server")
    switch values.answer("redis", "customConfig") {
    case .absent: appendConfig(to: &arguments)
    case let custom:
      arguments.read(
        custom, in: "\(writer.fullName)-configmap", as: "redis.conf", otherwise: [])
    }
    appendPorts(to: &arguments)
    let secret = values.answer("existingSecret")
    let isAuthenticated = values.flag("auth", default: false)
    arguments.setPassword(
      isAuthenticated, written: [values.answer("redisPassword")], secret: secret,
      at: values.answer("auth").key)
    var environment: [Draft] = []
    if isAuthenticated != false, let name = secret.value, name.literal != nil {
      let key = values.text("authKey") ?? "auth"
      environment = [writer.variable("PASSWORD", fromSecret: name, key: writer.text(key, at: name))]
    }
    var parts = PodParts()
    parts.containers = values.items("extraContainers")
    parts.initContainers = values.items("extraInitContainers")
    parts.volumes = values.items("extraVolumes")
    parts.volumeMounts = values.items("redis", "extraVolumeMounts")
    let server = writer.container(
      "redis", image: writer.image("image", otherwise: "docker.io/library/redis"),
      arguments: arguments.words, parts: parts, environment: environment,
      volumeMounts: arguments.mounts + [writer.mount("data", at: "/data")])
    let claims = values.flag("persistentVolume", "enabled", default: true)
    return arguments.objects + [
      writer.statefulSet(
        "\(writer.fullName)-server", "redis",
        pod: writer.pod(
          server, parts: parts,
          volumes: arguments.volumes + writer.dataVolume(claims: claims != false)),
        claims: claims != false)
    ]
  }

  /// The lines of `redis.config`, over those of the chart.
  private func appendConfig(to arguments: inout RedisArguments) {
    let config = values.answer("redis", "config")
    if case .unknown = config { return arguments.append(["-"]) }
    arguments.append(["--save", "900 1", "--maxmemory-policy", "volatile-lru"])
    for entry in config.value?.entries ?? [] {
      guard let name = entry.key.text, let text = entry.value.text else { continue }
      arguments.append(["--\(name)", text], at: entry.key)
    }
  }

  private func appendPorts(to arguments: inout RedisArguments) {
    let port = values.answer("redis", "port")
    if let node = port.value, let text = node.text {
      arguments.append(["--port", text], at: port.key)
    } else if case .absent = port {
      arguments.setTLS(false, at: nil)
    }
    switch values.answer("redis", "tlsPort") {
    case .absent: return
    case .unknown: arguments.append(["--tls-port", "$(tls)"])
    case .written(let entry):
      arguments.append(["--tls-port", entry.value.text ?? "0"], at: entry.key)
    }
  }
}
