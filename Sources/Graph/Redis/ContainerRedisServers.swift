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
    return (sidecars + pod.containers).compactMap { container in
      let image = container.image.flatMap { RedisImage($0) }
      guard let start = ServerStart(container, image, of: pod, files),
        let commandLine = RedisCommandLine(start.arguments, image: image)
      else { return nil }
      return RedisServer(
        pod: pod, container: container, image: image, start: start, commandLine: commandLine,
        mounted: files)
    }
  }

  private init(
    pod: PodSpec, container: Container, image: RedisImage?, start: ServerStart,
    commandLine: RedisCommandLine, mounted: MountedFiles
  ) {
    var files = ConfigurationFiles(container: container, pod: pod, mounted: mounted)
    if let file = commandLine.file { files.find(file.path) }
    let texts = files.texts
    resource = pod.resource
    self.pod = pod
    self.container = container
    settings = RedisSettings(commandLine) { path in
      texts[path].map { RedisConfig($0.string) }
    }
    range = (container.node["image"] ?? container.node["name"] ?? container.node).range
    configuration = commandLine.file.flatMap { files.configurations[$0.path] }
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
  private(set) var texts: [String: EmbeddedText] = [:]
  /// The files that stand in a ConfigMap or a Secret, or begin with one that does.
  private(set) var configurations: [String: RedisServer.Configuration] = [:]

  init(container: Container, pod: PodSpec, mounted: MountedFiles) {
    self.container = container
    self.pod = pod
    self.mounted = mounted
  }

  mutating func find(_ path: String) {
    guard texts.count < 128, texts[path] == nil else { return }
    if let file = mounted.file(path, in: container, of: pod) { return add(file, as: path) }
    switch FileHistory(of: path, readBy: container, in: pod, mounted.configMaps) {
    case .written(let pieces): assemble(path, from: pieces)
    case .unknown: return
    case .untouched:
      // An image's own script often copies the file to a place that can be written.
      if let file = mounted.onlyFile(named: Path.name(path), of: pod) { add(file, as: path) }
    }
  }

  private mutating func add(_ file: RedisServer.Configuration, as path: String) {
    configurations[path] = file
    add(file.text, as: path)
  }

  private mutating func add(_ text: EmbeddedText, as path: String) {
    texts[path] = text
    for include in RedisConfig(text.string).directives where include.name == "include" {
      if let path = include.arguments.first?.text { find(path) }
    }
  }

  /// Makes a file that includes its pieces, each of which keeps the way back to its own file.
  private mutating func assemble(_ path: String, from pieces: [FileHistory.Piece]) {
    let names = pieces.indices.map { "\(path)#\($0)" }
    let place = (container.node["image"] ?? container.node).range
    let lines = names.map { "include \"\($0)\"" }.joined(separator: "\n")
    texts[path] = EmbeddedText(Array(lines.utf8), standingFor: place)
    for (name, piece) in zip(names, pieces) {
      switch piece {
      case .copy(let source, let copier):
        guard let file = mounted.file(source, in: copier, of: pod) else { continue }
        configurations[path] = file
        add(file, as: name)
      case .text(let text): add(text, as: name)
      case .unseen: continue
      }
    }
  }
}
