internal import Manifests
internal import YAML

/// Variables or keys that stand beside one another, some of which tell how to reach a server.
struct RedisVariables {
  struct Variable {
    let name: String
    let value: Node
  }

  private let all: [String: Node]

  /// Names that say which server: `REDIS_HOST`, `APP_REDIS__HOST`, `VALKEY_ADDR`.
  private static let hosts = [
    "HOST", "HOSTNAME", "SERVER", "ADDR", "ADDRESS", "ENDPOINT", "MASTER_HOST", "SENTINEL_HOST",
    "SENTINEL_HOSTS", "SENTINELS",
  ]
  private static let encryption = [
    "TLS", "SSL", "TLS_ENABLED", "SSL_ENABLED", "USE_TLS", "USE_SSL", "ENABLE_TLS", "ENABLE_SSL",
    "IS_TLS", "SSL_ENABLE", "TLS_ENABLE",
  ]
  private static let leniency = [
    "TLS_SKIP_VERIFY", "TLS_INSECURE", "SKIP_TLS_VERIFICATION", "SKIP_TLS_VERIFY",
    "TLS_INSECURE_SKIP_VERIFY", "INSECURE_SKIP_VERIFY", "SSL_INSECURE",
  ]

  init(_ variables: [Variable]) {
    let own = variables.filter { Self.mayNameServer($0.name) }
    all = Dictionary(own.map { (Self.plain($0.name), $0.value) }) { $1 }
  }

  /// Whether the letters of a product stand in a name: of most names of a tree they do not.
  private static func mayNameServer(_ name: String) -> Bool {
    let letters = name.utf8.lazy.map { $0 | 0x20 }
    return products.contains { product in
      let wanted = product.utf8.dropLast().lazy.map { $0 | 0x20 }
      return letters.indices.contains { letters[$0...].starts(with: wanted) }
    }
  }

  private static let products = ["REDIS_", "VALKEY_", "DRAGONFLY_", "KEYDB_"]

  /// `APP_REDIS_HOST` of `app.redis__host`.
  private static func plain(_ name: String) -> String {
    let text = name.uppercased().map { $0 == "." || $0 == "-" ? "_" : $0 }
    return String(text).replacing("__", with: "_")
  }

  /// What stands before `HOST` in the names of a server's host: `REDIS_`, `APP_VALKEY_`.
  private var prefixes: [(prefix: String, host: String)] {
    all.keys.sorted().flatMap { name -> [(String, String)] in
      guard
        let product = Self.products.first(where: name.contains),
        let range = name.firstRange(of: product)
      else { return [] }
      let prefix = String(name[..<range.upperBound])
      let rest = String(name[range.upperBound...])
      return Self.hosts.contains(rest) ? [(prefix, rest)] : []
    }
  }

  /// The connections that the variables tell.
  func clients(of resource: Resource, from pod: PodSpec?) -> [RedisClient] {
    prefixes.compactMap { prefix, rest in
      guard let node = all[prefix + rest], let text = node.text, !text.isEmpty,
        !text.contains("://")
      else { return nil }
      let first = text.prefix { $0 != "," }
      let name = first.prefix { $0 != ":" }
      // A variable that is not known stands as it is spelled.
      let host = first.contains("$") ? String(first) : String(name)
      let tls = Self.encryption.lazy.compactMap { all[prefix + $0] }.first
      let skip = Self.leniency.lazy.compactMap { all[prefix + $0] }.first {
        Self.isTrue($0) == true
      }
      let portText = all[prefix + "PORT"]?.text ?? String(first.dropFirst(name.count + 1))
      return RedisClient(
        resource: resource, means: .variables, target: RedisTarget(host: host, from: pod),
        host: host, port: Int(portText),
        user: ["USERNAME", "USER"].lazy.compactMap { all[prefix + $0]?.text }.first,
        transport: tls.map { Self.isTrue($0).map { $0 ? .tls : .plain } ?? .unknown } ?? .unknown,
        verifiesCertificate: skip == nil, asksSentinel: rest.hasPrefix("SENTINEL"),
        range: node.range, transportRange: (skip ?? tls)?.range)
    }
  }

  /// What a variable's text says; `nil` where that is not told.
  static func isTrue(_ node: Node) -> Bool? {
    switch node.text?.lowercased() {
    case "true", "yes", "on", "1", "enabled", "require", "required": true
    case "false", "no", "off", "0", "", "disabled": false
    default: nil
    }
  }
}
