internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension RedisServer {
  /// The servers that a resource's containers run, read from their arguments and ConfigMaps.
  static func running(in resource: Resource, _ configMaps: ConfigMapIndex) -> [RedisServer] {
    guard let pod = PodSpec(resource) else { return [] }
    return pod.containers.compactMap { container in
      let image = container.image.flatMap { RedisImage($0) }
      guard let start = Start(container, in: resource, of: pod),
        let commandLine = RedisCommandLine(start.arguments, image: image)
      else { return nil }
      return RedisServer(
        resource: resource, pod: pod, container: container, image: image, start: start,
        commandLine: commandLine, configMaps: configMaps)
    }
  }

  private init(
    resource: Resource, pod: PodSpec, container: Container, image: RedisImage?, start: Start,
    commandLine: RedisCommandLine, configMaps: ConfigMapIndex
  ) {
    var found = RedisFilesInConfigMaps(container: container, pod: pod, configMaps: configMaps)
    if let file = commandLine.file { found.find(file.path) }
    let files = found.files
    self.resource = resource
    self.pod = pod
    self.container = container
    settings = RedisSettings(commandLine) { path in
      files[path].map { RedisConfig($0.text.string) }
    }
    range = (container.node["image"] ?? container.node["name"] ?? container.node).range
    configuration = commandLine.file.flatMap { files[$0.path] }
    sources = files.mapValues(\.text)
    arguments = start.ranges
    isTLSEnabledByImage =
      image?.packaging == .bitnami ? Self.environmentSwitch(container, "TLS_ENABLED") : nil
  }

  /// `yes` or `no` of `REDIS_<name>` or `VALKEY_<name>`; `nil` where it is not written in place.
  private static func environmentSwitch(_ container: Container, _ name: String) -> Bool? {
    for variable in container.environment
    where variable.name == "REDIS_\(name)" || variable.name == "VALKEY_\(name)" {
      switch variable.value?.text {
      case "yes", "true": return true
      case "no", "false": return false
      default: return nil
      }
    }
    return nil
  }
}

/// The argument vector with which a container starts its server, and where each word stands.
private struct Start {
  let arguments: [String]
  let ranges: [SourceRange]

  /// The container's own words, or those of a server that its shell script starts.
  init?(_ container: Container, in resource: Resource, of pod: PodSpec) {
    let words = container.command + container.arguments
    let first = words.first?.text ?? ""
    if ArgumentVector.shells.contains(Path.name(first)) {
      guard let text = ArgumentVector(words).script else { return nil }
      self.init(Script(resource: resource, pod: pod, container: container, text: text))
    } else {
      self.init(arguments: words.map { $0.text ?? "" }, ranges: words.map(\.range))
    }
  }

  private init(arguments: [String], ranges: [SourceRange]) {
    self.arguments = arguments
    self.ranges = ranges
  }

  private init?(_ script: Script) {
    let servers: Set<String> = ["redis-server", "valkey-server", "keydb-server", "redis-sentinel"]
    let started = script.invocations.filter { servers.contains($0.program) }
    // The last one stands for the server: those before it prepare or check something.
    guard let invocation = started.last else { return nil }
    let words = [invocation.word] + invocation.arguments
    self.init(
      arguments: words.map { script.text(of: $0) }, ranges: words.map { script.range($0.range) })
  }
}

/// The configuration files of the tree that a server's container can read, includes and all.
private struct RedisFilesInConfigMaps {
  let container: Container
  let pod: PodSpec
  let configMaps: ConfigMapIndex
  private(set) var files: [String: RedisServer.Configuration] = [:]

  init(container: Container, pod: PodSpec, configMaps: ConfigMapIndex) {
    self.container = container
    self.pod = pod
    self.configMaps = configMaps
  }

  mutating func find(_ path: String) {
    guard files.count < 16, files[path] == nil, let (resource, node) = file(at: path),
      let text = node.embeddedText,
      let entry = resource.node["data"]?.entries.first(where: { $0.value == node })
    else { return }
    files[path] = RedisServer.Configuration(resource: resource, key: entry.key, text: text)
    for include in RedisConfig(text.string).directives where include.name == "include" {
      if let path = include.arguments.first?.text { find(path) }
    }
  }

  private func file(at path: String) -> (Resource, Node)? {
    if let mounted = configMaps.file(path, in: container, of: pod) { return mounted }
    // An init container often copies the file to a place that can be written.
    let copies = configMaps.files(named: Path.name(path), of: pod)
    return copies.count == 1 ? copies[0] : nil
  }
}
