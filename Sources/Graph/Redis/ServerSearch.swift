internal import Manifests

/// The servers that targets mean, those of equal hosts looked for once.
struct ServerSearch {
  private struct Question: Hashable {
    let hosts: [String]
    let namespace: String?
  }

  private let names: ServerNames
  private let orOnlyOne: Bool
  private var known: [Question: [RedisServer]] = [:]

  /// What tells no server means the only one, if that is asked for.
  init(_ names: ServerNames, orOnlyOne: Bool = false) {
    self.names = names
    self.orOnlyOne = orOnlyOne
  }

  /// The servers that a target means to a resource.
  mutating func servers(of target: RedisTarget, near resource: Resource) -> [RedisServer] {
    guard case .hosts(let hosts) = target else {
      return names.servers(of: target, near: resource, orOnlyOne: orOnlyOne)
    }
    let question = Question(hosts: hosts, namespace: resource.namespace)
    if let servers = known[question] { return servers }
    let servers = names.servers(of: target, near: resource, orOnlyOne: orOnlyOne)
    known[question] = servers
    return servers
  }
}
