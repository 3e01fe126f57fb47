internal import YAML

/// What `$patch` says is to become of a value.
enum Directive {
  case merge, replace, delete

  /// The directive in a mapping; `nil` if none is written.
  init?(of mapping: Draft) throws(BuildError) {
    guard let written = mapping["$patch"] else { return nil }
    switch written.text {
    case "merge": self = .merge
    case "replace": self = .replace
    case "delete": self = .delete
    default:
      throw BuildError("$patch is one of delete, merge and replace", at: written.place.range)
    }
  }

  /// The directive that an item of a list gives for the whole list.
  init?(ofList list: Draft) throws(BuildError) {
    for item in list.items where item.isDirective {
      try self.init(of: item)
      return
    }
    return nil
  }
}

extension Draft {
  /// Whether an item of a list says only what is to become of the list.
  var isDirective: Bool { self["$patch"] != nil && members.count == 1 }
}
