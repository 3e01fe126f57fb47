internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// A server that an operator runs, as the workload that it makes of its resource.
struct OperatedServer {
  let product: RedisServer.Product
  /// The objects whose pods run it; the first tells how it is configured.
  let workloads: [Resource]
  /// The Services that the operator makes for it.
  let services: [RedisServer.OwnService]
}

extension RedisServer {
  /// The servers of some resources.
  static func all(in resources: [Resource], _ files: MountedFiles) -> [RedisServer] {
    var servers: [RedisServer] = []
    var lines = 0
    for resource in resources {
      // Many servers may read one long file, and each keeps what it reads.
      let files = lines < mostLines ? files : MountedFiles(ConfigMapIndex([]), [])
      let found = running(in: resource, files) + operated(for: resource, files)
      lines += found.reduce(0) { $0 + $1.settings.lineCount }
      servers += found
    }
    for index in servers.indices { servers[index].id = index }
    return servers
  }

  /// The lines of configuration of one cluster beyond which further files are not read.
  private static var mostLines: Int { 500_000 }

  /// The servers that an operator runs for a resource.
  static func operated(for resource: Resource, _ files: MountedFiles) -> [RedisServer] {
    // Spotahome's operator fills in all that is left out, the whole `spec` too.
    let isEmpty = resource.spec.map(\.isNull) ?? true
    guard isEmpty ? resource.kind == "RedisFailover" : resource.spec?.isMapping == true else {
      return []
    }
    let operated =
      switch (resource.group, resource.kind) {
      case ("redis.redis.opstreelabs.in", _): OpsTreeServers(resource).all
      case ("databases.spotahome.com", "RedisFailover"): SpotahomeServers(resource).all
      case ("dragonflydb.io", "Dragonfly"): DragonflyServers(resource).all
      case ("app.redislabs.com", "RedisEnterpriseDatabase"),
        ("app.redislabs.com", "RedisEnterpriseActiveActiveDatabase"):
        EnterpriseServers(resource).all
      default: [OperatedServer]()
      }
    return operated.compactMap { server in
      guard let workload = server.workloads.first,
        let running = running(in: workload, files).first
      else { return nil }
      return running.declared(by: resource, as: server)
    }
  }
}

/// Writes the workload that an operator makes of a resource.
struct OperatorWriter: PlacedWriter {
  let resource: Resource
  var place: Node { resource.place }
  var spec: Node? { resource.spec }
  /// The name that the operator's own names begin with; of a variable the value that it has unless
  /// someone sets it.
  var name: String {
    if let name = resource.name { return name }
    let name = Substitution.byDefault(resource.metadata?["name"]?.text ?? "")
    return Substitution(name) == nil ? name : ""
  }

  /// A StatefulSet with the labels by which Services and policies choose its pods.
  func workload(
    _ name: String, labels: KeyValuePairs<String, String>, inherited: Node? = nil, pod: Draft,
    claims: Bool, replicas: Draft?
  ) -> Resource? {
    let added = (inherited?.entries ?? []).compactMap { entry in
      entry.key.text.map { Draft.Member($0, at: .node(entry.key), .node(entry.value)) }
    }
    let labels = Draft.mapping(
      Draft.Mapping(
        labels.map { Draft.Member($0, at: .node(place), text($1)) } + added, at: .node(place)))
    let object = map([
      "apiVersion": text("apps/v1"), "kind": text("StatefulSet"),
      "metadata": map([
        "name": text(name), "namespace": resource.namespace.map { text($0) }, "labels": labels,
      ]),
      "spec": map([
        "replicas": replicas,
        "template": map(["metadata": map(["labels": labels]), "spec": pod]),
        "volumeClaimTemplates": claims
          ? list([map(["metadata": map(["name": text("data")])])]) : nil,
      ]),
    ])
    return Resource(
      object.composed, id: resource.id, file: resource.file, origin: resource.origin)
  }

  func number(_ number: Int, at node: Node? = nil) -> Draft {
    .scalar(Draft.Scalar(String(number), isString: false, at: .node(node ?? place)))
  }

  /// A variable that a Secret fills.
  func variable(_ name: String, fromSecret secret: Node, key: Draft) -> Draft {
    map(
      [
        "name": text(name, at: secret),
        "valueFrom": map(
          ["secretKeyRef": map(["name": .node(secret), "key": key], at: secret)], at: secret),
      ], at: secret)
  }
}

/// The words with which an operator starts a server, and what these words need of its pod.
struct OperatorWords {
  private let writer: OperatorWriter
  private(set) var words: [Draft]
  private(set) var environment: [Draft] = []
  private(set) var volumes: [Draft] = []
  private(set) var mounts: [Draft] = []

  init(_ writer: OperatorWriter, program: String) {
    self.writer = writer
    words = [writer.text(program)]
  }

  /// Adds words that all stand for one place.
  mutating func append(_ texts: String..., at node: Node?) {
    words += texts.map { writer.text($0, at: node) }
  }

  /// Adds lines of a configuration, each one word.
  mutating func append(lines: [Node]) {
    for line in lines {
      guard let text = line.text, !text.isEmpty else { continue }
      words.append(writer.text("--\(text)", at: line))
    }
  }

  /// Adds an option whose value a Secret holds.
  mutating func append(_ option: String, _ variable: String, fromSecret name: Node, key: Draft) {
    append("--\(option)", "$(\(variable))", at: name)
    environment.append(writer.variable(variable, fromSecret: name, key: key))
  }

  /// Mounts a volume, given as in a pod, or one of the workload's claims.
  mutating func mount(
    _ name: String, at path: String, subPath: String? = nil, _ volume: KeyValuePairs<String, Draft?>
  ) {
    mounts.append(writer.mount(name, at: path, subPath: subPath))
    guard !volume.isEmpty else { return }
    let members = volume.compactMap { key, value in
      value.map { Draft.Member(key, at: .node(writer.place), $0) }
    }
    volumes.append(
      .mapping(
        Draft.Mapping(
          [Draft.Member("name", at: .node(writer.place), writer.text(name))] + members,
          at: .node(writer.place))))
  }

  /// Adds a word as it is written.
  mutating func add(word: Node) { words.append(.node(word)) }

  mutating func add(variable: Draft) { environment.append(variable) }

  mutating func add(mount: Node) { mounts.append(.node(mount)) }

  mutating func add(volumes own: [Node]) { volumes += writer.nodes(own) }

  /// Adds what the resource itself says of the container's environment.
  mutating func add(environment own: [Node]) { environment += writer.nodes(own) }

  /// The pod with its one container.
  func pod(image: Draft, ports: [Draft] = [], hostNetwork: Node? = nil) -> Draft {
    writer.map([
      "hostNetwork": hostNetwork.map { .node($0) },
      "containers": writer.list([
        writer.map([
          "name": writer.text("redis"), "image": image, "command": writer.list(words),
          "env": writer.filled(environment), "ports": writer.filled(ports),
          "volumeMounts": writer.filled(mounts),
        ])
      ]),
      "volumes": writer.filled(volumes),
    ])
  }
}
