internal import Manifests
internal import YAML

/// Bitnami's redis-cluster and valkey-cluster charts (`bitnami/charts redis-cluster@13, valkey-cluster@3
/// templates/redis-statefulset.yaml`).
struct BitnamiCluster {
  private let values: HelmValues
  private let writer: ChartWriter
  private let product: String

  init(_ release: HelmRelease, _ chart: KnownChart) {
    values = release.values
    product = chart == .bitnamiValkeyCluster ? "valkey" : "redis"
    writer = ChartWriter(
      release, chart, near: ["tls", "usePassword", "password", "cluster", product, "global"])
  }

  var objects: [Draft] {
    var arguments = RedisArguments(writer, server: "\(product)-server")
    // Without a configuration of the user's own the chart's file holds, which keeps data.
    arguments.read(
      values.answer(product, "configmap"), in: "\(writer.fullName)-default",
      as: "\(product)-default.conf", otherwise: ["--appendonly", "yes"])
    arguments.setTLS(
      values.flag("tls", "enabled", default: false), at: writer.place(enabling: "tls"))
    let secret = values.answer("existingSecret")
    let isAuthenticated = values.flag("usePassword", default: true)
    arguments.setPassword(
      isAuthenticated,
      written: [values.answer("global", product, "password"), values.answer("password")],
      secret: secret, at: values.answer("usePassword").key)
    var environment: [Draft] = []
    if isAuthenticated != false, let name = secret.value, name.literal != nil {
      let key = values.text("existingSecretPasswordKey") ?? "\(product)-password"
      environment = [
        writer.variable("PASSWORD", fromSecret: name, key: writer.text(key, at: name))
      ]
    }
    let parts = PodParts(values, below: product)
    let server = writer.container(
      product, image: writer.image("image", otherwise: "docker.io/bitnami/\(product)-cluster"),
      arguments: arguments.words, parts: parts, environment: environment,
      volumeMounts: arguments.mounts + [writer.mount("data", at: "/data")])
    let persistence = values.flag("persistence", "enabled", default: true)
    return arguments.objects + [
      writer.statefulSet(
        writer.fullName, product,
        pod: writer.pod(
          server, parts: parts,
          volumes: arguments.volumes + writer.dataVolume(claims: persistence != false)),
        claims: persistence != false),
      writer.service(
        writer.fullName, product, type: values.node("service", "type"), port: "6379"),
    ]
  }
}
