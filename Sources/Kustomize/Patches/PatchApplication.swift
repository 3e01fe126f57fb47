internal import SourceText
internal import YAML

extension Builder {
  /// An entry of `patchesStrategicMerge`: a path, or the patches themselves.
  func apply(
    strategicMergePatch entry: Node, of kustomization: Kustomization,
    to accumulation: inout Accumulation
  ) throws(BuildError) {
    let text = entry.text ?? ""
    let roots =
      text.contains("\n")
      ? try documents(inline: entry) : try documents(of: file(text, of: kustomization, entry))
    for root in roots {
      try apply(root, options: PatchOptions(nil), target: nil, at: entry, to: &accumulation)
    }
    note("PatchStrategicMergeTransformer", of: kustomization, in: &accumulation)
  }

  /// An entry of `patches` or `patchesJson6902`.
  func apply(
    patch entry: Node, of kustomization: Kustomization, to accumulation: inout Accumulation
  ) throws(BuildError) {
    let roots = try patches(of: entry, in: kustomization)
    let target = try entry.field("target").flatMap { node throws(BuildError) in
      node.isNull ? nil : try PatchTarget(node)
    }
    let options = PatchOptions(entry.field("options"))
    for root in roots {
      try apply(root, options: options, target: target, at: entry, to: &accumulation)
    }
  }

  private func patches(
    of entry: Node, in kustomization: Kustomization
  ) throws(BuildError) -> [Node] {
    if let path = entry.field("path"), let text = path.text, !path.isNull {
      return try documents(of: file(text, of: kustomization, path))
    }
    // Before `patch` and `path`, an entry was a path.
    if let text = entry.text, !entry.isMapping {
      return try documents(of: file(text, of: kustomization, entry))
    }
    guard let inline = entry.field("patch") ?? entry.field("jsonOp"), inline.isScalar else {
      throw BuildError("a patch has a patch or a path", at: entry.range)
    }
    return try documents(inline: inline)
  }

  /// The documents of a patch that stands in the kustomization.
  private func documents(inline node: Node) throws(BuildError) -> [Node] {
    guard let text = node.embeddedText else { return [] }
    let stream = Stream(text)
    if let problem = stream.problems.first(where: { $0.kind != .duplicateKey }) {
      throw BuildError("the patch is not YAML: \(problem.message)", at: problem.range)
    }
    return stream.documents.compactMap(\.root).filter { !$0.isNull && !$0.isEmptyCollection }
  }

  /// Applies one patch to the objects it is for.
  func apply(
    _ patch: Node, options: PatchOptions, target: PatchTarget?, at entry: Node,
    to accumulation: inout Accumulation
  ) throws(BuildError) {
    let time = accumulation.objects.time
    try time.requireTime(for: entry.range)
    guard !patch.isSequence else {
      guard let target else {
        throw BuildError("a JSON patch needs a target", at: entry.range)
      }
      let operations = try JSONPatch(patch)
      let selected = try target.selected(of: accumulation.objects)
      var budget = accumulation.objects.budget
      try budget.requireSome(for: patch.range)
      // What was spent stays spent where the patch is left out.
      defer { accumulation.objects.budget = budget }
      try accumulation.objects.change(selected) { object throws(BuildError) in
        object.rememberID()
        let hidden = hidesSecrets ? object : nil
        object.draft = try operations.applied(to: object.annotated, hiding: hidden, &budget, time)
        object.layers.append(patch.range)
      }
      return
    }
    let selected =
      if let target {
        try target.selected(of: accumulation.objects)
      } else {
        try objectsMeant(by: patch, in: accumulation)
      }
    try merge(patch, options, into: selected, of: &accumulation)
  }

  /// The one object that a patch without a target names.
  private func objectsMeant(
    by patch: Node, in accumulation: Accumulation
  ) throws(BuildError) -> [Int] {
    let id = BuiltObject(.node(patch)).id
    let objects = accumulation.objects.objects
    let found = objects.indices.filter { objects[$0].hadID(id.equals) }
    if found.isEmpty, accumulation.isPartial { return [] }
    guard found.count == 1 else {
      throw BuildError(
        found.isEmpty
          ? "the patch is for \(id.display), which the build does not have"
          : "the patch is for \(id.display), which several objects are called",
        at: (patch[path: "metadata", "name"] ?? patch).range)
    }
    return found
  }

  private func merge(
    _ patch: Node, _ options: PatchOptions, into selected: [Int],
    of accumulation: inout Accumulation
  ) throws(BuildError) {
    let stripped = options.withoutIdentity(.node(patch))
    var deleted: [Int] = []
    for index in selected {
      try accumulation.objects.time.requireTime(for: patch.range)
      try accumulation.objects.budget.take(stripped, for: patch.range)
      let object = accumulation.objects.objects[index]
      let type = object.id.type
      let schema = schemas.map { $0.schema(of: type) } ?? MergeSchema(type)
      guard
        let merged = try StrategicMerge.merged(object.draft, with: stripped, schema: schema)
      else {
        deleted.append(index)
        continue
      }
      try accumulation.objects.change([index]) { object in
        if options.allowsNameChange || options.allowsKindChange { object.rememberID() }
        object.draft = merged
        object.layers.append(patch.range)
      }
    }
    accumulation.objects.remove(deleted)
  }
}

extension BuiltObject {
  /// The object with annotations, if only empty ones: kustomize keeps some of its own there while it
  /// builds, so that operations on annotations find them.
  fileprivate var annotated: Draft {
    guard let metadata = draft["metadata"], metadata.isMapping,
      metadata["annotations"]?.isNull ?? true
    else { return draft }
    let annotations = Draft.mapping(Draft.Mapping(at: metadata.place))
    return draft.replacing(
      "metadata", by: metadata.setting("annotations", at: metadata.place, to: annotations))
  }
}

/// What a patch may change beside the object's content.
struct PatchOptions {
  let allowsNameChange: Bool
  let allowsKindChange: Bool

  init(_ options: Node?) {
    allowsNameChange = options?.field("allowNameChange")?.bool == true
    allowsKindChange = options?.field("allowKindChange")?.bool == true
  }

  /// The patch without what only says which object it is for.
  func withoutIdentity(_ patch: Draft) -> Draft {
    var patch = patch.removing("apiVersion")
    if !allowsKindChange { patch = patch.removing("kind") }
    guard let metadata = patch["metadata"], metadata.isMapping else { return patch }
    var kept = metadata.removing("namespace")
    if !allowsNameChange { kept = kept.removing("name") }
    return kept.isEmptyCollection
      ? patch.removing("metadata") : patch.replacing("metadata", by: kept)
  }
}
