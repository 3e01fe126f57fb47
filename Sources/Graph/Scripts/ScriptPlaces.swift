internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension Script {
  /// Every script of a tree.
  static func all(of resources: [Resource], _ configMaps: ConfigMapIndex) -> [Script] {
    let known = configMaps.scripts
    let run = resources.flatMap { inContainers(of: $0, known) + inSteps(of: $0, known) }
    let executed = ExecutedFiles(run, configMaps)
    return run + resources.flatMap { inConfigMap($0, of: configMaps, executed) }
  }

  /// Every script in the containers of a resource's pod: what they run, their lifecycle hooks, their probes.
  static func inContainers(of resource: Resource, _ known: ReadScripts) -> [Script] {
    guard let pod = PodSpec(resource) else { return [] }
    return pod.allContainers.flatMap { container in
      commands(of: container).compactMap { role, words -> Script? in
        let vector = ArgumentVector(words)
        return vector.script.map {
          Script(
            resource: resource, pod: pod, container: container, text: $0, start: vector.start,
            role: role, known: known)
        }
      }
    }
  }

  /// The command lines of a container.
  private static func commands(of container: Container) -> [(Role, [Node])] {
    let lifecycle = container.node["lifecycle"]
    let hooks = ["postStart", "preStop"].map { (Role.lifecycle, lifecycle?[$0]) }
    let probes = ["startupProbe", "readinessProbe", "livenessProbe"].map {
      (Role.probe, container.node[$0])
    }
    return [(.main, container.command + container.arguments)]
      + (hooks + probes).compactMap { role, node in
        node?[path: "exec", "command"].map { (role, $0.items) }
      }
  }

  /// Every script that a ConfigMap holds, with the container that runs or at least mounts it.
  static func inConfigMap(
    _ resource: Resource, of configMaps: ConfigMapIndex, _ executed: ExecutedFiles
  ) -> [Script] {
    guard resource.kind == "ConfigMap", resource.apiVersion == "v1" else { return [] }
    return (resource.node["data"]?.entries ?? []).compactMap { entry in
      let runner = executed.runner(of: entry.value)
      guard let key = entry.key.text, runner != nil || isScript(named: key, entry.value),
        let text = entry.value.embeddedText
      else { return nil }
      if let runner {
        return Script(
          resource: resource, pod: runner.mount.pod, container: runner.mount.container, text: text,
          start: runner.start, role: runner.role, known: configMaps.scripts)
      }
      let mount = resource.name.flatMap {
        configMaps.mount(of: ObjectName(namespace: resource.namespace, name: $0))
      }
      return Script(
        resource: resource, pod: mount?.pod, container: mount?.container, text: text,
        known: configMaps.scripts)
    }
  }

  private static func isScript(named key: String, _ value: Node) -> Bool {
    if key.hasSuffix(".sh") || key.hasSuffix(".bash") { return true }
    let first = value.withText { text in
      text.starts(with: "#!".utf8)
        ? String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self) : nil
    }
    guard let line = first ?? nil else { return false }
    let program = line.split(whereSeparator: { $0 == " " || $0 == "/" }).map(String.init)
    return program.contains { ArgumentVector.shells.contains($0) }
  }
}
