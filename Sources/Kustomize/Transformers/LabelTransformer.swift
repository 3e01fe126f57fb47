internal import YAML

/// Sets labels or annotations at some fields of every object.
struct LabelTransformer {
  let pairs: [Draft.Member]
  let specs: [FieldSpec]

  func transform(_ list: inout ObjectList) throws(BuildError) {
    guard !pairs.isEmpty else { return }
    try list.changeEach { object throws(BuildError) in try object.set(pairs, at: specs) }
  }
}
