internal import YAML

/// Sets labels or annotations at some fields of every object.
struct LabelTransformer {
  let pairs: [Draft.Member]
  let specs: [FieldSpec]

  func transform(_ list: inout ObjectList) throws(BuildError) {
    guard let first = pairs.first else { return }
    var budget = list.budget
    defer { list.budget = budget }
    try list.changeEach { object throws(BuildError) in
      let type = object.id.type
      let fields = specs.count { type.isSelected(by: $0.selector) }
      try budget.take(pairs.count * fields, for: first.place.range)
      try object.set(pairs, at: specs)
    }
  }
}
