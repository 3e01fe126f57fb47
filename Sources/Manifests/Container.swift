public import YAML

/// A container of a pod.
public struct Container: Sendable {
  /// The container in the manifest.
  public let node: Node
  /// Whether it is an init container.
  public let isInit: Bool
  private let parts: ContainerParts

  /// A container written as a mapping with the fields of `v1` Container.
  public init(node: Node, isInit: Bool) {
    self.node = node
    self.isInit = isInit
    parts = ContainerParts(node)
  }

  /// The container's name.
  public var name: String { node["name"]?.text ?? "" }

  /// The container for a sentence; one alone need have no name (Knative).
  public var displayName: String { name.isEmpty ? "the container" : "container \(name)" }

  /// The image reference as written.
  public var image: String? { parts.image }

  /// The image's own name: the last part of its path, without tag and digest.
  public var imageName: String? { parts.imageName }

  /// The image the container runs; `nil` where a tool fills it in.
  public var imageReference: ImageReference? { parts.imageReference }

  /// The words of `command`.
  public var command: [Node] { node["command"]?.items ?? [] }

  /// The words of `args`.
  public var arguments: [Node] { node["args"]?.items ?? [] }

  /// The environment variables.
  public var environment: [EnvironmentVariable] { parts.environment }

  /// The volume mounts.
  public var volumeMounts: [VolumeMount] { parts.volumeMounts }
}

/// What a container is made of. Rules ask for it all the time, so that it is read once and shared.
private final class ContainerParts: Sendable {
  let image: String?
  let imageName: String?
  let imageReference: ImageReference?
  let environment: [EnvironmentVariable]
  let volumeMounts: [VolumeMount]

  init(_ container: Node) {
    let node = container["image"]
    image = node?.text
    imageName = image.map(ImageReference.ownName)
    imageReference = ImageReference(node)
    environment = (container["env"]?.items ?? []).compactMap { EnvironmentVariable(node: $0) }
    volumeMounts = (container["volumeMounts"]?.items ?? []).compactMap { VolumeMount(node: $0) }
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
