internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension RedisServer {
  /// The servers that a resource's containers run, read from their arguments and mounted files.
  static func running(in resource: Resource, _ files: MountedFiles) -> [RedisServer] {
    guard let pod = PodSpec(resource) else { return [] }
    // An init container that is always restarted stays beside the others (KEP-753).
    let sidecars = pod.initContainers.filter { $0.node["restartPolicy"]?.hasText("Always") == true }
    var startup = PodStartup(pod, files.configMaps)
    return (sidecars + pod.containers).compactMap { container in
      let image = container.image.flatMap { RedisImage($0) }
      guard let start = ServerStart(container, image, of: pod, files),
        let commandLine = RedisCommandLine(start.arguments, image: image)
      else { return nil }
      return RedisServer(
        pod: pod, container: container, image: image, start: start, commandLine: commandLine,
        files: ConfigurationFiles(
          of: commandLine, container: container, startup: &startup, mounted: files))
    }
  }

  private init(
    pod: PodSpec, container: Container, image: RedisImage?, start: ServerStart,
    commandLine: RedisCommandLine, files: ConfigurationFiles
  ) {
    let texts = files.texts
    resource = pod.resource
    product = start.product ?? image.map { Product($0.family) } ?? .redis
    workloads = [pod.resource]
    ownServices = []
    self.pod = pod
    self.container = container
    // A file may be included a thousand times.
    let parsed = texts.mapValues { RedisConfig($0.string) }
    settings = RedisSettings(commandLine) { parsed[$0] }
    range = container.place(in: pod.resource).range
    configuration = commandLine.file.flatMap { files.configurations[$0.path] }
    configurations = files.configurations.sorted { $0.key < $1.key }.map(\.value)
    sources = texts
    arguments = start.ranges
    isTLSEnabledByImage =
      start.holdsImageConfiguration ? nil : BitnamiImage(container, image)?.isTLSEnabled
  }
}

/// The configuration files that a server reads, as far as the tree shows them, includes and all.
private struct ConfigurationFiles {
  let container: Container
  let pod: PodSpec
  let mounted: MountedFiles
  /// The files asked for, found or not.
  private var asked: Set<String> = []
  private(set) var texts: [String: EmbeddedText] = [:]
  /// The files that stand in a ConfigMap or a Secret, or begin with one that does.
  private(set) var configurations: [String: RedisServer.Configuration] = [:]

  init(
    of commandLine: RedisCommandLine, container: Container, startup: inout PodStartup,
    mounted: MountedFiles
  ) {
    self.container = container
    self.mounted = mounted
    pod = startup.pod
    if let file = commandLine.file { find(file.path, &startup) }
    for setting in commandLine.settings where setting.name == "include" {
      if let path = setting.arguments.first?.text { find(path, &startup) }
    }
  }

  private mutating func find(_ path: String, _ startup: inout PodStartup) {
    guard asked.count < 128, asked.insert(path).inserted else { return }
    if let file = mounted.file(path, in: container, of: pod) {
      return add(file, as: path, &startup)
    }
    switch FileHistory(of: path, readBy: container, &startup) {
    case .written(let pieces): assemble(path, from: pieces, &startup)
    case .unknown: return
    case .untouched:
      // An image's own script often copies the file to a place that can be written.
      if let file = mounted.onlyFile(named: Path.name(path), of: pod) {
        add(file, as: path, &startup)
      }
    }
  }

  private mutating func add(
    _ file: RedisServer.Configuration, as path: String, _ startup: inout PodStartup
  ) {
    configurations[path] = file
    add(file.text, as: path, &startup)
  }

  private mutating func add(
    _ text: EmbeddedText, as path: String, _ startup: inout PodStartup
  ) {
    texts[path] = text
    for include in RedisConfig(text.string).directives where include.name == "include" {
      if let path = include.arguments.first?.text { find(path, &startup) }
    }
  }

  /// Makes a file that includes its pieces, each of which keeps the way back to its own file.
  private mutating func assemble(
    _ path: String, from pieces: [FileHistory.Piece], _ startup: inout PodStartup
  ) {
    let names = pieces.indices.map { FileHistory.pieceName($0, of: path) }
    let place = (container.node["image"] ?? container.node).range
    let lines = names.map { "include \"\($0)\"" }.joined(separator: "\n")
    texts[path] = EmbeddedText(Array(lines.utf8), standingFor: place)
    for (name, piece) in zip(names, pieces) {
      switch piece {
      case .copy(let source, let copier):
        guard let file = mounted.file(source, in: copier, of: pod) else { continue }
        configurations[path] = file
        add(file, as: name, &startup)
      case .text(let text): add(text, as: name, &startup)
      case .unseen: continue
      }
    }
  }
}

extension Container {
  /// What stands for the program: its image, or its name where a build took the image from elsewhere.
  fileprivate func place(in resource: Resource) -> Node {
    let own = [node["image"], node["name"]].lazy.compactMap { $0 }
    return own.first { $0.range.file == resource.file } ?? own.first ?? node
  }
}
