internal import SourceText
internal import YAML

extension Builder {
  /// Changes the objects as a kustomization says, in kustomize's order
  /// (`kustomize api/internal/target/kusttarget_configplugin.go`).
  func transform(
    _ kustomization: Kustomization, _ accumulation: inout Accumulation
  ) throws(BuildError) {
    try each("patchesStrategicMerge", of: kustomization, &accumulation) {
      entry, accumulation throws(BuildError) in
      try apply(strategicMergePatch: entry, of: kustomization, to: &accumulation)
    }
    note("PatchTransformer", of: kustomization, ["patches"], in: &accumulation)
    try each("patches", of: kustomization, &accumulation) {
      entry, accumulation throws(BuildError) in
      try apply(patch: entry, of: kustomization, to: &accumulation)
    }
    try setNames(kustomization, &accumulation)
    try setLabels(kustomization, &accumulation)
    try each("patchesJson6902", of: kustomization, &accumulation) {
      entry, accumulation throws(BuildError) in
      try apply(patch: entry, of: kustomization, to: &accumulation)
    }
    try setCounts(kustomization, &accumulation)
    try each("replacements", of: kustomization, &accumulation) {
      entry, accumulation throws(BuildError) in
      try replace(entry, of: kustomization, in: &accumulation)
    }
    try each("transformers", of: kustomization, &accumulation) {
      entry, accumulation throws(BuildError) in
      try apply(transformer: entry, of: kustomization, to: &accumulation)
    }
  }

  /// Does something for each entry of a list; what an entry changed before it failed stays.
  private func each(
    _ field: String, of kustomization: Kustomization, _ accumulation: inout Accumulation,
    _ body: (Node, inout Accumulation) throws(BuildError) -> Void
  ) throws(BuildError) {
    for entry in kustomization.list(field) {
      do {
        try accumulation.objects.time.requireTime(for: entry.range)
        try body(entry, &accumulation)
      } catch { try leaveOut(error, of: &accumulation) }
    }
  }

  private func setNames(
    _ kustomization: Kustomization, _ accumulation: inout Accumulation
  ) throws(BuildError) {
    let configuration = accumulation.configuration
    if let (node, namespace) = kustomization.text("namespace") {
      try NamespaceTransformer(
        namespace: namespace, place: .node(node), specs: configuration.namespace
      ).transform(&accumulation.objects)
      note("NamespaceTransformer", of: kustomization, in: &accumulation)
    }
    if let (_, prefix) = kustomization.text("namePrefix") {
      try NameTransformer(part: .prefix, text: prefix, specs: configuration.namePrefix)
        .transform(&accumulation.objects)
      note("PrefixTransformer", of: kustomization, in: &accumulation)
    }
    if let (_, suffix) = kustomization.text("nameSuffix") {
      try NameTransformer(part: .suffix, text: suffix, specs: configuration.nameSuffix)
        .transform(&accumulation.objects)
      note("SuffixTransformer", of: kustomization, in: &accumulation)
    }
  }

  private func setLabels(
    _ kustomization: Kustomization, _ accumulation: inout Accumulation
  ) throws(BuildError) {
    let configuration = accumulation.configuration
    for entry in kustomization.list("labels") {
      guard let pairs = entry.field("pairs") else { continue }
      var specs = TransformerConfiguration.fieldSpecs(entry.field("fields"))
      if entry.field("includeSelectors")?.bool == true {
        specs += configuration.commonLabels
      } else if entry.field("includeTemplates")?.bool == true {
        specs += configuration.templateLabels
      } else {
        specs += FieldSpecs.metadataLabels
      }
      try LabelTransformer(pairs: pairs.textPairs, specs: specs).transform(&accumulation.objects)
      note("LabelTransformer", of: kustomization, in: &accumulation)
    }
    for labels in kustomization.mappings("commonLabels") {
      try LabelTransformer(pairs: labels.textPairs, specs: configuration.commonLabels)
        .transform(&accumulation.objects)
      note("LabelTransformer", of: kustomization, in: &accumulation)
    }
    for annotations in kustomization.mappings("commonAnnotations") {
      try LabelTransformer(pairs: annotations.textPairs, specs: configuration.commonAnnotations)
        .transform(&accumulation.objects)
      note("AnnotationsTransformer", of: kustomization, in: &accumulation)
    }
  }

  private func setCounts(
    _ kustomization: Kustomization, _ accumulation: inout Accumulation
  ) throws(BuildError) {
    let configuration = accumulation.configuration
    try each("replicas", of: kustomization, &accumulation) {
      entry, accumulation throws(BuildError) in
      let isFound = try ReplicaTransformer(entry: entry, specs: configuration.replicas)
        .transform(&accumulation.objects)
      guard isFound || accumulation.isPartial else {
        throw BuildError(
          "no Deployment, StatefulSet, ReplicaSet or ReplicationController has this name",
          at: (entry.field("name") ?? entry).range)
      }
      note("ReplicaCountTransformer", of: kustomization, in: &accumulation)
    }
    for entry in kustomization.images {
      try ImageTransformer(entry, specs: configuration.images).transform(&accumulation.objects)
      note("ImageTagTransformer", of: kustomization, in: &accumulation)
    }
  }

  /// A replacement, or a file of them.
  func replace(
    _ entry: Node, of kustomization: Kustomization, in accumulation: inout Accumulation
  ) throws(BuildError) {
    var replacements = [entry]
    if let path = entry.field("path"), let text = path.text {
      let roots = try documents(of: file(text, of: kustomization, path))
      replacements = roots.flatMap { $0.isSequence ? $0.items : [$0] }
    }
    for replacement in replacements {
      let isDone = try ReplacementTransformer(
        replacement: replacement, hidesSecrets: hidesSecrets
      )
      .transform(&accumulation.objects)
      guard isDone || accumulation.isPartial else {
        throw BuildError(
          "the source of the replacement is not there",
          at: (replacement.field("source") ?? replacement).range)
      }
    }
    note("ReplacementTransformer", of: kustomization, in: &accumulation)
  }

  /// Notes in every object which transformation it went through.
  func note(
    _ kind: String, of kustomization: Kustomization, _ fields: [String] = [],
    in accumulation: inout Accumulation
  ) {
    guard metadata.hasTransformations,
      fields.isEmpty || fields.contains(where: { !kustomization.list($0).isEmpty })
    else { return }
    let origin = ObjectOrigin(
      configuredIn: relativeToRoot(kustomization.path),
      configuredBy: ObjectOrigin.Configurator(apiVersion: "builtin", kind: kind))
    accumulation.objects.appendTransformation(origin)
  }
}

extension ObjectList {
  /// Notes a transformation in every object.
  fileprivate mutating func appendTransformation(_ origin: ObjectOrigin) {
    for index in objects.indices { noteTransformation(origin, at: index) }
  }
}

extension Kustomization {
  /// A field that holds one text which is not empty.
  func text(_ field: String) -> (node: Node, text: String)? {
    let own = node?.field(field)
    guard let node = engineFields?[field] ?? own, !node.isNull, let text = node.text, !text.isEmpty
    else {
      return nil
    }
    return (node, text)
  }
}
