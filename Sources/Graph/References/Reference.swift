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

  /// The object that refers; `nil` for values of a chart that only a kustomization's entry asks for.
  public let resource: Resource?
  /// The name for messages of what refers.
  public let displayName: String
  /// Where the path of the form begins: the object, the pod's part, or the values.
  let origin: Origin
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

  /// Where a reference was looked for.
  enum Origin: Sendable {
    /// In an object.
    case object(Node)
    /// In the values of a release.
    case values(Node, of: ReleaseName)
  }

  /// A release's own name and namespace, which its values may ask for.
  struct ReleaseName: Sendable {
    let name: String?
    let namespace: String?
  }

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
    var forms: [ResourceKind: [FormSet]] = [:]
    for resource in resources {
      let kind = ResourceKind(group: resource.group, kind: resource.kind)
      let known = forms[kind] ?? table.forms(of: resource)
      forms[kind] = known
      var found = known.flatMap { $0.found(in: resource) }
      if known.count > 1 { found.sort { $0.order < $1.order } }
      for (_, form, nodes) in found {
        for node in nodes {
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
    guard let nameNode = Self.nameNode(form, node), let kind = Self.kind(form, node),
      let name = nameNode.literal ?? Self.spelledName(nameNode)
    else { return nil }
    self.resource = resource
    displayName = resource.displayName
    origin = .object(resource.node)
    self.holder = holder
    self.form = form
    self.kind = kind
    self.node = node
    self.nameNode = nameNode
    object = ObjectName(namespace: Self.namespace(form, node, of: resource), name: name)
    keys = Self.keys(form, node, nameNode)
  }

  /// What a node of a release's values says in a form.
  init?(_ form: ReferenceForm, _ node: Node, in values: Node, of release: HelmRelease) {
    guard let nameNode = Self.nameNode(form, node), let kind = Self.kind(form, node) else {
      return nil
    }
    let own = ReleaseName(name: release.name, namespace: release.namespace)
    guard let name = nameNode.literal ?? Self.spelledName(nameNode).map(own.filled) else {
      return nil
    }
    resource = release.resource
    displayName = release.displayName
    origin = .values(values, of: own)
    holder = nil
    self.form = form
    self.kind = kind
    self.node = node
    self.nameNode = nameNode
    object = ObjectName(namespace: release.namespace, name: name)
    keys = Self.keys(form, node, nameNode)
  }

  /// Whether the name is known, and not yet to be filled in; it stands as it is spelled else.
  var isNamed: Bool { Substitution(object.name) == nil }

  private static func nameNode(_ form: ReferenceForm, _ node: Node) -> Node? {
    form.name.isEmpty ? node : node[form.name]
  }

  /// A name with what is yet to be filled in; `nil` for what can be none.
  private static func spelledName(_ node: Node) -> String? {
    guard let text = node.text, !text.isEmpty, text.utf8.count <= 253, !text.contains("\n"),
      Substitution(text) != nil
    else { return nil }
    return text
  }

  private static func keys(_ form: ReferenceForm, _ node: Node, _ nameNode: Node) -> [Key] {
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
