internal import SourceText
internal import YAML

/// Builds roots of a tree, each base once.
struct Builder {
  let tree: KustomizeTree
  /// Whether an entry that cannot be built is left out instead of the whole root.
  let leavesOutErrors: Bool
  /// The root that is being built.
  private(set) var root = ""
  /// Whether objects remember where they come from.
  private(set) var metadata = BuildMetadata()
  /// Schemas of types that `openapi` gives in place of the built-in ones.
  var schemas: CustomSchemas?
  private var bases = BuiltBases()
  /// The folders on the way from the root to what is being read.
  private var way: [String] = []

  private static let deepest = 200

  init(tree: KustomizeTree, leavesOutErrors: Bool) {
    self.tree = tree
    self.leavesOutErrors = leavesOutErrors
  }

  /// Whether secrets stay in Secrets: a report may show what stands elsewhere.
  var hidesSecrets: Bool { leavesOutErrors }

  /// Goes on without an entry that cannot be built, if that is wanted.
  func leaveOut(
    _ error: BuildError, of accumulation: inout Accumulation
  ) throws(BuildError) {
    guard leavesOutErrors, !error.isOverLimit else { throw error }
    accumulation.omit(error)
  }

  /// Builds the root in a folder.
  ///
  /// `largest` bounds its size, `time` the nanoseconds it may take.
  mutating func build(
    _ directory: String, adding fields: EngineFields? = nil, largest: Int, time: Int
  ) throws(BuildError) -> KustomizeBuild {
    guard var kustomization = tree.kustomization(in: directory) else {
      throw BuildError(
        "there is no kustomization.yaml here", at: SourceRange(file: 0, lower: 0, upper: 0))
    }
    kustomization.engineFields = fields
    root = directory
    metadata = BuildMetadata(kustomization)
    schemas = nil
    var accumulation = Accumulation(TimeLimit(nanoseconds: time))
    try accumulate(kustomization, into: &accumulation)
    try accumulation.finish(metadata, hidesSecrets: hidesSecrets)
    var objects = accumulation.objects.objects
    if !ObjectOrder.isFirstInFirstOut(kustomization) {
      objects = ObjectOrder(kustomization).sorted(objects)
    }
    var built = KustomizeBuild(omissions: accumulation.omissions)
    for object in objects {
      built.add(object)
      guard built.size <= largest else {
        throw BuildError("it builds too much", at: object.draft.place.range, isOverLimit: true)
      }
    }
    return built
  }

  /// Adds what a kustomization builds to what there is; a component changes what there is too.
  mutating func accumulate(
    _ kustomization: Kustomization, into accumulation: inout Accumulation
  ) throws(BuildError) {
    if let problem = kustomization.problem { throw problem }
    guard let node = kustomization.node else { return }
    guard !way.contains(kustomization.directory) else {
      throw BuildError(
        "the kustomizations lead in a circle: "
          + (way + [kustomization.directory]).map { $0.isEmpty ? "." : $0 }
          .joined(separator: " -> "), at: node.range)
    }
    guard way.count < Self.deepest else {
      throw BuildError("the kustomizations nest deeper than \(Self.deepest)", at: node.range)
    }
    try accumulation.objects.time.requireTime(for: node.range)
    for complaint in kustomization.complaints { try leaveOut(complaint, of: &accumulation) }
    way.append(kustomization.directory)
    defer { way.removeLast() }
    try readSchemas(of: kustomization)
    try accumulateResources(of: kustomization, into: &accumulation)
    try readConfigurations(of: kustomization, into: &accumulation)
    try generate(kustomization, into: &accumulation)
    for entry in kustomization.list("components") {
      do {
        try accumulateComponent(entry, of: kustomization, into: &accumulation)
      } catch { try leaveOut(error, of: &accumulation) }
    }
    try transform(kustomization, &accumulation)
    for node in kustomization.list("vars") {
      do {
        try accumulation.add(Variable(node))
      } catch { try leaveOut(error, of: &accumulation) }
    }
  }

  // MARK: - Resources

  private mutating func accumulateResources(
    of kustomization: Kustomization, into accumulation: inout Accumulation
  ) throws(BuildError) {
    for entry in kustomization.resources {
      do {
        try accumulateResource(entry, of: kustomization, into: &accumulation)
      } catch { try leaveOut(error, of: &accumulation) }
    }
  }

  private mutating func accumulateResource(
    _ entry: Node, of kustomization: Kustomization, into accumulation: inout Accumulation
  ) throws(BuildError) {
    guard let text = entry.text, !text.isEmpty, !entry.isNull else {
      throw BuildError("an entry of resources is empty", at: entry.range)
    }
    guard let path = RootPath.join(kustomization.directory, text) else {
      throw BuildError("an absolute path leads out of the tree", at: entry.range)
    }
    if let file = tree.file(path), file.stream != nil {
      try requireBelow(path, kustomization, entry)
      try accumulation.objects.time.requireTime(for: entry.range)
      var list: [BuiltObject] = []
      for root in try documents(of: file) { list += try ResourceReading.objects(in: root) }
      for index in list.indices { list[index].origin = ObjectOrigin(path: relativeToRoot(path)) }
      var refused: [BuildError] = []
      try accumulation.objects.append(list) { error in refused.append(error) }
      for error in refused { try leaveOut(error, of: &accumulation) }
    } else if let base = tree.kustomization(in: path) {
      try accumulateBase(base, entry, into: &accumulation)
    } else if RootPath.isRemote(text) {
      accumulation.omit(remote: text, at: entry)
    } else {
      throw BuildError(
        "\(text) is neither a file nor a folder with a kustomization.yaml", at: entry.range)
    }
  }

  private mutating func accumulateBase(
    _ base: Kustomization, _ entry: Node, into accumulation: inout Accumulation
  ) throws(BuildError) {
    guard !base.isComponent else {
      throw BuildError("a component is listed under components, not resources", at: entry.range)
    }
    try accumulation.objects.time.requireTime(for: entry.range)
    if let known = bases[base.directory] {
      try accumulation.add(known)
      return
    }
    if let failure = bases.failure(of: base.directory) { throw failure }
    let inner: Accumulation
    do {
      inner = try built(base, within: &accumulation)
    } catch {
      // Time that is over, custom schemas and the way from the root are not the base's own.
      let isOwn = !error.isOverLimit && schemas == nil && !way.contains(base.directory)
      if isOwn, way.count < Self.deepest { bases.keep(error, of: base.directory) }
      throw error
    }
    // What objects say of their origin depends on the root.
    if !metadata.isAny, schemas == nil { bases.keep(inner, of: base.directory) }
    try accumulation.add(inner)
  }

  /// What a kustomization builds by itself, on the budget of what takes it in.
  mutating func built(
    _ kustomization: Kustomization, within outer: inout Accumulation
  ) throws(BuildError) -> Accumulation {
    var inner = Accumulation(outer.objects.time)
    inner.objects.budget = outer.objects.budget
    // What was spent stays spent where the base is left out.
    defer { outer.objects.budget = inner.objects.budget }
    try accumulate(kustomization, into: &inner)
    return inner
  }

  private mutating func accumulateComponent(
    _ entry: Node, of kustomization: Kustomization, into accumulation: inout Accumulation
  ) throws(BuildError) {
    let text = entry.text ?? ""
    guard let path = RootPath.join(kustomization.directory, text),
      let component = tree.kustomization(in: path)
    else {
      guard RootPath.isRemote(text) else {
        throw BuildError("\(text) is no folder with a kustomization.yaml", at: entry.range)
      }
      return accumulation.omit(remote: text, at: entry)
    }
    guard component.isComponent else {
      throw BuildError("\(text) is not of kind Component", at: entry.range)
    }
    try accumulate(component, into: &accumulation)
  }

  /// A path as the root sees it.
  func relativeToRoot(_ path: String) -> String { RootPath.relative(path, from: root) }
}
