internal import Languages
public import Manifests
public import SourceText
public import YAML

/// A server's data on the disk of a node.
public struct HostPathData: Sendable {
  /// The workload, or the operator's object.
  public let resource: Resource
  /// What keeps its data there: `Redis`, `PostgreSQL`.
  public let product: String
  /// The path on the node, where it is written.
  public let path: Node
  /// The object in which it is written: the workload, or a PersistentVolume.
  public let carrier: Resource
  /// Where the container sees it.
  public let mount: Node
  /// What ties the workload to one node; `nil` if the scheduler may pick another one.
  public let pin: SourceRange?
}

extension ResourceGraph {
  /// The data of Redis, Vault and databases that lies on the disk of a node, directly or by way of a
  /// PersistentVolume.
  public var hostPathData: [HostPathData] {
    let volumes = HostPathVolumes(self)
    let caches = Set(redisServers.filter(\.isCache).map(\.container.node))
    let directories = Lookup(redisServers) { $0.container.node }
    return resources.flatMap { resource -> [HostPathData] in
      if resource.isA("Vault", in: "vault.banzaicloud.com") {
        return volumes.data(ofVault: resource)
      }
      // Every node's own copy is what a DaemonSet is for; a Job leaves nothing behind.
      guard let pod = PodSpec(resource), !["DaemonSet", "Job", "CronJob"].contains(resource.kind)
      else { return [] }
      return pod.containers.flatMap { container -> [HostPathData] in
        guard let store = DataStore(container), !caches.contains(container.node) else { return [] }
        let configured = directories[container.node].compactMap(\.configuredDirectory)
        return volumes.data(
          of: pod, in: container.node, product: store.product,
          directories: store.directories + configured)
      }
    }
  }
}

extension RedisServer {
  /// The folder that its configuration keeps its data in; `nil` where none is told.
  fileprivate var configuredDirectory: String? {
    guard case .set(let setting) = settings.value(of: "dir") else { return nil }
    return setting.arguments.first?.text
  }
}

/// The volumes of a tree that are folders of a node.
private struct HostPathVolumes {
  private let graph: ResourceGraph
  private let volumes: [Resource]

  init(_ graph: ResourceGraph) {
    self.graph = graph
    volumes = graph.resources("PersistentVolume", in: "").filter {
      $0.spec?[path: "hostPath", "path"] != nil
    }
  }

  func data(ofVault vault: Resource) -> [HostPathData] {
    guard let spec = vault.spec else { return [] }
    let storage = spec[path: "config", "storage"]
    let configured = ["file", "raft"].compactMap { storage?[path: $0, "path"]?.literal }
    return found(
      mounts: spec, volumes: spec["volumes"]?.items ?? [], of: vault, product: "Vault",
      directories: DataStore.vaultDirectories + configured, pin: nil)
  }

  func data(
    of pod: PodSpec, in container: Node, product: String, directories: [String]
  ) -> [HostPathData] {
    let templates = pod.resource.spec?["volumeClaimTemplates"]?.items ?? []
    return found(
      mounts: container, volumes: pod.volumes.map(\.node) + templates, of: pod.resource,
      product: product, directories: directories, pin: pod.pin)
  }

  private func found(
    mounts: Node, volumes: [Node], of resource: Resource, product: String, directories: [String],
    pin: SourceRange?
  ) -> [HostPathData] {
    Container(node: mounts, isInit: false).volumeMounts.compactMap { mount in
      guard mount.node["readOnly"]?.bool != true, mount.mayHold(directories),
        let volume = volumes.first(where: { Self.name(of: $0)?.hasText(mount.name) == true }),
        let (path, carrier, ownPin) = hostPath(behind: volume, of: resource)
      else { return nil }
      return HostPathData(
        resource: resource, product: product, path: path, carrier: carrier, mount: mount.node,
        pin: pin ?? ownPin)
    }
  }

  private static func name(of volume: Node) -> Node? {
    volume["name"] ?? volume[path: "metadata", "name"]
  }

  /// The node's folder behind a pod's volume or a claim template, and the object that names it.
  private func hostPath(
    behind volume: Node, of resource: Resource
  ) -> (path: Node, carrier: Resource, pin: SourceRange?)? {
    if let source = volume["hostPath"] {
      let type = source["type"]?.text ?? ""
      guard ["", "Directory", "DirectoryOrCreate"].contains(type), let path = source["path"] else {
        return nil
      }
      return (path, resource, nil)
    }
    guard !volumes.isEmpty else { return nil }
    let claim: PersistentClaim?
    if let template = volume["spec"], let name = Self.name(of: volume)?.literal {
      claim = PersistentClaim(
        namespace: resource.namespace, name: "\(name)-\(resource.name ?? "")", isTemplate: true,
        spec: template)
    } else {
      claim = volume[path: "persistentVolumeClaim", "claimName"]?.literal.map { name in
        let object = graph.resources("PersistentVolumeClaim", in: "").first {
          $0.name == name && $0.namespace == resource.namespace
        }
        return PersistentClaim(
          namespace: resource.namespace, name: name, isTemplate: false, spec: object?.spec)
      }
    }
    guard let claim, let bound = volumes.first(where: claim.isBound),
      let path = bound.spec?[path: "hostPath", "path"]
    else { return nil }
    return (path, bound, bound.spec?["nodeAffinity"]?.range)
  }
}

/// A claim of a workload, and what ties it to a volume.
private struct PersistentClaim {
  let namespace: String?
  let name: String
  /// Whether each replica's claim has this name and a number behind it.
  let isTemplate: Bool
  let spec: Node?

  /// Whether a volume is the claim's: one names the other, or both have one class of their own.
  func isBound(to volume: Resource) -> Bool {
    if let wanted = spec?["volumeName"] { return volume.name.map(wanted.hasText) == true }
    if let reference = volume.spec?["claimRef"], let other = reference["name"]?.literal {
      let isNamed = isTemplate ? other.hasPrefix(name + "-") : other == name
      let place = reference["namespace"]?.literal
      return isNamed && (place == nil || namespace == nil || place == namespace)
    }
    guard let own = spec?["storageClassName"]?.literal else { return false }
    return volume.spec?["storageClassName"]?.hasText(own) == true
  }
}

extension PodSpec {
  /// What ties the pod to one node.
  fileprivate var pin: SourceRange? {
    let hostname = "kubernetes.io/hostname"
    if let name = node["nodeName"] { return name.range }
    if let name = node["nodeSelector"]?[hostname] { return name.range }
    let required = node[path: "affinity", "nodeAffinity"]?[
      "requiredDuringSchedulingIgnoredDuringExecution"]
    let terms = required?["nodeSelectorTerms"]?.items ?? []
    return terms.flatMap { $0["matchExpressions"]?.items ?? [] }.first {
      $0["key"]?.hasText(hostname) == true
    }?.range
  }
}

extension VolumeMount {
  /// Whether one of some folders lies in the mount, or the mount in it.
  fileprivate func mayHold(_ directories: [String]) -> Bool {
    let path = mountPath.hasSuffix("/") ? String(mountPath.dropLast()) : mountPath
    guard !path.isEmpty else { return false }
    return directories.contains { contains($0) || path.hasPrefix($0 + "/") }
  }
}
