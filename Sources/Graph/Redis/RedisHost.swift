internal import Manifests

/// A host name under which a client reaches a server, read as the cluster's DNS reads it.
struct RedisHost: Sendable {
  /// What it may mean: `service`, `service.namespace`, and `pod.service.namespace` of a headless
  /// Service; nothing for a name outside the cluster's DNS.
  let services: [ObjectName]

  init(_ host: String) {
    let labels = host.lowercased().prefix { $0 != ":" }.split(separator: ".").map(String.init)
    switch labels.count {
    case 1: services = [ObjectName(namespace: nil, name: labels[0])]
    case 2:
      services = [
        ObjectName(namespace: labels[1], name: labels[0]),
        ObjectName(namespace: nil, name: labels[1]),
      ]
    case 3... where labels[2] == "svc":
      services = [ObjectName(namespace: labels[1], name: labels[0])]
    case 3... where labels.count == 3 || labels[3] == "svc":
      services = [ObjectName(namespace: labels[2], name: labels[1])]
    default: services = []
    }
  }

  /// The host of `rediss://user@host:6379/0` or `host:6379`; of several, the first.
  static func host(ofURL url: String) -> String? {
    var rest = Substring(url)
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { !"/?,".contains($0) }
    if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
    let host = rest.prefix { $0 != ":" }
    return host.isEmpty ? nil : String(host)
  }
}
