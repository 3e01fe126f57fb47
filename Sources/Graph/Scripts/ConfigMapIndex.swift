internal import Manifests
internal import SourceText
internal import YAML

/// Which pods mount which ConfigMaps, and which files they see of them.
struct ConfigMapIndex: Sendable {
  /// A container that sees a ConfigMap.
  struct Mount: Sendable {
    let pod: PodSpec
    let container: Container
  }

  private let mounts: [String: [(name: ObjectName, mount: Mount)]]
  private let configMaps: NamedBeside<Resource>
  /// The scripts that are read already, which may be among the files.
  private(set) var scripts: ReadScripts

  init(
    _ resources: [Resource], in inventory: Inventory? = nil, scripts: ReadScripts = ReadScripts()
  ) {
    self.scripts = scripts
    var mounts: [String: [(name: ObjectName, mount: Mount)]] = [:]
    for pod in resources.compactMap({ PodSpec($0) }) {
      let shown = Self.configMaps(byVolumeOf: pod)
      for container in shown.isEmpty ? [] : pod.allContainers {
        for mount in container.volumeMounts {
          guard let name = shown[mount.name] else { continue }
          mounts[name, default: []].append(
            (
              ObjectName(namespace: pod.resource.namespace, name: name),
              Mount(pod: pod, container: container)
            ))
        }
      }
    }
    self.mounts = mounts
    configMaps = NamedBeside(
      resources.filter { $0.kind == "ConfigMap" && $0.name != nil }, in: inventory, of: { $0 })
  }

  /// The ConfigMaps that a pod's volumes show; of two volumes of one name the first is meant.
  private static func configMaps(byVolumeOf pod: PodSpec) -> [String: String] {
    let volumes = Dictionary(pod.volumes.map { ($0.name, $0) }) { first, _ in first }
    return volumes.compactMapValues { $0.configMap?.literal }
  }

  /// The same with more scripts that are read.
  func adding(_ scripts: [Script]) -> ConfigMapIndex {
    var index = self
    index.scripts.add(scripts)
    return index
  }

  /// The container that mounts a ConfigMap, if there is just one pod that does.
  func mount(of name: ObjectName) -> Mount? {
    let found = (mounts[name.name] ?? []).filter { $0.name.mayBe(name) }.map(\.mount)
    guard let first = found.first,
      found.allSatisfy({ $0.pod.resource.id == first.pod.resource.id })
    else { return nil }
    return found.first { !$0.container.isInit } ?? first
  }

  /// The ConfigMap that a name means to a resource, if there is just one it can be.
  func configMap(_ name: ObjectName, for asker: Resource? = nil) -> Resource? {
    configMaps.only(name, for: asker)
  }

  /// A file that a container sees through a ConfigMap volume.
  func file(_ path: String, in container: Container, of pod: PodSpec) -> (Resource, Node)? {
    let mounts = container.volumeMounts.filter { $0.contains(path) }
    // The innermost mount hides the others.
    guard let mount = mounts.max(by: { $0.mountPath.count < $1.mountPath.count }),
      let volume = pod.volume(mount.name)
    else { return nil }
    let inner = mount.subPath ?? String(path.dropFirst(mount.mountPath.count).drop { $0 == "/" })
    for (name, items) in Self.sources(of: volume) {
      let key =
        items.isEmpty ? inner : items.first { $0["path"]?.hasText(inner) == true }?["key"]?.text
      let fullName = ObjectName(namespace: pod.resource.namespace, name: name)
      if let key, let resource = configMap(fullName, for: pod.resource),
        let node = resource.node["data"]?[key]
      {
        return (resource, node)
      }
    }
    return nil
  }

  /// Every file of a pod's ConfigMaps, by the name of its key.
  func files(named key: String, of pod: PodSpec) -> [(Resource, Node)] {
    pod.volumes.flatMap { Self.sources(of: $0) }.compactMap { name, _ in
      let fullName = ObjectName(namespace: pod.resource.namespace, name: name)
      guard let resource = configMap(fullName, for: pod.resource),
        let node = resource.node["data"]?[key]
      else { return nil }
      return (resource, node)
    }
  }

  /// The ConfigMaps that a pod's volumes show.
  func shown(to pod: PodSpec) -> [Resource] {
    pod.volumes.flatMap { Self.sources(of: $0) }.compactMap { name, _ in
      configMap(
        ObjectName(namespace: pod.resource.namespace, name: name), for: pod.resource)
    }
  }

  private static func sources(of volume: Volume) -> [(name: String, items: [Node])] {
    let projected = volume.node[path: "projected", "sources"]?.items ?? []
    let all = [volume.node["configMap"]] + projected.map { $0["configMap"] }
    return all.compactMap { source in
      source?["name"]?.literal.map { ($0, source?["items"]?.items ?? []) }
    }
  }
}
