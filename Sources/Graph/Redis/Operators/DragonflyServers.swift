internal import Manifests
internal import YAML

/// What Dragonfly's operator makes of a Dragonfly (`facts: redis.md 7.2`;
/// `dragonflydb/dragonfly-operator internal/resources/resources.go`).
struct DragonflyServers {
  private let writer: OperatorWriter
  private let spec: Node?

  init(_ resource: Resource) {
    writer = OperatorWriter(resource: resource)
    spec = resource.spec
  }

  var all: [OperatedServer] {
    var words = OperatorWords(writer, program: "dragonfly")
    for word in spec?["args"]?.items ?? [] { words.add(word: word) }
    appendTLS(to: &words)
    if let secret = spec?["aclFromSecret"], let name = secret["name"] {
      let folder = "/var/lib/dragonfly"
      words.append("--aclfile=\(folder)/dragonfly.acl", at: name)
      words.mount(
        "dragonfly-acl", at: folder,
        ["secret": secretVolume(name, key: secret["key"], path: "dragonfly.acl")])
    }
    let snapshot = spec?["snapshot"]
    let hasClaim = snapshot?["persistentVolumeClaimSpec"]?.isMapping == true
    if let snapshot {
      let folder = snapshot["dir"]?.text ?? "/dragonfly/snapshots"
      words.append("--dir=\(folder)", at: snapshot["dir"])
      if hasClaim { words.mount("data", at: folder, [:]) }
    }
    words.add(environment: spec?["env"]?.items ?? [])
    if let secret = spec?[path: "authentication", "passwordFromSecret"], let name = secret["name"] {
      words.add(
        variable: writer.variable(
          "DFLY_requirepass", fromSecret: name,
          key: secret["key"].map { .node($0) } ?? writer.text("password", at: name)))
    }
    let image = spec?["image"].map { Draft.node($0) }
    let workload = writer.workload(
      writer.name,
      labels: [
        "app": writer.name, "app.kubernetes.io/name": "dragonfly",
        "app.kubernetes.io/part-of": "dragonfly",
      ],
      pod: words.pod(image: image ?? writer.text("docker.dragonflydb.io/dragonflydb/dragonfly")),
      claims: hasClaim, replicas: spec?["replicas"].map { .node($0) })
    let service = spec?["serviceSpec"]
    return [
      OperatedServer(
        product: .dragonfly, workloads: workload.map { [$0] } ?? [],
        services: [
          // Its Service follows the master.
          RedisServer.OwnService(
            name: service?["name"]?.literal ?? writer.name, pods: .primary,
            type: service?["type"], annotations: service?["annotations"])
        ])
    ]
  }

  private func appendTLS(to words: inout OperatorWords) {
    guard let secret = spec?["tlsSecretRef"], let name = secret["name"] else { return }
    let folder = "/etc/dragonfly-tls"
    words.append(
      "--tls", "--tls_cert_file=\(folder)/tls.crt", "--tls_key_file=\(folder)/tls.key", at: name)
    words.mount(
      "dragonfly-tls", at: folder,
      ["secret": writer.map(["secretName": .node(name)], at: name)])
    guard let authority = spec?[path: "authentication", "clientCaCertSecret"],
      let name = authority["name"]
    else { return }
    words.append("--tls_ca_cert_file=/etc/dragonfly-client-ca/ca.crt", at: name)
    words.mount(
      "client-ca", at: "/etc/dragonfly-client-ca",
      ["secret": secretVolume(name, key: authority["key"], path: "ca.crt")])
  }

  private func secretVolume(_ name: Node, key: Node?, path: String) -> Draft {
    let item = writer.map(["key": key.map { .node($0) }, "path": writer.text(path)], at: name)
    return writer.map(
      ["secretName": .node(name), "items": key == nil ? nil : writer.list([item])], at: name)
  }
}
