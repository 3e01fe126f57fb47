internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// The volumes that a server's container sees.
struct VaultVolumes {
  let mounts: [VolumeMount]
  let volumes: [Volume]
  /// The names of the claims that a StatefulSet makes for each pod.
  let claims: Set<String>

  init(_ container: Container, of pod: PodSpec) {
    mounts = container.volumeMounts
    volumes = pod.volumes
    claims = Self.names(pod.resource.spec?["volumeClaimTemplates"])
  }

  /// The volumes of a bank-vaults Vault.
  init(of vault: Resource) {
    let spec = vault.spec
    let containers = [spec, spec?["vaultContainerSpec"]].compactMap { $0 }
    mounts = containers.flatMap { Container(node: $0, isInit: false).volumeMounts }
    let pods = [spec, spec?["vaultPodSpec"]].compactMap { $0 }
    volumes = pods.flatMap { $0["volumes"]?.items ?? [] }.map { Volume(node: $0) }
    claims = Self.names(spec?["volumeClaimTemplates"])
  }

  private static func names(_ templates: Node?) -> Set<String> {
    Set((templates?.items ?? []).compactMap { $0[path: "metadata", "name"]?.text })
  }

  /// The data of the storages that keep theirs in a folder.
  func data(of configurations: [VaultServer.Configuration]) -> [VaultServer.Data] {
    configurations.compactMap { configuration in
      guard let storage = configuration.settings.storage,
        ["file", "raft"].contains(storage.kind), !storage.block.isConditional,
        let path = storage.path?.value.literal
      else { return nil }
      return VaultServer.Data(
        storage: storage, carrier: configuration.resource, path: path, volume: volume(at: path))
    }
  }

  private func volume(at path: String) -> VaultServer.Data.Volume {
    let found = mounts.filter { $0.contains(path) }
    guard let mount = found.max(by: { $0.mountPath.utf8.count < $1.mountPath.utf8.count }) else {
      // A mount whose path is a variable may be the one.
      return mounts.contains { $0.mountPath.contains("$") || $0.mountPath.contains("{{") }
        ? .unknown : .container
    }
    if claims.contains(mount.name) { return .persistent }
    guard let volume = volumes.first(where: { $0.name == mount.name }) else { return .unknown }
    if let entry = volume.node.entry("emptyDir") { return .emptyDir(entry.key.range) }
    return volume.isReadOnlyProjection ? .unknown : .persistent
  }
}
