internal import Languages
internal import Manifests

extension Script {
  /// Files that run files are followed no further than this.
  private static var mostFiles: Int { 8 }

  /// What a container runs when it starts: its own words, and the ConfigMaps' files these run.
  static func startup(
    of container: Container, in pod: PodSpec, _ configMaps: ConfigMapIndex
  ) -> [Script] {
    guard let text = ArgumentVector(container.command + container.arguments).script else {
      return []
    }
    var scripts = [Script(resource: pod.resource, pod: pod, container: container, text: text)]
    var paths: Set<String> = []
    var next = 0
    while next < scripts.count, paths.count < mostFiles {
      let script = scripts[next]
      next += 1
      for path in script.invocations.compactMap({ ExecutedFiles.file(runBy: $0, in: script) })
      where paths.insert(path).inserted {
        guard let (resource, node) = configMaps.file(path, in: container, of: pod),
          let text = node.embeddedText
        else { continue }
        scripts.append(Script(resource: resource, pod: pod, container: container, text: text))
      }
    }
    return scripts
  }
}
