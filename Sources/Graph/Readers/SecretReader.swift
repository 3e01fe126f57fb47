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
  /// Every place among some references where a pod needs a Secret.
  static func all(among references: [Reference]) -> [SecretReader] {
    var readers: [SecretReader] = []
    var mounters: [Resource.ID: [String: VolumeMounters]] = [:]
    for reference in references {
      guard reference.kind == "Secret", let holder = reference.holder,
        let form = Form(reference.form)
      else { continue }
      switch holder {
      case .pod(let pod):
        readers.append(SecretReader(reference, of: pod, form, id: readers.count))
      case .container(let container, let pod):
        readers.append(
          SecretReader(reference, of: pod, form, id: readers.count, container: container))
      case .variable(let variable, let container, let pod):
        readers.append(
          SecretReader(
            reference, of: pod, form, id: readers.count, container: container, variable: variable))
      case .volume(let volume, let pod):
        let id = pod.resource.id
        if mounters[id] == nil { mounters[id] = VolumeMounters.all(of: pod) }
        readers.append(
          SecretReader(
            reference, of: pod, form, id: readers.count, volume: volume,
            mounters: mounters[id]?[volume.name] ?? VolumeMounters()))
      }
    }
    return readers
  }

  private init(
    _ reference: Reference, of pod: PodSpec, _ form: Form, id: Int, container: Container? = nil,
    variable: EnvironmentVariable? = nil, volume: Volume? = nil,
    mounters: VolumeMounters = VolumeMounters()
  ) {
    self.id = id
    resource = pod.resource
    self.container = container
    self.volume = volume
    self.form = form
    secret = reference.object
    self.reference = reference.node
    nameNode = reference.nameNode
    keys = reference.keys.map(\.place)
    consumers = container.map { [$0] } ?? mounters.containers
    mountPaths = mounters.paths
    self.variable = variable
  }
}

extension SecretReader.Form {
  /// What a row of the table is for a pod; `nil` for volumes that a driver mounts with the Secret.
  fileprivate init?(_ form: ReferenceForm) {
    switch form.path.text {
    case "secret": self = .volume
    case "projected.sources[].secret": self = .projectedVolume
    case "valueFrom.secretKeyRef": self = .environmentVariable
    case "envFrom[].secretRef": self = .environmentFrom
    case "imagePullSecrets[]": self = .imagePullSecret
    default: return nil
    }
  }
}
