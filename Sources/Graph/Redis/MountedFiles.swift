internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// The files that containers see through volumes of ConfigMaps and Secrets.
struct MountedFiles {
  let configMaps: ConfigMapIndex
  private let secrets: NamedBeside<Secret>

  init(_ configMaps: ConfigMapIndex, _ secrets: [Secret], in inventory: Inventory? = nil) {
    self.configMaps = configMaps
    self.secrets = NamedBeside(
      secrets.filter { $0.name != nil }, in: inventory, of: { $0.resource })
  }

  /// The file at a path, which nobody in the pod can write.
  func file(
    _ path: String, in container: Container, of pod: PodSpec
  ) -> RedisServer.Configuration? {
    if let (resource, value) = configMaps.file(path, in: container, of: pod) {
      return RedisServer.Configuration(resource: resource, value: value)
    }
    return secretFile(path, in: container, of: pod)
  }

  /// The only file of a name among a pod's ConfigMaps.
  func onlyFile(named name: String, of pod: PodSpec) -> RedisServer.Configuration? {
    let files = configMaps.files(named: name, of: pod)
    guard files.count == 1, let (resource, value) = files.first else { return nil }
    return RedisServer.Configuration(resource: resource, value: value)
  }

  private func secretFile(
    _ path: String, in container: Container, of pod: PodSpec
  ) -> RedisServer.Configuration? {
    let mounts = container.volumeMounts.filter { $0.contains(path) }
    guard let mount = mounts.max(by: { $0.mountPath.count < $1.mountPath.count }),
      let volume = pod.volume(mount.name)
    else { return nil }
    let inner = mount.subPath ?? String(path.dropFirst(mount.mountPath.count).drop { $0 == "/" })
    for source in Self.secretSources(of: volume) {
      let items = source.items
      let key =
        items.isEmpty ? inner : items.first { $0["path"]?.hasText(inner) == true }?["key"]?.text
      let name = ObjectName(namespace: pod.resource.namespace, name: source.name)
      guard let key, let secret = secrets.only(name, for: pod.resource), !secret.isEncrypted else {
        continue
      }
      if let file = RedisServer.Configuration(secret, key: key) { return file }
    }
    return nil
  }

  private static func secretSources(of volume: Volume) -> [(name: String, items: [Node])] {
    let projected = volume.node[path: "projected", "sources"]?.items.compactMap { $0["secret"] }
    let own = volume.node["secret"].map { [$0] } ?? []
    return (own + (projected ?? [])).compactMap { source in
      (source["secretName"] ?? source["name"])?.literal.map { ($0, source["items"]?.items ?? []) }
    }
  }
}

extension RedisServer.Configuration {
  fileprivate init?(resource: Resource, value: Node) {
    guard let text = value.embeddedText,
      let entry = resource.node["data"]?.entries.first(where: { $0.value == value })
    else { return nil }
    self.init(resource: resource, key: entry.key, text: text)
  }

  /// A key of a Secret. All of its text stands for the key's name: no place in it is ever shown.
  fileprivate init?(_ secret: Secret, key: String) {
    guard let found = secret.key(key),
      let written = found.node.text
    else { return nil }
    let isPlain = secret.resource.node["stringData"]?[key] != nil
    guard let bytes = isPlain ? Array(written.utf8) : Base64.decode(written.utf8) else {
      return nil
    }
    let text = EmbeddedText(bytes, standingFor: found.key.range)
    guard RedisConfig(text.string).looksLikeRedisConfig else { return nil }
    self.init(resource: secret.resource, key: found.key, text: text)
  }
}
