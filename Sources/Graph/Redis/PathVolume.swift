internal import Languages
public import Manifests
public import SourceText
public import YAML

/// What holds a path of a container, and so how long what is written there lasts.
public struct PathVolume: Sendable {
  /// How long what is written lasts.
  public enum Medium: Sendable, Hashable {
    /// Longer than the pod: a claim, or a network's file system.
    case persistent
    /// As long as the node: a folder of its disk.
    case node
    /// As long as the pod: an emptyDir, or a claim that is deleted with it.
    case pod
    /// As long as the container: its own file system.
    case container
    /// Nothing can be written: a ConfigMap, a Secret, or both projected.
    case readOnly
    /// The tree does not tell.
    case unknown
  }

  /// An object whose keys are files of a volume.
  public struct Source: Sendable {
    /// `ConfigMap` or `Secret`.
    public let kind: String
    /// Its name.
    public let object: ObjectName
    /// The key that becomes the file asked for; `nil` if the volume leaves it out.
    public let key: String?
  }

  /// How long what is written lasts.
  public let medium: Medium
  /// The mount, if there is one.
  public let mount: Node?
  /// The volume, if the pod lists it; a StatefulSet's claims are not listed there.
  public let volume: Node?
  /// The ConfigMaps and Secrets that it shows.
  public let sources: [Source]
  /// Whether the mount is this one file, which Kubernetes makes a folder if the key is missing.
  public let isSingleFile: Bool

  /// Whether users or data written there outlive the pod; `nil` where the tree does not tell.
  public var outlivesPod: Bool? {
    switch medium {
    case .persistent, .node: true
    case .pod, .container, .readOnly: false
    case .unknown: nil
    }
  }

  /// The place that decides it, or else another.
  public func range(or other: SourceRange) -> SourceRange {
    (volume?["name"] ?? volume ?? mount?["mountPath"] ?? mount)?.range ?? other
  }

  /// What it is in a few words: `an emptyDir`, `Secret/web/users`.
  public var story: String {
    switch medium {
    case .persistent: "a volume that outlives the pod"
    case .node: "a folder of the node"
    case .pod: "a volume that goes with the pod"
    case .container: "the container's own file system"
    case .readOnly:
      sources.first.map { "\($0.kind)/\($0.object.display), which nobody can write" }
        ?? "a volume that nobody can write"
    case .unknown: "a volume that the tree does not show"
    }
  }
}

extension PathVolume {
  /// The innermost mount that holds an absolute path.
  init(of path: String, in container: Container, of pod: PodSpec) {
    let mounts = container.volumeMounts.filter { $0.contains(path) }
    guard let mount = mounts.max(by: { $0.mountPath.count < $1.mountPath.count }) else {
      let isPlain = path.hasPrefix("/") && Substitution(path) == nil
      self.init(medium: isPlain ? .container : .unknown)
      return
    }
    let claims = pod.resource.spec?["volumeClaimTemplates"]?.items ?? []
    if claims.contains(where: { $0[path: "metadata", "name"]?.hasText(mount.name) == true }) {
      self.init(medium: .persistent, mount: mount)
      return
    }
    guard let volume = pod.volume(mount.name) else {
      self.init(medium: .unknown, mount: mount)
      return
    }
    let inside = String(path.dropFirst(mount.mountPath.count).drop { $0 == "/" })
    let inner = mount.subPath.map { inside.isEmpty ? $0 : "\($0)/\(inside)" } ?? inside
    self.init(
      medium: Self.medium(of: volume), mount: mount, volume: volume,
      sources: Self.sources(of: volume, inner, in: pod.resource.namespace),
      isSingleFile: mount.subPath != nil && inside.isEmpty)
  }

  private init(
    medium: Medium, mount: VolumeMount? = nil, volume: Volume? = nil, sources: [Source] = [],
    isSingleFile: Bool = false
  ) {
    self.medium = medium
    self.mount = mount?.node
    self.volume = volume?.node
    self.sources = sources
    self.isSingleFile = isSingleFile
  }

  private static func medium(of volume: Volume) -> Medium {
    if volume.isReadOnlyProjection { return .readOnly }
    if volume.isEmptyDir || volume.node["ephemeral"] != nil { return .pod }
    if volume.node["hostPath"] != nil { return .node }
    let lasting = [
      "persistentVolumeClaim", "nfs", "iscsi", "cephfs", "rbd", "glusterfs", "fc",
      "awsElasticBlockStore", "gcePersistentDisk", "azureDisk", "azureFile", "vsphereVolume",
      "cinder",
    ]
    return lasting.contains { volume.node[$0] != nil } ? .persistent : .unknown
  }

  private static func sources(
    of volume: Volume, _ inner: String, in namespace: String?
  ) -> [Source] {
    let projected = volume.node[path: "projected", "sources"]?.items ?? []
    return ["ConfigMap", "Secret"].flatMap { kind -> [Source] in
      let field = kind == "Secret" ? "secret" : "configMap"
      return ([volume.node] + projected).compactMap { $0[field] }.compactMap { source in
        guard let name = (source["secretName"] ?? source["name"])?.literal else { return nil }
        let items = source["items"]?.items ?? []
        let item = items.first { $0["path"]?.hasText(inner) == true }
        return Source(
          kind: kind, object: ObjectName(namespace: namespace, name: name),
          key: items.isEmpty ? inner : item?["key"]?.text)
      }
    }
  }
}

extension ResourceGraph {
  /// What holds a path of a server's container; a relative path starts in its working directory.
  public func volume(of path: String, in server: RedisServer) -> PathVolume {
    PathVolume(of: server.absolute(path), in: server.container, of: server.pod)
  }
}

extension RedisServer {
  /// The folder that it works in and keeps its data in: what `dir` says, or where images start it;
  /// `nil` where that is not told.
  public var dataDirectory: String? {
    switch settings.value(of: "dir") {
    case .set(let setting):
      guard let path = setting.arguments.first?.text, path.hasPrefix("/") else { fallthrough }
      return path
    case .notSet:
      if let own = container.node["workingDir"]?.literal { return own }
      if product == .dragonfly { return "/dragonfly/snapshots" }
      // Bitnami's scripts write `dir` (`bitnami/containers libredis.sh redis_configure_default`); its charts
      // write another one.
      guard pod.resource.origin == .manifest || pod.resource.origin == .kustomization,
        let image = container.image.flatMap({ RedisImage($0) }), image.packaging == .bitnami
      else { return "/data" }
      return "/bitnami/\(image.family == .valkey ? "valkey" : "redis")/data"
    case .unknown: return nil
    }
  }

  /// A path as the server's process takes it.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") || Substitution(path) != nil
      ? path : dataDirectory.map { "\($0)/\(path)" } ?? path
  }
}
