internal import Graph

extension ConfigurationReader {
  /// The keys of an entry of `references`.
  static let referenceKeys = ["group", "key", "kind", "namespace", "path", "target"]

  /// The entries of `references`; each is looked for in each object of its group.
  func referenceForms(_ node: Node) throws(UsageError) -> [ReferenceForm] {
    let most = 1_000
    var forms: [ReferenceForm] = []
    for item in try items(node) {
      guard forms.count < most else {
        throw error("more than \(most) references", at: item.range)
      }
      forms.append(try referenceForm(item))
    }
    return forms
  }

  /// An entry of `references`: a field of custom resources that names a Secret or a ConfigMap.
  func referenceForm(_ node: Node) throws(UsageError) -> ReferenceForm {
    guard node.isMapping else {
      throw error("a reference is a mapping with group and path", at: node.range)
    }
    for entry in node.writtenEntries where !Self.referenceKeys.contains(entry.key.text ?? "") {
      throw unknown(entry.key, of: Self.referenceKeys)
    }
    guard let group = node["group"], let path = node["path"] else {
      throw error("a reference wants a group and a path", at: node.range)
    }
    let form = ReferenceForm(
      group: try string(group), kinds: try kinds(node["kind"]), pathOfName: try string(path),
      key: try optionalString(node["key"]), namespace: try optionalString(node["namespace"]),
      target: try target(node["target"]))
    guard let form else {
      throw error(
        "a path is written as spec.users[].secretName, with at most one **", at: path.range)
    }
    return form
  }

  private func kinds(_ node: Node?) throws(UsageError) -> Set<String> {
    guard let node else { return [] }
    return node.isSequence ? Set(try strings(node)) : [try string(node)]
  }

  private func optionalString(_ node: Node?) throws(UsageError) -> String? {
    guard let node else { return nil }
    return try string(node)
  }

  private func target(_ node: Node?) throws(UsageError) -> String {
    guard let node else { return "Secret" }
    let text = try string(node)
    guard ["Secret", "ConfigMap"].contains(text) else {
      let hint =
        Spelling.nearest(to: text, in: ["Secret", "ConfigMap"]).map { "; did you mean \($0)?" }
        ?? ""
      throw error("a target is Secret or ConfigMap\(hint)", at: node.range)
    }
    return text
  }
}
