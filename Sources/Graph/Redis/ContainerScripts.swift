internal import Languages
internal import Manifests
internal import YAML

extension Script {
  /// Files that run files are followed no further than this.
  private static var mostFiles: Int { 8 }

  /// What a container runs when it starts: its own words, and the ConfigMaps' files these run.
  static func startup(
    of container: Container, in pod: PodSpec, _ configMaps: ConfigMapIndex
  ) -> [Script] {
    let vector = ArgumentVector(container.command + container.arguments)
    guard let text = vector.script else { return [] }
    var scripts = [
      Script(
        resource: pod.resource, pod: pod, container: container, text: text, start: vector.start,
        known: configMaps.scripts)
    ]
    var paths: Set<String> = []
    var next = 0
    while next < scripts.count, paths.count < mostFiles {
      let script = scripts[next]
      next += 1
      for invocation in script.invocations {
        guard let path = ExecutedFiles.file(runBy: invocation, in: script),
          paths.insert(path).inserted
        else { continue }
        // A configuration file is handed to the server, not run.
        guard !path.hasSuffix(".conf"),
          let (resource, node) = configMaps.file(path, in: container, of: pod),
          let text = node.embeddedText
        else { continue }
        scripts.append(
          Script(
            resource: resource, pod: pod, container: container, text: text,
            start: ExecutedFiles.start(by: invocation, in: script), known: configMaps.scripts))
      }
    }
    return scripts
  }
}

/// The scripts with which the containers of a pod start, each read once.
struct PodStartup {
  let pod: PodSpec
  private let configMaps: ConfigMapIndex
  private let initContainers: [Container]
  private var scripts: [Node: [Script]] = [:]

  /// More init containers than this are no pod that anybody runs.
  private static var mostInitContainers: Int { 64 }

  init(_ pod: PodSpec, _ configMaps: ConfigMapIndex) {
    self.pod = pod
    self.configMaps = configMaps
    initContainers = pod.initContainers
  }

  /// The containers that may write what another one reads, itself last; `nil` if they are too many.
  func writers(before reader: Container) -> [Container]? {
    guard initContainers.count <= Self.mostInitContainers else { return nil }
    return initContainers.filter { $0.name != reader.name } + [reader]
  }

  mutating func scripts(of container: Container) -> [Script] {
    if let known = scripts[container.node] { return known }
    let found = Script.startup(of: container, in: pod, configMaps)
    scripts[container.node] = found
    return found
  }
}
