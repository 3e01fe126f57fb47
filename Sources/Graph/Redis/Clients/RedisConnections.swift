internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// Who connects to which server.
struct RedisConnections: Sendable {
  /// Everything that tells of a connection.
  let clients: [RedisClient]
  /// The runs of commands whose host only a variable tells.
  let anywhere: [RedisClient]
  private let byServer: [RedisServer.ID: [Int]]
  private let runsByResource: Lookup<Resource.ID, RedisClient>

  init(
    _ servers: [RedisServer], _ names: ServerNames, _ resources: [Resource], _ scripts: [Script],
    _ releases: [HelmRelease], _ database: VaultDatabase
  ) {
    // A tree without servers has no connection that a rule asks for.
    guard !servers.isEmpty else {
      clients = []
      anywhere = []
      byServer = [:]
      runsByResource = Lookup([]) { $0.resource.id }
      return
    }
    clients =
      resources.flatMap { Self.written(in: $0) }
      + scripts.flatMap { RedisClient.commandLines(in: $0) }
      + database.connections.compactMap { RedisClient($0) }
      + releases.flatMap { Self.written(in: $0) }
    var byServer: [RedisServer.ID: [Int]] = [:]
    var search = ServerSearch(names)
    for (index, client) in clients.enumerated() {
      for server in search.servers(of: client.target, near: client.resource) {
        byServer[server.id, default: []].append(index)
      }
    }
    self.byServer = byServer
    let runs = clients.filter { !$0.commands.isEmpty }
    anywhere = runs.filter(\.isAnywhere)
    runsByResource = Lookup(runs) { $0.resource.id }
  }

  /// The runs of commands that a resource carries.
  func runs(in resource: Resource.ID) -> [RedisClient] { runsByResource[resource] }

  subscript(server: RedisServer) -> [RedisClient] {
    (byServer[server.id] ?? []).map { clients[$0] }
  }

  // MARK: - Where connections are written

  /// A longer text is no configuration of a client.
  private static let longestText = 100_000

  private static func written(in resource: Resource) -> [RedisClient] {
    if resource.isA("ConfigMap", in: "") { return written(inConfigMap: resource) }
    guard let pod = PodSpec(resource) else { return [] }
    return pod.allContainers.flatMap { container -> [RedisClient] in
      if let exporter = RedisClient(exporter: container, of: pod) { return [exporter] }
      let variables = container.environment.compactMap { variable in
        variable.value.map { RedisVariables.Variable(name: variable.name, value: $0) }
      }
      let texts = variables.map(\.value) + container.command + container.arguments
      return texts.flatMap { urls(in: $0, of: resource, from: pod) }
        + RedisVariables(variables).clients(of: resource, from: pod)
    }
  }

  private static func written(inConfigMap resource: Resource) -> [RedisClient] {
    let entries = resource.node["data"]?.entries ?? []
    let variables = entries.compactMap { entry in
      entry.key.text.map { RedisVariables.Variable(name: $0, value: entry.value) }
    }
    return entries.flatMap { urls(in: $0.value, of: resource, from: nil) }
      + RedisVariables(variables).clients(of: resource, from: nil)
  }

  /// The values of a chart that nobody renders: variables as `env` takes them, in both its forms.
  private static func written(in release: HelmRelease) -> [RedisClient] {
    guard let resource = release.resource, let root = release.values.root else { return [] }
    var clients: [RedisClient] = []
    var nodes = [root]
    var next = 0
    while next < nodes.count, nodes.count < 20_000 {
      let node = nodes[next]
      next += 1
      let entries = node.entries
      if node.isScalar { clients += urls(in: node, of: resource, from: nil) }
      let own = entries.compactMap { entry in
        entry.value.isScalar
          ? entry.key.text.map { RedisVariables.Variable(name: $0, value: entry.value) } : nil
      }
      let listed = node.items.compactMap { item -> RedisVariables.Variable? in
        guard let name = item["name"]?.text, let value = item["value"] else { return nil }
        return RedisVariables.Variable(name: name, value: value)
      }
      for variables in [own, listed] where !variables.isEmpty {
        clients += RedisVariables(variables).clients(of: resource, from: nil)
      }
      nodes += entries.map(\.value) + node.items
    }
    return clients
  }

  /// The addresses in a value; those that a command line takes are told by the command.
  private static func urls(
    in value: Node, of resource: Resource, from pod: PodSpec?
  ) -> [RedisClient] {
    guard value.textCount > 8, value.textCount < longestText, let text = value.text
    else { return [] }
    let bytes = Array(text.utf8)
    return RedisURL.all(in: text).compactMap { url in
      let before = bytes[..<url.offsets.lowerBound].suffix(4)
      guard !String(decoding: before, as: UTF8.self).contains("-u ") else { return nil }
      let scheme = url.offsets.lowerBound..<(url.offsets.lowerBound + 1)
      let isWhole = url.offsets == 0..<bytes.count
      let range = isWhole ? value.range : value.embeddedText?.range(scheme) ?? value.range
      return RedisClient(
        resource: resource, means: .url, target: RedisTarget(host: url.host, from: pod),
        host: url.host, port: url.port, user: url.user, transport: url.transport,
        asksSentinel: url.asksSentinel, range: range, transportRange: range)
    }
  }
}

extension ResourceGraph {
  /// Everything in the tree that tells of a connection to a Redis server, whatever server it means.
  public var redisClients: [RedisClient] { redisConnections.clients }

  /// Who connects to a server by a name that is known to be its own.
  public func redisClients(of server: RedisServer) -> [RedisClient] { redisConnections[server] }

  /// The runs of `ACL SAVE`, or of another command, that reach a server, or may: those whose host only
  /// a variable tells count for every server.
  public func runs(of command: String, on server: RedisServer) -> [RedisClient] {
    let own = redisClients(of: server).filter { $0.commands.contains(command) }
    let known = Set(own.map(\.range))
    return own
      + redisConnections.anywhere.filter {
        $0.commands.contains(command) && !known.contains($0.range)
      }
  }
}
