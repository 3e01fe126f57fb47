internal import Manifests
internal import YAML

/// The Valkey project's chart (`valkey-io/valkey-helm valkey@0.9 templates/init_config.yaml,
/// deploy_valkey.yaml`).
struct ValkeyChart {
  private let values: HelmValues
  private let writer: ChartWriter

  init(_ release: HelmRelease) {
    values = release.values
    writer = ChartWriter(
      release, .valkey, near: ["tls", "auth", "replica", "dataStorage", "image"])
  }

  var objects: [Draft] {
    var arguments = RedisArguments(writer, server: "valkey-server")
    if values.isFilled("valkeyConfig") != false {
      arguments.read(
        values.answer("valkeyConfig"), in: "\(writer.fullName)-config", as: "valkey.conf",
        otherwise: [])
    }
    arguments.setTLS(
      values.flag("tls", "enabled", default: false), at: writer.place(enabling: "tls"))
    // An init container writes the file anew at each start; it always has a default user.
    if values.flag("auth", "enabled", default: false) != false {
      let place = values.answer("auth", "enabled").key
      arguments.append(["--aclfile", "/etc/valkey/users.acl"], at: place)
    }
    var parts = PodParts()
    parts.containers = values.items("extraContainers")
    parts.initContainers = values.items("extraInitContainers")
    parts.volumes = values.items("extraVolumes")
    let server = writer.container(
      "valkey", image: writer.image("image", otherwise: "docker.io/valkey/valkey"),
      arguments: arguments.words, parts: parts,
      volumeMounts: arguments.mounts + [
        writer.mount("data", at: "/data"), writer.mount("users-file", at: "/etc/valkey"),
      ])
    let hasReplicas = values.flag("replica", "enabled", default: false) == true
    let claims = hasReplicas || values.flag("dataStorage", "enabled", default: false) != false
    return arguments.objects + [
      writer.statefulSet(
        writer.fullName, "valkey",
        pod: writer.pod(
          server, parts: parts,
          volumes: arguments.volumes + userVolume + writer.dataVolume(claims: claims) + [
            writer.emptyDir("users-file")
          ]), claims: claims),
      writer.service(
        writer.fullName, "valkey", type: values.node("service", "type"), port: "6379"),
    ]
  }

  /// The Secret with the users' passwords, which the init container reads.
  private var userVolume: [Draft] {
    guard let secret = values.node("auth", "usersExistingSecret"), secret.literal != nil else {
      return []
    }
    return [
      writer.map([
        "name": writer.text("users"),
        "secret": writer.map(["secretName": .node(secret)], at: secret),
      ])
    ]
  }
}
