internal import Languages
internal import Manifests

/// The server that a client means.
enum RedisTarget: Sendable {
  /// The server at one of some hosts, of each of which at least the Service is told.
  case hosts([String])
  /// The server in a workload, or in a pod of it.
  case workload(ObjectName)
  /// The server beside the client, in the same pod.
  case ownPod(Resource.ID)
  /// The tree does not tell.
  case unknown

  /// The server at a host; a host that a variable gives is not told.
  init(host: String?, from pod: PodSpec? = nil) {
    self.init(hosts: host.map { [$0] } ?? [], from: pod)
  }

  /// The server at one of some hosts, as far as they are told.
  init(hosts: [String], from pod: PodSpec? = nil) {
    let told = hosts.filter { RedisHost.tellsService($0) }
    guard !told.isEmpty else {
      self = .unknown
      return
    }
    guard told.contains(where: Self.isLoopback) else {
      self = .hosts(told)
      return
    }
    self = pod.map { .ownPod($0.resource.id) } ?? .unknown
  }

  /// The server that a run of `redis-cli` connects to.
  init(of redis: RedisCliCommand, in script: Script) {
    let hosts =
      redis.host.map { script.texts(of: $0) }
      ?? redis.options.value("-u").flatMap { RedisHost.host(ofURL: script.text(of: $0)) }.map {
        [$0]
      }
      ?? []
    if !hosts.isEmpty, !hosts.contains(where: Self.isLoopback) {
      self.init(hosts: hosts)
    } else if let exec = redis.invocation.container {
      guard let target = exec.target.map({ script.text(of: $0) }), Substitution(target) == nil
      else {
        self = .unknown
        return
      }
      let namespace = exec.namespace.map { script.text(of: $0) }
      self = .workload(
        ObjectName(
          namespace: namespace.flatMap { Substitution($0) == nil ? $0 : nil },
          name: Path.name(target)))
    } else {
      self = script.pod.map { .ownPod($0.resource.id) } ?? .unknown
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    ["localhost", "127.0.0.1", "::1"].contains(host)
  }
}
