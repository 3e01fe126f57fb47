internal import Languages
internal import Manifests

/// The server that a client means.
enum RedisTarget: Sendable {
  /// The server at a host.
  case host(String)
  /// The server in a workload, or in a pod of it.
  case workload(ObjectName)
  /// The server beside the client, in the same pod.
  case ownPod(Resource.ID)
  /// The tree does not tell.
  case unknown

  /// The server at a host; a host that a variable gives is not told.
  init(host: String?, from pod: PodSpec? = nil) {
    guard let host, !host.isEmpty, Substitution(host) == nil, !host.contains("$") else {
      self = .unknown
      return
    }
    guard Self.isLoopback(host) else {
      self = .host(host)
      return
    }
    self = pod.map { .ownPod($0.resource.id) } ?? .unknown
  }

  /// The server that a run of `redis-cli` connects to.
  init(of redis: RedisCliCommand, in script: Script) {
    let host =
      redis.host.map { script.text(of: $0) }
      ?? redis.options.value("-u").flatMap { RedisHost.host(ofURL: script.text(of: $0)) }
    if let host, !Self.isLoopback(host) {
      self.init(host: host)
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
