internal import Manifests
internal import YAML

/// A Secret that an operator writes beside or because of its resource: a row of the table.
///
/// The names are those of the operators' documents (`facts: gitops.md 2`).
struct OperatorSecret: Sendable {
  let group: String?
  let kinds: Set<String>
  /// The way to what the name is made of; `nil` for the object's own name.
  let path: FieldPath?
  /// The field of what the path leads to that holds the name; empty where it leads to the name.
  let name: String
  /// The name: `{}` stands for what the path leads to, `{name}` for the object's own.
  let template: String
  /// The field beside the name that gives the namespace, if there is one.
  let namespace: String?
  let keys: SecretKeys
  /// The fields that name a Secret for the operator to read in the place of this one.
  let replacements: [FieldPath]
  /// Whether it makes itself the controller of the Secret whenever it runs, and fails where another is.
  let setsController: Bool

  init(
    _ group: String?, _ kinds: String, at path: String? = nil, name: String = "",
    _ template: String = "{}", namespace: String? = nil, keys: [String] = [],
    unless replacements: [String] = [], setsController: Bool = false
  ) {
    self.group = group
    self.kinds = Set(kinds.split(separator: "|").map(String.init))
    self.path = path.map { FieldPath(table: $0) }
    self.name = name
    self.template = template
    self.namespace = namespace
    self.keys = SecretKeys(atLeast: keys)
    self.replacements = replacements.map { FieldPath(table: $0) }
    self.setsController = setsController
  }

  /// What an object makes its operator write.
  static func outputs(of resource: Resource) -> [SecretOutput] {
    guard !resource.group.isEmpty else { return [] }
    var outputs: [SecretOutput] = []
    for row in byGroup[resource.group] ?? []
    where row.kinds.isEmpty || row.kinds.contains(resource.kind) {
      outputs += row.outputs(of: resource)
    }
    // Every row for any group begins at the `spec`.
    guard resource.spec?.isMapping == true else { return outputs }
    for row in ofAnyGroup { outputs += row.outputs(of: resource) }
    return outputs
  }

  private static let byGroup = Dictionary(grouping: table.filter { $0.group != nil }) {
    $0.group ?? ""
  }
  private static let ofAnyGroup = table.filter { $0.group == nil }

  private func outputs(of resource: Resource) -> [SecretOutput] {
    guard replacements.allSatisfy({ $0.nodes(in: resource.node).isEmpty }) else { return [] }
    let places =
      path.map { $0.nodes(in: resource.node) } ?? [resource.metadata?["name"]].compactMap { $0 }
    return places.compactMap { place in
      let node = name.isEmpty ? place : place[name]
      guard let node, let text = node.text, !text.isEmpty, !node.isNull else { return nil }
      let secret = template.replacing("{name}", with: resource.metadata?["name"]?.text ?? "")
        .replacing("{}", with: text)
      let given = namespace.flatMap { place[$0] }
      var output = SecretOutput(
        resource, .operatorOutput, name: secret, at: node,
        namespace: given.map { $0.literal } ?? resource.namespace, keys: keys)
      output.setsController = setsController
      return output
    }
  }
}
