internal import Manifests
internal import YAML

/// Forms of references that hold for the same objects.
struct FormSet: Sendable {
  private var forms: [(order: Int, form: ReferenceForm)] = []
  /// All paths in one, where walking each would go through the whole object many times.
  private var tree: FieldPathTree?

  /// A form found in an object: the nodes that it leads to.
  typealias Found = (order: Int, form: ReferenceForm, nodes: [Node])

  /// Takes in forms, each with its place in the table.
  init(_ forms: [(order: Int, form: ReferenceForm)]) {
    self.forms = forms
    if forms.count(where: { $0.form.path.isOfAnyDepth }) > 4 {
      tree = FieldPathTree(forms.map(\.form.path))
    }
  }

  /// What an object says in the forms, in their order.
  func found(in resource: Resource) -> [Found] {
    guard let tree else {
      return forms.map { ($0.order, $0.form, $0.form.path.nodes(in: resource.node)) }
    }
    return zip(forms, tree.nodes(in: resource.node)).map { ($0.order, $0.form, $1) }
  }
}
