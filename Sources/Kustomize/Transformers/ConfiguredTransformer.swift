internal import SourceText
internal import YAML

extension Builder {
  /// An entry of `transformers`: kustomize's own ones are done, others are programs.
  func apply(
    transformer entry: Node, of kustomization: Kustomization, to accumulation: inout Accumulation
  ) throws(BuildError) {
    for plugin in try plugins(entry, of: kustomization, in: &accumulation) {
      let node = plugin.node
      let kind = node.field("kind")?.text ?? ""
      guard PluginFile.isBuiltIn(node),
        try apply(kind, node, of: kustomization, to: &accumulation)
      else {
        accumulation.omit("the transformer \(kind) is a program and is not run", at: node)
        continue
      }
    }
  }

  /// Whether the transformer is one of kustomize's own.
  private func apply(
    _ kind: String, _ node: Node, of kustomization: Kustomization,
    to accumulation: inout Accumulation
  ) throws(BuildError) -> Bool {
    let written = TransformerConfiguration.fieldSpecs(node.field("fieldSpecs"))
    switch kind {
    case "PrefixTransformer", "SuffixTransformer", "PrefixSuffixTransformer":
      for (part, field) in [(NameTransformer.Part.prefix, "prefix"), (.suffix, "suffix")] {
        guard let text = node[field]?.text, !text.isEmpty else { continue }
        try NameTransformer(part: part, text: text, specs: written)
          .transform(&accumulation.objects)
      }
    case "NamespaceTransformer":
      guard let namespace = node[path: "metadata", "namespace"], let text = namespace.text else {
        return true
      }
      try NamespaceTransformer(
        namespace: text, place: .node(namespace), specs: written,
        keepsExisting: node.field("unsetOnly")?.bool == true,
        subjects: NamespaceTransformer.Subjects(
          rawValue: node.field("setRoleBindingSubjects")?.text ?? "") ?? .defaultOnly
      ).transform(&accumulation.objects)
    case "LabelTransformer":
      try LabelTransformer(pairs: node.field("labels")?.textPairs ?? [], specs: written)
        .transform(&accumulation.objects)
    case "AnnotationsTransformer":
      try LabelTransformer(pairs: node.field("annotations")?.textPairs ?? [], specs: written)
        .transform(&accumulation.objects)
    case "PatchTransformer", "PatchJson6902Transformer":
      try apply(patch: node, of: kustomization, to: &accumulation)
    case "PatchStrategicMergeTransformer":
      for path in (node.field("paths")?.items ?? []) + [node.field("patches")].compactMap({ $0 }) {
        try apply(strategicMergePatch: path, of: kustomization, to: &accumulation)
      }
    case "ReplicaCountTransformer":
      guard let replica = node.field("replica") else { return true }
      _ = try ReplicaTransformer(entry: replica, specs: written).transform(&accumulation.objects)
    case "ImageTagTransformer":
      guard let image = node.field("imageTag") else { return true }
      try ImageTransformer(image, specs: written).transform(&accumulation.objects)
    case "ReplacementTransformer":
      for replacement in node.field("replacements")?.items ?? [] {
        try replace(replacement, of: kustomization, in: &accumulation)
      }
    case "ValueAddTransformer": try addValue(node, to: &accumulation)
    case "HashTransformer", "LegacyOrderTransformer", "SortOrderTransformer": return true
    default: return false
    }
    return true
  }

  /// Sets one text at fields of selected objects.
  private func addValue(_ node: Node, to accumulation: inout Accumulation) throws(BuildError) {
    guard let value = node.field("value"), let text = value.text else { return }
    for target in node.field("targets")?.items ?? [] {
      let selector = try target.field("selector").map { node throws(BuildError) in
        try PatchTarget(node)
      }
      let spec = FieldSpec(target.field("fieldPath")?.text ?? "", creates: true)
      guard spec.path.count <= CopyBudget.depth else { continue }
      try accumulation.objects.changeEach { object throws(BuildError) in
        guard try selector?.selects(object) ?? true else { return }
        try object.set(text, at: spec, from: .node(value))
      }
    }
  }
}
