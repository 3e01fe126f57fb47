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
