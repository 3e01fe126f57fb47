internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// What a container's Vault server reads as configuration.
struct VaultConfigurationFiles {
  private(set) var configurations: [VaultServer.Configuration] = []
  /// Whether something else is read that the tree does not show.
  private(set) var readsMore = false
  private let configMaps: ConfigMapIndex

  init(
    _ container: Container, of pod: PodSpec, running scripts: [Script], _ configMaps: ConfigMapIndex
  ) {
    self.configMaps = configMaps
    for variable in container.environment where variable.name.hasSuffix("_LOCAL_CONFIG") {
      guard let value = variable.value else {
        readsMore = true
        continue
      }
      add(value, in: pod.resource)
    }
    if container.node["envFrom"]?.items.isEmpty == false { readsMore = true }
    let paths = VaultConfigurationPaths.paths(of: container, running: scripts)
    for mount in container.volumeMounts {
      let inner = paths.filter { mount.contains($0) || Path.isBelow(mount.mountPath, $0) }
      guard !inner.isEmpty, let volume = pod.volume(mount.name) else { continue }
      add(volume, mount, paths: inner, of: pod)
    }
  }

  private mutating func add(
    _ volume: Volume, _ mount: VolumeMount, paths: [String], of pod: PodSpec
  ) {
    let projected = volume.node[path: "projected", "sources"]?.items ?? []
    if volume.node["secret"] != nil || projected.contains(where: { $0["secret"] != nil }) {
      readsMore = true
    }
    for source in [volume.node["configMap"]] + projected.map({ $0["configMap"] }) {
      guard let source else { continue }
      let found = source["name"]?.literal.flatMap {
        configMaps.configMap(
          ObjectName(namespace: pod.resource.namespace, name: $0), for: pod.resource)
      }
      guard let configMap = found else {
        readsMore = true
        continue
      }
      for entry in configMap.node["data"]?.entries ?? [] {
        guard let key = entry.key.text,
          let file = Self.path(ofKey: key, of: source, mountedAs: mount),
          paths.contains(where: { Self.isRead(file, from: $0) })
        else { continue }
        add(entry.value, in: configMap)
      }
    }
  }

  /// Where a container sees a key of a ConfigMap; `nil` if it does not.
  private static func path(
    ofKey key: String, of source: Node, mountedAs mount: VolumeMount
  ) -> String? {
    let items = source["items"]?.items ?? []
    let name =
      items.isEmpty ? key : items.first { $0["key"]?.hasText(key) == true }?["path"]?.text
    guard let name else { return nil }
    if let part = mount.subPath { return part == name ? mount.mountPath : nil }
    return mount.mountPath.hasSuffix("/") ? mount.mountPath + name : "\(mount.mountPath)/\(name)"
  }

  /// Whether `-config` with a file or a folder reads a file; of a folder only these two kinds.
  private static func isRead(_ file: String, from path: String) -> Bool {
    if file == path { return true }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    return Path.directory(file) == folder && (file.hasSuffix(".hcl") || file.hasSuffix(".json"))
  }

  private mutating func add(_ value: Node, in resource: Resource) {
    if let body = HCLBody(value) {
      // A chart's values may hold a mapping, of which the chart makes JSON.
      configurations.append(VaultServer.Configuration(resource: resource, body: body))
    } else if let text = value.embeddedText {
      configurations.append(VaultServer.Configuration(resource: resource, text: text))
    } else {
      readsMore = true
    }
  }
}

extension VaultServer.Configuration {
  init(resource: Resource, body: HCLBody) {
    self.resource = resource
    settings = VaultServerConfiguration(body)
    chartKey = nil
  }

  fileprivate init(resource: Resource, text: EmbeddedText) {
    let read = HCLText(text)
    self.resource = resource
    settings = VaultServerConfiguration(read.body)
    chartKey =
      VaultChart.standardConfigurations.first { text.bytes.elementsEqual($0.text.utf8) }?.key
  }
}
