internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// How Bitnami's images turn variables into a configuration (`bitnami/containers
/// bitnami/redis/*/rootfs/opt/bitnami/scripts/redis-env.sh` and `libredis.sh`, `valkey-env.sh` and
/// `libvalkey.sh` the same; `redis/postunpack.sh` for what the image brings along).
struct BitnamiImage {
  private let container: Container
  private let image: RedisImage

  init?(_ container: Container, _ image: RedisImage?) {
    guard let image, image.packaging == .bitnami else { return nil }
    self.container = container
    self.image = image
  }

  /// The last setting of a variable, by its name behind `REDIS_` or `VALKEY_`.
  private func variable(_ name: String) -> EnvironmentVariable? {
    container.environment.last { $0.name == "\(prefix)_\(name)" }
  }

  private var prefix: String { image.family == .valkey ? "VALKEY" : "REDIS" }

  private var folder: String { "/opt/bitnami/\(image.family == .valkey ? "valkey" : "redis")" }

  /// What the variables make of TLS, which is off unless it is turned on; `nil` where they do not
  /// tell.
  var isTLSEnabled: Bool? {
    guard let variable = variable("TLS_ENABLED") else { return nil }
    return Self.isYes(variable)
  }

  /// `1`, `yes` and `true` in any case; whatever else is written means no (`libvalidations.sh`).
  private static func isYes(_ variable: EnvironmentVariable) -> Bool? {
    guard let text = variable.value?.text, Substitution(text) == nil else { return nil }
    return ["1", "yes", "true"].contains(text.lowercased())
  }

  /// The options that come to the same as the variables, followed by those that `run.sh` is given;
  /// `nil` where something out of sight configures the server too.
  func start(_ own: ServerStart, of pod: PodSpec, _ files: MountedFiles) -> ServerStart? {
    guard !image.isSentinel, let rest = Self.options(of: own) else { return nil }
    let place = (container.node["image"] ?? container.node).range
    var start = ServerStart(arguments: ["redis-server"], ranges: [place])
    let kind = image.family == .valkey ? "valkey" : "redis"
    let mounted = "\(folder)/mounted-etc/\(kind).conf"
    if files.file(mounted, in: container, of: pod) != nil {
      // A file of the user's makes the scripts pass over every variable.
      start.append([mounted], at: place)
    } else {
      guard showsEverything, appendVariables(to: &start, or: place) else { return nil }
    }
    start.append(own, from: rest)
    return start
  }

  /// The index of the first option behind `entrypoint.sh` and `run.sh`.
  private static func options(of own: ServerStart) -> Int? {
    var index = 0
    if let first = own.arguments.first, Path.name(first) == "entrypoint.sh" { index = 1 }
    guard index < own.arguments.count else { return index }
    return Path.name(own.arguments[index]) == "run.sh" ? index + 1 : nil
  }

  /// Whether nothing else can configure the server: variables or options from elsewhere, files.
  private var showsEverything: Bool {
    guard container.node["envFrom"]?.isEmptyCollection ?? true else { return false }
    let isOpen = container.environment.contains { variable in
      [
        "_EXTRA_FLAGS", "_OVERRIDES_FILE", "_CONF_FILE", "_ENABLED_FILE", "_ACLFILE_FILE",
        "_NUMBER_FILE", "_POLICY_FILE",
      ].contains { variable.name.hasSuffix($0) }
    }
    return !isOpen
      && !container.volumeMounts.contains { mount in
        ["etc", "mounted-etc", "etc.default"].contains { name in
          let path = "\(folder)/\(name)"
          return mount.contains(path) || Path.isBelow(mount.mountPath, path)
        } || Path.isBelow(mount.mountPath, "/opt/bitnami/scripts")
      }
  }

  /// Adds what the variables set, in the order of the script; false where one does not tell.
  private func appendVariables(to start: inout ServerStart, or place: SourceRange) -> Bool {
    func value(_ variable: EnvironmentVariable) -> String {
      variable.value?.text ?? "$(\(variable.name))"
    }
    func append(_ name: String, _ option: String, otherwise: String? = nil) {
      if let variable = variable(name) {
        start.append(["--\(option)", value(variable)], at: variable.node.range)
      } else if let otherwise {
        start.append(["--\(option)", otherwise], at: place)
      }
    }
    append("AOF_ENABLED", "appendonly", otherwise: "yes")
    if variable("RDB_POLICY") == nil { start.append(["--save", ""], at: place) }
    if let tls = variable("TLS_ENABLED") {
      guard let isEnabled = Self.isYes(tls) else { return false }
      if isEnabled {
        // Only with both ports left alone does TLS take the place of clear text.
        let ports = ["PORT_NUMBER", "TLS_PORT_NUMBER", "TLS_PORT"].compactMap { variable($0) }
        let isAlone = ports.allSatisfy { $0.value?.hasText("6379") == true }
        if isAlone { start.append(["--port", "0"], at: tls.node.range) }
        if !isAlone { append("PORT_NUMBER", "port", otherwise: "6379") }
        let name = variable("TLS_PORT_NUMBER") == nil ? "TLS_PORT" : "TLS_PORT_NUMBER"
        append(name, "tls-port", otherwise: "6379")
      }
    }
    if self.variable("TLS_ENABLED").flatMap(Self.isYes) != true {
      append("PORT_NUMBER", "port")
    }
    let passwords = ["PASSWORD", "PASSWORD_FILE"].compactMap { self.variable($0) }
    if let password = passwords.last(where: { $0.value?.text != "" }) {
      // Never the value itself.
      start.append(["--requirepass", "$(\(password.name))"], at: password.node.range)
    }
    if let file = variable("ACLFILE"), file.value?.text != "" {
      start.append(["--aclfile", value(file)], at: file.node.range)
    }
    return true
  }
}
