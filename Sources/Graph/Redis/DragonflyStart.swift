internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// A Dragonfly server, whose flags are told in Redis' own words
/// (`dragonflydb.io/docs: Server Configuration Flags`; `facts: redis.md 7`).
struct DragonflyImage {
  private let container: Container

  /// Reads a container that runs Dragonfly; the CNCF project of the same name has other programs.
  init?(_ container: Container, _ own: ServerStart) {
    let program = own.arguments.first { Path.name($0) != "entrypoint.sh" }
    let isProgram = program.map { Path.name($0) == "dragonfly" } ?? false
    let isDefault = program.map { $0.hasPrefix("-") } ?? true
    guard isProgram || isDefault && Self.isImage(of: container, own) else { return nil }
    self.container = container
  }

  private static func isImage(of container: Container, _ own: ServerStart) -> Bool {
    guard let name = container.imageName, name == "dragonfly" || name.hasPrefix("dragonfly-") else {
      return false
    }
    return container.image?.split(separator: "/").dropLast().last == "dragonflydb"
      || own.arguments.contains { word in distinctive.contains { word.hasPrefix("--\($0)") } }
  }

  /// Flags that tell a mirror's image from others of its name.
  private static let distinctive = [
    "aclfile", "cache_mode", "cluster_mode", "dbfilename", "default_lua_flags", "proactor_threads",
    "requirepass", "snapshot_cron",
  ]

  private struct Flag {
    let value: String
    let range: SourceRange
    /// Whether a bare `--name` turned it on.
    var isBare = false

    /// `nil` where something else fills the value in.
    var isTrue: Bool? {
      if isBare { return true }
      guard Substitution(value) == nil else { return nil }
      return ["true", "t", "yes", "y", "1"].contains(value.lowercased())
    }
  }

  /// The same start as a `redis-server` would be given it.
  func start(_ own: ServerStart) -> ServerStart {
    let place = (container.node["image"] ?? container.node).range
    var start = ServerStart(arguments: ["redis-server"], ranges: [place])
    let flags = variables.merging(Self.flags(of: own)) { $1 }
    let isOpen =
      flags["flagfile"] != nil || container.node["envFrom"]?.isEmptyCollection == false
      || flags["tls"].map { $0.isTrue == nil } ?? false
    // Standard input stands for what cannot be seen.
    if isOpen { start.append(["-"], at: place) }

    let port = flags["port"]
    if let tls = flags["tls"], tls.isTrue == true {
      start.append(["--port", "0", "--tls-port", port?.value ?? "6379"], at: tls.range)
    } else if let port {
      start.append(["--port", port.value], at: port.range)
    }
    let same = [
      "aclfile": "aclfile", "bind": "bind", "tls_cert_file": "tls-cert-file",
      "tls_key_file": "tls-key-file", "tls_ca_cert_file": "tls-ca-cert-file",
    ]
    for (name, option) in same.sorted(by: { $0.key < $1.key }) {
      guard let flag = flags[name], !flag.value.isEmpty else { continue }
      start.append(["--\(option)", flag.value], at: flag.range)
    }
    if let password = flags["requirepass"], !password.value.isEmpty {
      // Never the value itself.
      start.append(["--requirepass", "$(requirepass)"], at: password.range)
    }
    if let cache = flags["cache_mode"], cache.isTrue != false {
      let policy = cache.isTrue == true ? "allkeys-lru" : cache.value
      start.append(["--maxmemory-policy", policy], at: cache.range)
    }
    // Without a name nothing is saved at the end, which otherwise happens unasked.
    if let file = flags["dbfilename"], file.value.isEmpty {
      start.append(["--save", ""], at: file.range)
    }
    return start
  }

  /// Flags by the variables `DFLY_<flag>`.
  private var variables: [String: Flag] {
    var flags: [String: Flag] = [:]
    for variable in container.environment where variable.name.hasPrefix("DFLY_") {
      let name = String(variable.name.dropFirst("DFLY_".count))
      flags[name == "PASSWORD" ? "requirepass" : name] = Flag(
        value: variable.value?.text ?? "$(\(variable.name))", range: variable.node.range)
    }
    return flags
  }

  /// `--name=value`, `--name value`, `--name`, `--noname`, each with one dash too (`abseil.io/docs:
  /// Abseil Flags`).
  private static func flags(of own: ServerStart) -> [String: Flag] {
    var flags: [String: Flag] = [:]
    for (index, word) in own.arguments.enumerated() where word.hasPrefix("-") {
      let spelled = word.drop { $0 == "-" }
      let range = own.ranges[index]
      let name = String(spelled.prefix { $0 != "=" })
      if name.count < spelled.count {
        flags[name] = Flag(value: String(spelled.dropFirst(name.count + 1)), range: range)
      } else if switches.contains(name) {
        flags[name] = Flag(value: "", range: range, isBare: true)
      } else if name.hasPrefix("no"), switches.contains(String(name.dropFirst(2))) {
        flags[String(name.dropFirst(2))] = Flag(value: "false", range: range)
      } else if index + 1 < own.arguments.count {
        flags[name] = Flag(value: own.arguments[index + 1], range: range)
      }
    }
    return flags
  }

  /// The flags read here that take no value.
  private static let switches: Set<String> = ["tls", "cache_mode"]
}
