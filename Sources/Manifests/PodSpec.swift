public import YAML

/// A pod specification, wherever a resource carries one.
public struct PodSpec: Sendable {
  /// The resource that carries it.
  public let resource: Resource
  private let parts: PodParts

  /// The pod a resource runs; `nil` for kinds that run none.
  public init?(_ resource: Resource) {
    guard let parts = resource.pod else { return nil }
    self.resource = resource
    self.parts = parts
  }

  /// The specification.
  public var node: Node { parts.node }

  /// The containers that run before the others, one after another.
  public var initContainers: [Container] { parts.initContainers }

  /// The containers that run side by side.
  public var containers: [Container] { parts.containers }

  /// Every container, init containers first.
  public var allContainers: [Container] { parts.allContainers }

  /// The volumes.
  public var volumes: [Volume] { parts.volumes }

  /// The volume of a name.
  public func volume(_ name: String) -> Volume? { volumes.first { $0.hasName(name) } }

  /// The ServiceAccount the pod runs as; `default` if none is named.
  public var serviceAccountName: String { node["serviceAccountName"]?.text ?? "default" }
}

/// What a pod is made of. Rules ask for it all the time, so that it is read once and shared.
final class PodParts: Sendable {
  let node: Node
  let initContainers: [Container]
  let containers: [Container]
  let allContainers: [Container]
  let volumes: [Volume]

  /// The pod that an object of a kind runs; `nil` for kinds that run none.
  init?(ofKind kind: String, in group: String, _ object: Node, spec: Node?) {
    let node: Node? =
      switch kind {
      case "Pod": spec
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job",
        "Rollout", "DeploymentConfig":
        spec?[path: "template", "spec"]
      case "PodTemplate": object[path: "template", "spec"]
      case "Service" where group == "serving.knative.dev": spec?[path: "template", "spec"]
      case "CronJob": spec?[path: "jobTemplate", "spec"]?[path: "template", "spec"]
      default: nil
      }
    guard let node, node.isMapping else { return nil }
    func containers(_ field: String, isInit: Bool) -> [Container] {
      (node[field]?.items ?? []).filter(\.isMapping).map { Container(node: $0, isInit: isInit) }
    }
    self.node = node
    initContainers = containers("initContainers", isInit: true)
    self.containers = containers("containers", isInit: false)
    allContainers = initContainers + self.containers
    volumes = (node["volumes"]?.items ?? []).map { Volume(node: $0) }
  }
}

/// A container of a pod.
public struct Container: Sendable {
  /// The container in the manifest.
  public let node: Node
  /// Whether it is an init container.
  public let isInit: Bool

  /// A container written as a mapping with the fields of `v1` Container.
  public init(node: Node, isInit: Bool) {
    self.node = node
    self.isInit = isInit
  }

  /// The container's name.
  public var name: String { node["name"]?.text ?? "" }

  /// The container for a sentence; one alone need have no name (Knative).
  public var displayName: String { name.isEmpty ? "the container" : "container \(name)" }

  /// The image reference as written.
  public var image: String? { node["image"]?.text }

  /// The words of `command`.
  public var command: [Node] { node["command"]?.items ?? [] }

  /// The words of `args`.
  public var arguments: [Node] { node["args"]?.items ?? [] }

  /// The environment variables.
  public var environment: [EnvironmentVariable] {
    (node["env"]?.items ?? []).compactMap { EnvironmentVariable(node: $0) }
  }

  /// The volume mounts.
  public var volumeMounts: [VolumeMount] {
    (node["volumeMounts"]?.items ?? []).compactMap { VolumeMount(node: $0) }
  }
}

/// An entry of a container's `env`.
public struct EnvironmentVariable: Sendable {
  /// The entry in the manifest.
  public let node: Node
  /// The variable's name.
  public let name: String

  /// An entry of `env`; `nil` without a name.
  public init?(node: Node) {
    guard let name = node["name"]?.text else { return nil }
    self.node = node
    self.name = name
  }

  /// The value written in place; `nil` where it comes from elsewhere.
  public var value: Node? { node["value"] }
}

/// An entry of a container's `volumeMounts`.
public struct VolumeMount: Sendable {
  /// The entry in the manifest.
  public let node: Node
  /// The name of the volume.
  public let name: String

  init?(node: Node) {
    guard let name = node["name"]?.text else { return nil }
    self.node = node
    self.name = name
  }

  /// Where the container sees the volume.
  public var mountPath: String { node["mountPath"]?.text ?? "" }

  /// The one file or folder of the volume that is mounted, if not the whole.
  public var subPath: String? { node["subPath"]?.text }

  /// Whether a path in the container lies in this mount.
  public func contains(_ path: String) -> Bool {
    let mount = mountPath.hasSuffix("/") ? String(mountPath.dropLast()) : mountPath
    return path == mount || path.hasPrefix(mount + "/")
  }
}

/// A volume of a pod.
public struct Volume: Sendable {
  /// The volume in the manifest.
  public let node: Node

  /// A volume written as a mapping with the fields of `v1` Volume.
  public init(node: Node) { self.node = node }

  /// The volume's name.
  public var name: String { node["name"]?.text ?? "" }

  fileprivate func hasName(_ name: String) -> Bool { node["name"]?.hasText(name) ?? name.isEmpty }

  /// The name of the ConfigMap the volume shows, if it shows one.
  public var configMap: Node? { node[path: "configMap", "name"] }

  /// Whether the volume lives and dies with the pod.
  public var isEmptyDir: Bool { node["emptyDir"] != nil }

  /// Whether the volume shows a Secret or ConfigMap, which a container cannot write.
  public var isReadOnlyProjection: Bool {
    node["secret"] != nil || node["configMap"] != nil || node["projected"] != nil
  }

  /// Whether the volume outlives the pod.
  public var isPersistent: Bool {
    node["persistentVolumeClaim"] != nil || node["hostPath"] != nil || node["csi"] != nil
      || node["nfs"] != nil || node["ephemeral"] != nil
  }
}
