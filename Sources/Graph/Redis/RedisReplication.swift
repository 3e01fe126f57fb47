internal import Languages
public import SourceText
internal import YAML

/// The Sentinels that one workload runs.
public struct RedisSentinels: Sendable {
  /// The Sentinel's own settings, pods and place.
  public let server: RedisServer
  /// What it watches.
  public let masters: [Master]

  /// A `sentinel monitor` line.
  public struct Master: Sendable {
    /// The name under which clients ask for it.
    public let name: String
    /// The host of the server that takes writes at first.
    public let host: String
    /// Its port; `nil` where a variable gives it.
    public let port: Int?
    /// How many Sentinels must agree; `nil` where a variable gives it.
    public let quorum: Int?
    /// Where the line is written.
    public let range: SourceRange
    /// Where the quorum is written.
    public let quorumRange: SourceRange
  }

  /// How many Sentinels there are; `nil` where the tree does not tell.
  public var count: Int? { server.podCount }

  fileprivate init?(_ server: RedisServer) {
    guard server.settings.isSentinel else { return nil }
    self.server = server
    masters = server.settings.all("sentinel").compactMap { line in
      let words = line.arguments
      guard words.count == 5, words[0].text.lowercased() == "monitor" else { return nil }
      return Master(
        name: words[1].text, host: words[2].text, port: Int(words[3].text),
        quorum: Int(words[4].text), range: server.range(of: line.origin),
        quorumRange: server.range(of: words[4].origin))
    }
  }
}

extension RedisServer {
  /// The server that it copies, and where that is written; `nil` for one that takes writes, as far as
  /// the tree shows.
  public var replicaOf: (host: String, port: Int?, range: SourceRange)? {
    guard case .set(let line) = settings.value(of: "replicaof"), line.arguments.count == 2,
      line.arguments.first.map({ $0.text.lowercased() != "no" }) == true
    else { return nil }
    return (line.arguments[0].text, Int(line.arguments[1].text), range(of: line.origin))
  }
}

/// Which servers copy which, and which Sentinels watch them.
struct RedisTopology: Sendable {
  let sentinels: [RedisSentinels]
  private let watchers: [RedisServer.ID: [Int]]
  private let copies: [RedisServer.ID: [RedisServer.ID]]

  init(_ servers: [RedisServer], _ names: ServerNames) {
    let sentinels = servers.compactMap { RedisSentinels($0) }
    var watchers: [RedisServer.ID: [Int]] = [:]
    var copies: [RedisServer.ID: [RedisServer.ID]] = [:]
    func found(_ host: String, from client: RedisServer) -> [RedisServer] {
      names.servers(of: RedisTarget(host: host, from: client.pod), near: client.resource)
    }
    let byResource = Lookup(servers.filter { !$0.settings.isSentinel }) { $0.resource.id }
    for (index, watcher) in sentinels.enumerated() {
      let watched =
        watcher.masters.flatMap { found($0.host, from: watcher.server) }
        + byResource[watcher.server.resource.id]
      for id in Set(watched.map(\.id)) { watchers[id, default: []].append(index) }
    }
    for replica in servers {
      guard let primary = replica.replicaOf else { continue }
      for server in found(primary.host, from: replica) where server.id != replica.id {
        copies[server.id, default: []].append(replica.id)
      }
    }
    self.sentinels = sentinels
    self.watchers = watchers
    self.copies = copies
  }

  func sentinels(of server: RedisServer) -> [RedisSentinels] {
    (watchers[server.id] ?? []).map { sentinels[$0] }
  }

  func replicas(of server: RedisServer) -> [RedisServer.ID] { copies[server.id] ?? [] }
}

extension ResourceGraph {
  /// The Sentinels of a tree.
  public var redisSentinels: [RedisSentinels] { redisTopology.sentinels }

  /// The Sentinels that watch a server: by a name of its own, in its pod, or of the same operator.
  public func sentinels(of server: RedisServer) -> [RedisSentinels] {
    redisTopology.sentinels(of: server)
  }

  /// The servers that copy a server by a name of its own.
  public func replicas(of server: RedisServer) -> [RedisServer] {
    redisTopology.replicas(of: server).map { redisServers[$0] }
  }

  /// Whether other servers copy what is written to a server; `nil` where the tree does not tell.
  public func isReplicated(_ server: RedisServer) -> Bool? {
    if !replicas(of: server).isEmpty { return true }
    guard let count = server.podCount else { return nil }
    // The values of a chart tell of one workload; its replicas are another.
    if server.resource.origin == .chart { return sentinels(of: server).isEmpty ? nil : true }
    guard count > 1 else { return false }
    if !server.ownServices.isEmpty { return server.product != .enterprise }
    if server.replicaOf != nil || !sentinels(of: server).isEmpty { return true }
    let scripts = scripts(runBy: server.pod.resource)
    let speaks = scripts.contains { script in
      let text = script.text.string
      return text.contains("replicaof") || text.contains("slaveof")
    }
    return speaks ? true : nil
  }
}
