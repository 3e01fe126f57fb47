public import Manifests
public import YAML

/// A place where an object names a Secret or a ConfigMap that it needs.
public struct Reference: Sendable {
  /// What of a pod takes the object in.
  public enum Holder: Sendable {
    /// The pod.
    case pod(PodSpec)
    /// A volume of it.
    case volume(Volume, of: PodSpec)
    /// A container of it.
    case container(Container, of: PodSpec)
    /// An environment variable of a container of it.
    case variable(EnvironmentVariable, Container, of: PodSpec)
  }

  /// The object that refers.
  public let resource: Resource
  /// What of a pod takes it in; `nil` where the object is no pod.
  public let holder: Holder?
  /// The row of the table.
  public let form: ReferenceForm
  /// `Secret` or `ConfigMap`.
  public let kind: String
  /// The name, with the namespace as far as it is known.
  public let object: ObjectName
  /// The mapping that may hold `optional`, or the name itself.
  public let node: Node
  /// The place where the name is written.
  public let nameNode: Node
  /// The keys that must be there, each with its place; empty if any will do.
  public let keys: [Key]

  /// A key that must be there.
  public struct Key: Sendable {
    /// The key.
    public let name: String
    /// Where it is written, or else where the object is named.
    public let place: Node
  }

  /// Whether what refers works without the object; `nil` where that is left to a substitution.
  public var isOptional: Bool? {
    guard let optional = node["optional"] else { return false }
    // The API server refuses a string, `"true"` too; only a text yet to be filled in may be either.
    return optional.bool ?? (Substitution(optional.text ?? "") == nil ? false : nil)
  }

  /// The field of the object that holds the name, as `spec.tls[].secretName`.
  public var field: String {
    [form.path.text, form.name].filter { !$0.isEmpty }.joined(separator: ".")
  }

}

extension Reference {
  /// Every reference of some objects, each object's in the order of the table.
  static func all(in resources: [Resource], _ table: ReferenceTable) -> [Reference] {
    var references: [Reference] = []
    var forms: [ResourceKind: [ReferenceForm]] = [:]
    for resource in resources {
      let kind = ResourceKind(group: resource.group, kind: resource.kind)
      let known = forms[kind] ?? table.forms(of: resource)
      forms[kind] = known
      for form in known {
        for node in form.path.nodes(in: resource.node) {
          references += Reference(form, node, nil, of: resource).map { [$0] } ?? []
        }
      }
      if let pod = PodSpec(resource) { add(from: pod, to: &references) }
    }
    return references
  }

  private struct ResourceKind: Hashable {
    let group: String
    let kind: String
  }

  private static func add(from pod: PodSpec, to references: inout [Reference]) {
    func add(_ forms: [ReferenceForm], below node: Node, _ holder: Holder) {
      for form in forms {
        for node in form.path.nodes(in: node) {
          references += Reference(form, node, holder, of: pod.resource).map { [$0] } ?? []
        }
      }
    }
    for volume in pod.volumes {
      add(ReferenceTable.volumes, below: volume.node, .volume(volume, of: pod))
    }
    for container in pod.allContainers {
      for variable in container.environment {
        add(
          ReferenceTable.variables, below: variable.node, .variable(variable, container, of: pod))
      }
      add(ReferenceTable.containers, below: container.node, .container(container, of: pod))
    }
    add(ReferenceTable.pods, below: pod.node, .pod(pod))
  }

  /// What a node says in a form; `nil` where it names nothing that is known.
  private init?(
    _ form: ReferenceForm, _ node: Node, _ holder: Holder?, of resource: Resource
  ) {
    let nameNode = form.name.isEmpty ? node : node[form.name]
    guard let nameNode, let name = nameNode.literal, let kind = Self.kind(form, node) else {
      return nil
    }
    self.resource = resource
    self.holder = holder
    self.form = form
    self.kind = kind
    self.node = node
    self.nameNode = nameNode
    object = ObjectName(namespace: Self.namespace(form, node, of: resource), name: name)
    keys =
      switch form.keys {
      case .any: []
      case .field(let path):
        path.nodes(in: node).compactMap { key in key.text.map { Key(name: $0, place: key) } }
      case .either(let field, let otherwise):
        [
          node[field].map { Key(name: $0.text ?? "", place: $0) }
            ?? Key(name: otherwise, place: nameNode)
        ]
      case .fixed(let names): names.map { Key(name: $0, place: nameNode) }
      }
  }

  private static func kind(_ form: ReferenceForm, _ node: Node) -> String? {
    let kind =
      switch form.target {
      case .kind(let kind): kind
      case .field(let field, let otherwise): node[field]?.text ?? otherwise
      }
    return kind == "Secret" || kind == "ConfigMap" ? kind : nil
  }

  /// The namespace; `nil` also where it is only known once a template is rendered.
  private static func namespace(
    _ form: ReferenceForm, _ node: Node, of resource: Resource
  ) -> String? {
    switch form.namespace {
    case .own: resource.namespace
    case .controller: nil
    case .field(let field): node[field].map { $0.literal } ?? resource.namespace
    case .target(let path):
      path.nodes(in: resource.node).first.map { $0.literal } ?? resource.namespace
    }
  }
}
