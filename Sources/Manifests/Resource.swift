public import SourceText
public import YAML

/// One Kubernetes object as a manifest declares it.
public struct Resource: Identifiable, Sendable {
  /// The number of a resource within its graph.
  public typealias ID = Int

  /// The resource's number within the graph.
  public private(set) var id: ID
  /// Rules copy resources all the time, so that all but the number is shared.
  private var content: Content

  /// What numbers do not change.
  private final class Content: Sendable {
    let facts: Facts
    let namespace: String?

    init(_ facts: Facts, namespace: String?) {
      self.facts = facts
      self.namespace = namespace
    }
  }

  /// What views do not change either.
  private final class Facts: Sendable {
    let apiVersion: String
    let group: String
    let kind: String
    let name: String?
    let node: Node
    // What every rule asks for, found once.
    let metadata: Node?
    let annotations: Node?
    let spec: Node?
    let pod: PodParts?
    let file: SourceFile.ID
    let origin: Origin
    let layers: [SourceRange]
    let hasNameHash: Bool
    let declared: ObjectName?
    let rendering: Rendering?
    let kustomizeRoot: String?
    /// The name for messages, where no more is known of the object.
    let shownName: String?

    init(
      apiVersion: String, group: String, kind: String, name: String?, node: Node,
      metadata: Node? = nil, spec: Node? = nil, pod: PodParts? = nil, file: SourceFile.ID = 0,
      origin: Origin = .manifest, layers: [SourceRange] = [], hasNameHash: Bool = false,
      declared: ObjectName? = nil, rendering: Rendering? = nil, kustomizeRoot: String? = nil,
      shownName: String? = nil
    ) {
      self.apiVersion = apiVersion
      self.group = group
      self.kind = kind
      self.name = name
      self.node = node
      self.metadata = metadata
      annotations = metadata?["annotations"]
      self.spec = spec
      self.pod = pod
      self.file = file
      self.origin = origin
      self.layers = layers
      self.hasNameHash = hasNameHash
      self.declared = declared
      self.rendering = rendering
      self.kustomizeRoot = kustomizeRoot
      self.shownName = shownName
    }
  }

  /// The namespace as written, or as the engine gives it to what names none; `nil` if it is told
  /// nowhere, or only once rendered.
  public var namespace: String? { content.namespace }
  /// `apps/v1`, `v1`, ...
  public var apiVersion: String { content.facts.apiVersion }
  /// The API group: `apps` of `apps/v1`, empty for the core group.
  public var group: String { content.facts.group }
  /// `Deployment`, `Secret`, ...
  public var kind: String { content.facts.kind }
  /// The name; `nil` if there is none, or if it is only known once a template is rendered.
  public var name: String? { content.facts.name }
  /// The object itself.
  public var node: Node { content.facts.node }
  /// The file the object is written in.
  public var file: SourceFile.ID { content.facts.file }
  /// What the object was read from.
  public var origin: Origin { content.facts.origin }
  /// What a built object was made of: its base first, then each patch; empty for others.
  public var layers: [SourceRange] { content.facts.layers }
  /// Whether its name ends in a hash of its content, so that other content makes another object.
  public var hasNameHash: Bool { content.facts.hasNameHash }
  /// The name and namespace the object was declared with, before a build changed them.
  public var declared: ObjectName? { content.facts.declared }
  /// What the object was rendered from, where the text it was read from says so.
  public var rendering: Rendering? { content.facts.rendering }
  /// The folder of the kustomization that builds the object; `nil` for others.
  public var kustomizeRoot: String? { content.facts.kustomizeRoot }

  /// The file behind a rendered object.
  public struct Rendering: Sendable {
    /// The file's path, as reports name it.
    public let path: String
    /// The object where it was read, before its parts were led to their lines in other files; of a
    /// chart's object the entry that asks for the chart.
    public let node: Node
    /// Whether it is an object of a chart that a kustomization asks for.
    public let isOfChart: Bool

    /// A file and what was rendered from it.
    public init(path: String, node: Node, isOfChart: Bool = false) {
      self.path = path
      self.node = node
      self.isOfChart = isOfChart
    }
  }

  /// What an object was read from.
  public enum Origin: Sendable, Hashable {
    /// A manifest file.
    case manifest
    /// A Helm template without any template action in it.
    case helmTemplate
    /// An object inside a text that another object carries, as a script's heredoc.
    case embedded
    /// What a kustomize root builds to.
    case kustomization
    /// What a chart makes of values, as far as they tell.
    case chart
  }

  /// An object read from a mapping with `apiVersion` and `kind`; `nil` for anything else.
  ///
  /// An item of a typed list (`ConfigMapList`) may leave both to its list.
  public init?(
    _ node: Node, id: ID, file: SourceFile.ID, origin: Origin,
    inList list: (apiVersion: String, kind: String)? = nil, layers: [SourceRange] = [],
    hasNameHash: Bool = false, declared: ObjectName? = nil, rendering: Rendering? = nil,
    kustomizeRoot: String? = nil
  ) {
    guard let apiVersion = node["apiVersion"]?.text ?? list?.apiVersion,
      let kind = node["kind"]?.text ?? list?.kind, !apiVersion.isEmpty, !kind.isEmpty
    else { return nil }
    self.id = id
    let slash = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/"))
    let group = slash.map { String(apiVersion[..<$0]) } ?? ""
    let metadata = node["metadata"]
    let spec = node["spec"]
    let name = metadata?["name"]?.literal
    let namespace = metadata?["namespace"]?.literal
    content = Content(
      Facts(
        apiVersion: apiVersion, group: group, kind: kind, name: name, node: node,
        metadata: metadata, spec: spec,
        pod: PodParts(ofKind: kind, in: group, node, spec: spec), file: file, origin: origin,
        layers: layers, hasNameHash: hasNameHash,
        declared: declared ?? name.map { ObjectName(namespace: namespace, name: $0) },
        rendering: rendering, kustomizeRoot: kustomizeRoot),
      namespace: namespace)
  }

  /// An object of which only is known what messages say of it; `node` stands for it.
  public init(
    named name: String?, shownAs shownName: String, namespace: String?, apiVersion: String,
    kind: String, node: Node
  ) {
    id = 0
    content = Content(
      Facts(
        apiVersion: apiVersion, group: "", kind: kind, name: name, node: node,
        shownName: shownName),
      namespace: namespace)
  }

  /// The same object under another number.
  public func numbered(_ id: ID) -> Resource {
    var resource = self
    resource.id = id
    return resource
  }

  /// The object with other content.
  public func replacing(_ node: Node) -> Resource {
    Resource(
      node, id: id, file: file, origin: origin, inList: (apiVersion, kind), layers: layers,
      hasNameHash: hasNameHash, declared: declared, rendering: rendering,
      kustomizeRoot: kustomizeRoot) ?? self
  }

  /// The object as an engine applies it that has a namespace for what names none.
  public func applied(inNamespace namespace: String?) -> Resource {
    guard let namespace, self.namespace == nil, metadata?["namespace"] == nil,
      !ClusterScope.contains(kind, apiVersion: apiVersion)
    else { return self }
    var resource = self
    resource.content = Content(content.facts, namespace: namespace)
    return resource
  }

  /// Whether the object is of a kind in a group, whatever the version.
  public func isA(_ kind: String, in group: String) -> Bool {
    self.kind == kind && self.group == group
  }

  /// The object's `metadata`.
  public var metadata: Node? { content.facts.metadata }

  /// The object's `spec`.
  public var spec: Node? { content.facts.spec }

  /// The pod it runs; `nil` for kinds that run none.
  var pod: PodParts? { content.facts.pod }

  /// The value of an annotation.
  public func annotation(_ name: String) -> Node? { content.facts.annotations?[name] }

  /// The value of a label.
  public func label(_ name: String) -> Node? { metadata?["labels"]?[name] }

  /// `Kind/namespace/name` for messages, the namespace left out where none is written.
  public var displayName: String {
    [kind, namespace, displayedName].compactMap { $0 }.joined(separator: "/")
  }

  /// The name for messages: with its variables where some are filled in later, and with a word for
  /// the part that the API server makes up.
  public var displayedName: String {
    if let name = name ?? content.facts.shownName { return name }
    if let written = metadata?["name"]?.text, Self.isShort(written) { return written }
    if let start = metadata?["generateName"]?.text, Self.isShort(start) {
      return "\(start)(generated)"
    }
    return "(no name)"
  }

  /// Whether a text can stand for a name in a message.
  private static func isShort(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 253 && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  /// The place that stands for the whole object: its name, or its kind where it has none.
  public var place: Node {
    metadata?["name"] ?? node["kind"] ?? node
  }
}
