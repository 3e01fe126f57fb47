internal import YAML

/// Sets the number of replicas of the objects of a name.
struct ReplicaTransformer {
  let entry: Node
  let specs: [FieldSpec]

  /// Whether some object took the number.
  func transform(_ list: inout ObjectList) throws(BuildError) -> Bool {
    guard let name = entry.field("name")?.text, let count = entry.field("count") else {
      throw BuildError("an entry of replicas has a name and a count", at: entry.range)
    }
    var found = false
    for spec in specs {
      try list.changeEach { object throws(BuildError) in
        let matches = object.hadID { $0.name == name && $0.type.isSelected(by: spec.selector) }
        guard matches else { return }
        found = true
        try object.set(count.text ?? "", isString: false, at: spec, from: .node(count))
      }
    }
    return found
  }
}
