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

  /// Whether a host is told, or at least the Service in it: `$POD.redis-headless.redis.svc` is a pod of one.
  static func tellsService(_ host: String) -> Bool {
    guard !host.isEmpty else { return false }
    guard Substitution(host) != nil || host.contains("$") else { return true }
    // Of two labels nobody could tell whether the second is a Service or a namespace.
    let services = RedisHost(host).services
    return services.count == 1 && services.allSatisfy { isLabel($0.name) && isLabel($0.namespace) }
  }

  private static func isLabel(_ text: String?) -> Bool {
    text?.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    } ?? false
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
