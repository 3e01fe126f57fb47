public import Manifests
public import YAML

/// A place where a pod, or a custom resource, needs a Secret.
public struct SecretReader: Sendable {
  /// How the Secret is taken in.
  public enum Form: Sendable, Hashable {
    /// A volume of type `secret`.
    case volume
    /// A source of a `projected` volume.
    case projectedVolume
    /// `secretKeyRef` of one environment variable.
    case environmentVariable
    /// `secretRef` of `envFrom`.
    case environmentFrom
    /// A credential for pulling images.
    case imagePullSecret
  }

  /// The reader's number within its graph.
  public let id: Int
  /// The resource that reads.
  public let resource: Resource
  /// The container that takes in an environment variable; `nil` for volumes.
  public let container: Container?
  /// The environment variable that takes in one key; `nil` for other forms.
  public let variable: EnvironmentVariable?
  /// The volume that shows the Secret; `nil` for environment variables.
  public let volume: Volume?
  /// How the Secret is taken in.
  public let form: Form
  /// The Secret's name in the resource's namespace.
  public let secret: ObjectName
  /// The reference: the mapping that may hold `optional`.
  public let reference: Node
  /// The place where the name is written.
  public let nameNode: Node
  /// The keys that must be there; empty if any will do.
  public let keys: [Node]
  /// The containers that see what is read: the one container, or all that mount the volume.
  public let consumers: [Container]
  /// Where the containers see the volume.
  public let mountPaths: [String]

  /// Whether the pod starts without the Secret or the key.
  ///
  /// `nil` where the manifest leaves it to a substitution.
  public var isOptional: Bool? {
    guard let optional = reference["optional"] else { return false }
    // The API server refuses a string, `"true"` too; only a text yet to be filled in may be either.
    return optional.bool ?? (Substitution(optional.text ?? "") == nil ? false : nil)
  }

  /// The field that names the Secret in this form of reference.
  public var nameKey: String { form == .volume ? "secretName" : "name" }

  /// Whether it may need a key: it names the key, or none in particular.
  public func mayNeed(_ key: String) -> Bool {
    keys.isEmpty || keys.contains { $0.hasText(key) }
  }

  /// The words for the form, as a reviewer would say them.
  public var formName: String {
    switch form {
    case .volume: "volume"
    case .projectedVolume: "projected volume"
    case .environmentVariable: "environment variable"
    case .environmentFrom: "envFrom"
    case .imagePullSecret: "imagePullSecrets"
    }
  }
}

/// The containers that mount one volume of a pod.
private struct VolumeMounters {
  var containers: [Container] = []
  var paths: [String] = []

  /// Those of every volume, by its name.
  static func all(of pod: PodSpec) -> [String: VolumeMounters] {
    var mounters: [String: VolumeMounters] = [:]
    for container in pod.allContainers {
      for mount in container.volumeMounts {
        mounters[mount.name, default: VolumeMounters()].add(container, at: mount.mountPath)
      }
    }
    return mounters
  }

  private mutating func add(_ container: Container, at path: String) {
    if containers.last?.node != container.node { containers.append(container) }
    paths.append(path)
  }
}

extension SecretReader {
  /// Every place where the resources' pods need a Secret.
  static func all(in resources: [Resource]) -> [SecretReader] {
    var readers: [SecretReader] = []
    for resource in resources { add(from: resource, to: &readers) }
    return readers
  }

  private static func add(from resource: Resource, to readers: inout [SecretReader]) {
    guard let pod = PodSpec(resource) else { return }
    lazy var mounters = VolumeMounters.all(of: pod)
    func add(
      _ form: Form, _ reference: Node?, name field: String, keys: [Node] = [],
      container: Container? = nil, variable: EnvironmentVariable? = nil, volume: Volume? = nil
    ) {
      guard let reference, let nameNode = reference[field], let name = nameNode.literal else {
        return
      }
      let mounter = volume.flatMap { mounters[$0.name] }
      readers.append(
        SecretReader(
          id: readers.count, resource: resource, container: container, variable: variable,
          volume: volume, form: form,
          secret: ObjectName(namespace: resource.namespace, name: name), reference: reference,
          nameNode: nameNode, keys: keys,
          consumers: container.map { [$0] } ?? mounter?.containers ?? [],
          mountPaths: mounter?.paths ?? []))
    }
    func itemKeys(_ reference: Node?) -> [Node] {
      (reference?["items"]?.items ?? []).compactMap { $0["key"] }
    }
    for volume in pod.volumes {
      let secret = volume.node["secret"]
      add(.volume, secret, name: "secretName", keys: itemKeys(secret), volume: volume)
      for source in volume.node[path: "projected", "sources"]?.items ?? [] {
        let secret = source["secret"]
        add(.projectedVolume, secret, name: "name", keys: itemKeys(secret), volume: volume)
      }
    }
    for container in pod.allContainers {
      for variable in container.environment {
        let reference = variable.node[path: "valueFrom", "secretKeyRef"]
        add(
          .environmentVariable, reference, name: "name",
          keys: [reference?["key"]].compactMap { $0 }, container: container, variable: variable)
      }
      for source in container.node["envFrom"]?.items ?? [] {
        add(.environmentFrom, source["secretRef"], name: "name", container: container)
      }
    }
    for credential in pod.node["imagePullSecrets"]?.items ?? [] {
      add(.imagePullSecret, credential, name: "name")
    }
  }
}
