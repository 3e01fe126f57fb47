internal import SourceText
internal import YAML

/// What a build has gathered so far.
struct Accumulation: Sendable {
  var objects: ObjectList
  var configuration = TransformerConfiguration()
  private(set) var variables: [Variable] = []
  private(set) var omissions: [KustomizeBuild.Omission] = []
  /// The same, to tell a new one.
  private var known: Set<KustomizeBuild.Omission> = []

  init(_ time: TimeLimit) { objects = ObjectList(time) }

  /// Whether something is left out, so that what depends on it cannot be found.
  var isPartial: Bool { !omissions.isEmpty }

  /// Leaves something out.
  mutating func omit(_ message: String, at node: Node) {
    omit(KustomizeBuild.Omission(message: message, range: node.range, isError: false))
  }

  /// Leaves out what lies on another machine.
  mutating func omit(remote entry: String, at node: Node) {
    omit(
      "\(RootPath.withoutCredentials(entry)) is remote, and a build reads nothing from the network",
      at: node)
  }

  /// Leaves out what cannot be built.
  mutating func omit(_ error: BuildError) {
    omit(KustomizeBuild.Omission(message: error.message, range: error.range, isError: true))
  }

  private mutating func omit(_ omission: KustomizeBuild.Omission) {
    if known.insert(omission).inserted { omissions.append(omission) }
  }

  /// Takes in what a base gathered.
  mutating func add(_ base: Accumulation) throws(BuildError) {
    try objects.append(base.objects)
    configuration.add(base.configuration)
    for variable in base.variables { try addName(of: variable) }
    for omission in base.omissions { omit(omission) }
  }

  /// Adds a variable and notes the object it speaks of, which a base may have named too.
  mutating func add(_ variable: Variable) throws(BuildError) {
    try objects.time.requireTime(for: variable.node.range)
    let matches = objects.objects.indices.filter {
      variable.means(objects.objects[$0].originalID)
    }
    guard matches.count < 2 else {
      throw BuildError(
        "the variable \(variable.name) may mean several objects", at: variable.node.range)
    }
    try objects.change(matches) { object in object.variables.append(variable.name) }
    try addName(of: variable)
  }

  private mutating func addName(of variable: Variable) throws(BuildError) {
    if let known = variables.first(where: { $0.name == variable.name }) {
      guard known.node == variable.node else {
        throw BuildError("the variable \(variable.name) is there twice", at: variable.node.range)
      }
      return
    }
    variables.append(variable)
  }

  /// What is done once, at the end of a root's build.
  mutating func finish(_ metadata: BuildMetadata, hidesSecrets: Bool) throws(BuildError) {
    try objects.changeEach { object throws(BuildError) in
      guard object.needsNameHash else { return }
      object.rememberID()
      let name = object.draft[path: "metadata", "name"]
      let place = name?.place ?? object.draft.place
      let hashed = "\(object.id.name)-\(NameHash.of(object.draft))"
      object.setMetadata("name", to: .string(hashed, at: place), at: place)
    }
    try NameReferenceTransformer(references: configuration.nameReferences).transform(&objects)
    try resolveVariables(hidesSecrets: hidesSecrets)
    objects.removeAll(where: \.isLocalConfiguration)
    try objects.changeEach { object throws(BuildError) in try object.write(metadata) }
  }

  private mutating func resolveVariables(hidesSecrets: Bool) throws(BuildError) {
    guard !variables.isEmpty else { return }
    var values: [String: Draft] = [:]
    for variable in variables {
      try objects.time.requireTime(for: variable.node.range)
      let object = objects.objects.first { $0.variables.contains(variable.name) }
      guard let value = object?.draft.value(atFieldPath: variable.fieldPath) else {
        if isPartial { continue }
        throw BuildError(
          object == nil
            ? "the variable \(variable.name) speaks of an object that is not there"
            : "the variable \(variable.name) speaks of a field that is not there",
          at: variable.node.range)
      }
      let isHidden = hidesSecrets && object?.keepsSecret(variable.fieldPath) == true
      values[variable.name] = isHidden ? value.unknown : value
    }
    try VariableTransformer(values: values, specs: configuration.variableReferences)
      .transform(&objects)
  }
}

extension Draft {
  /// The same place with a value that is filled in later, as rules take it.
  var unknown: Draft { .string("${SECRET}", at: place) }
}

extension BuiltObject {
  /// Whether the object is for tools only and is not applied.
  fileprivate var isLocalConfiguration: Bool {
    draft[path: "metadata", "annotations"]?["config.kubernetes.io/local-config"]
      .map { !$0.hasText("false") } ?? false
  }

  /// Makes a text of every annotation, and drops annotations that are none.
  fileprivate mutating func normalizeAnnotations() {
    guard let metadata = draft["metadata"], let annotations = metadata["annotations"] else {
      return
    }
    if annotations.isNull || annotations.isEmptyCollection {
      draft = draft.replacing("metadata", by: metadata.removing("annotations"))
      return
    }
    let changed = annotations.changingMembers { member in
      member.value.isScalar && member.value.scalarType != .string
        ? .string(member.value.text ?? "", at: member.value.place) : nil
    }
    guard let changed else { return }
    draft = draft.replacing("metadata", by: metadata.replacing("annotations", by: changed))
  }

  /// Writes what `buildMetadata` asks for.
  fileprivate mutating func write(_ metadata: BuildMetadata) throws(BuildError) {
    normalizeAnnotations()
    guard metadata.isAny else { return }
    let place = draft.place
    if metadata.hasOrigins, let origin {
      let text = origin.lines.joined(separator: "\n") + "\n"
      try annotate([
        Draft.Member("config.kubernetes.io/origin", at: place, .string(text, at: place))
      ])
    }
    if metadata.hasTransformations, !transformations.isEmpty {
      let text = transformations.flatMap { transformation in
        transformation.lines.enumerated().map { $0 == 0 ? "- \($1)" : "  \($1)" }
      }.joined(separator: "\n")
      let key = "alpha.config.kubernetes.io/transformations"
      try annotate([Draft.Member(key, at: place, .string(text + "\n", at: place))])
    }
    if metadata.hasManagedByLabel {
      let label = Draft.Member(
        "app.kubernetes.io/managed-by", at: place, .string("kustomize-v5", at: place))
      try set([label], at: FieldSpecs.metadataLabels)
    }
  }
}
