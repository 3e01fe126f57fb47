internal import YAML

/// Which fields the transformations of a build change: the built-in ones and those that
/// `configurations` and `crds` add.
struct TransformerConfiguration: Sendable {
  private(set) var namePrefix = FieldSpecs.name
  private(set) var nameSuffix = FieldSpecs.name
  private(set) var namespace = FieldSpecs.namespace
  private(set) var commonLabels = FieldSpecs.commonLabels
  private(set) var templateLabels = FieldSpecs.templateLabels
  private(set) var commonAnnotations = FieldSpecs.commonAnnotations
  private(set) var images = FieldSpecs.images
  private(set) var replicas = FieldSpecs.replicas
  private(set) var nameReferences = NameReferences.all
  private(set) var variableReferences = VariableReferences.all
  private var isBuiltIn = true

  /// Takes in what a configuration file adds.
  mutating func add(_ configuration: Node) {
    isBuiltIn = false
    namePrefix.yield(to: Self.fieldSpecs(configuration["namePrefix"]))
    nameSuffix.yield(to: Self.fieldSpecs(configuration["nameSuffix"]))
    namespace.add(Self.fieldSpecs(configuration["namespace"]))
    commonLabels.add(Self.fieldSpecs(configuration["commonLabels"]))
    templateLabels.add(Self.fieldSpecs(configuration["templateLabels"]))
    commonAnnotations.add(Self.fieldSpecs(configuration["commonAnnotations"]))
    images.add(Self.fieldSpecs(configuration["images"]))
    replicas.add(Self.fieldSpecs(configuration["replicas"]))
    variableReferences.add(Self.fieldSpecs(configuration["varReference"]))
    for reference in configuration["nameReference"]?.items ?? [] {
      add(
        NameReference(
          target: Self.type(reference), referrers: Self.fieldSpecs(reference["fieldSpecs"])))
    }
  }

  /// Takes in what the definitions of custom types say.
  mutating func add(
    labels: [FieldSpec], annotations: [FieldSpec], names: [NameReference]
  ) {
    guard !labels.isEmpty || !annotations.isEmpty || !names.isEmpty else { return }
    isBuiltIn = false
    commonLabels.add(labels)
    commonAnnotations.add(annotations)
    for reference in names { add(reference) }
  }

  /// Takes in what another configuration knows.
  mutating func add(_ other: TransformerConfiguration) {
    guard !other.isBuiltIn else { return }
    isBuiltIn = false
    if other.namePrefix != FieldSpecs.name { namePrefix.yield(to: other.namePrefix) }
    if other.nameSuffix != FieldSpecs.name { nameSuffix.yield(to: other.nameSuffix) }
    namespace.add(other.namespace)
    commonLabels.add(other.commonLabels)
    templateLabels.add(other.templateLabels)
    commonAnnotations.add(other.commonAnnotations)
    images.add(other.images)
    replicas.add(other.replicas)
    variableReferences.add(other.variableReferences)
    for reference in other.nameReferences { add(reference) }
  }

  private mutating func add(_ reference: NameReference) {
    if let index = nameReferences.firstIndex(where: { $0.target == reference.target }) {
      nameReferences[index].referrers.add(reference.referrers)
    } else {
      nameReferences.append(reference)
    }
  }

  /// The field specs of a list in a configuration or in a transformer's own file.
  static func fieldSpecs(_ list: Node?) -> [FieldSpec] {
    (list?.items ?? []).compactMap { entry in
      guard let path = entry["path"]?.text else { return nil }
      let spec = FieldSpec(path, of: type(entry), creates: entry["create"]?.bool == true)
      // No object is that deep.
      return spec.path.count <= CopyBudget.depth ? spec : nil
    }
  }

  private static func type(_ entry: Node) -> GroupVersionKind {
    GroupVersionKind(
      group: entry["group"]?.text ?? "", version: entry["version"]?.text ?? "",
      kind: entry["kind"]?.text ?? "")
  }
}

extension [FieldSpec] {
  /// Takes others in place of the built-in one, which is for every name.
  fileprivate mutating func yield(to others: [FieldSpec]) {
    guard !others.isEmpty else { return }
    if self == FieldSpecs.name { self = [] }
    add(others)
  }

  /// Appends what is not there yet.
  fileprivate mutating func add(_ others: [FieldSpec]) {
    guard !others.isEmpty, self != others else { return }
    let known = Set(self)
    append(contentsOf: others.filter { !known.contains($0) })
  }
}
