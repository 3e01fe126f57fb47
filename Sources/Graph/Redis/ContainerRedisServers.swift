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
    var found = ConfigurationFiles(container: container, pod: pod, mounted: mounted)
    if let file = commandLine.file { found.find(file.path) }
    let files = found.files
    resource = pod.resource
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
      start.holdsImageConfiguration ? nil : BitnamiImage(container, image)?.isTLSEnabled
  }
}

/// The configuration files that a server reads, as far as the tree shows them, includes and all.
private struct ConfigurationFiles {
  let container: Container
  let pod: PodSpec
  let mounted: MountedFiles
  private(set) var files: [String: RedisServer.Configuration] = [:]

  init(container: Container, pod: PodSpec, mounted: MountedFiles) {
    self.container = container
    self.pod = pod
    self.mounted = mounted
  }

  mutating func find(_ path: String) {
    guard files.count < 16, files[path] == nil, let file = file(at: path) else { return }
    files[path] = file
    for include in RedisConfig(file.text.string).directives where include.name == "include" {
      if let path = include.arguments.first?.text { find(path) }
    }
  }

  private func file(at path: String) -> RedisServer.Configuration? {
    if let file = mounted.file(path, in: container, of: pod) { return file }
    switch FileHistory(of: path, readBy: container, in: pod, mounted.configMaps) {
    case .copied(let source, let copier): return mounted.file(source, in: copier, of: pod)
    case .rewritten: return nil
    case .untouched:
      // An image's own script often copies the file to a place that can be written.
      return mounted.onlyFile(named: Path.name(path), of: pod)
    }
  }
}
