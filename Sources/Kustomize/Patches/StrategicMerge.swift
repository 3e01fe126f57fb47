internal import YAML

/// A strategic merge of a patch into an object, as kustomize does it
/// (`kustomize kyaml/yaml/merge2`, `kyaml/yaml/walk`).
enum StrategicMerge {
  /// The object with a patch merged in; `nil` if the patch deletes it.
  static func merged(
    _ object: Draft, with patch: Draft, schema: MergeSchema?
  ) throws(BuildError) -> Draft? {
    // kustomize takes up what a merge changes within the object, not another object.
    if try Directive(of: patch) == .replace { return object }
    return try value(object, patch, schema)
  }

  private static func value(
    _ old: Draft?, _ new: Draft?, _ schema: MergeSchema?
  ) throws(BuildError) -> Draft? {
    guard let new else { return old.map(withoutNulls).flatMap { $0.isNull ? nil : $0 } }
    if new.isNull { return nil }
    guard let old, !old.isNull else { return try added(new, schema) }
    switch (old.isMapping, new.isMapping, old.isSequence, new.isSequence) {
    case (true, true, _, _): return try mapping(old, new, schema)
    case (_, _, true, true): return try sequence(old, new, schema)
    case (false, false, false, false): return new
    default:
      throw BuildError(
        "the patch has \(name(new)) where the object has \(name(old))", at: new.place.range)
    }
  }

  private static func name(_ value: Draft) -> String {
    value.isMapping ? "a mapping" : value.isSequence ? "a list" : "a single value"
  }

  // MARK: - Mappings

  private static func mapping(
    _ old: Draft, _ new: Draft, _ schema: MergeSchema?
  ) throws(BuildError) -> Draft? {
    switch try Directive(of: new) {
    case .delete: return nil
    case .replace: return try added(new, schema)
    case .merge, nil: break
    }
    var members = old.members
    var positions: [String: Int] = [:]
    for (index, member) in members.enumerated() { positions[member.name] = index }
    var isChanged = false
    var dropped: Set<String> = []
    for member in new.members where member.name != "$patch" {
      guard let index = positions[member.name] else {
        guard let value = try value(nil, member.value, schema?[member.name]) else { continue }
        members.append(Draft.Member(member.name, at: member.place, value))
        isChanged = true
        continue
      }
      if let value = try value(members[index].value, member.value, schema?[member.name]) {
        members[index].value = value
        // A single value is the patch's now, and so is the key that leads to it.
        if value.isScalar { members[index] = Draft.Member(member.name, at: member.place, value) }
      } else {
        dropped.insert(member.name)
      }
      isChanged = true
    }
    let patched = Set(new.members.lazy.map(\.name))
    for index in members.indices where !patched.contains(members[index].name) {
      let member = members[index]
      let value = withoutNulls(member.value)
      if value.isNull {
        dropped.insert(member.name)
      } else if case .node = value {
        continue
      } else {
        members[index].value = value
      }
      isChanged = true
    }
    guard isChanged else { return old }
    return .mapping(
      Draft.Mapping(members.filter { !dropped.contains($0.name) }, at: old.place))
  }

  /// What a patch adds where nothing was: without its directives and nulls, also in lists that merge.
  private static func added(_ new: Draft, _ schema: MergeSchema?) throws(BuildError) -> Draft? {
    if new.isMapping {
      if try Directive(of: new) == .delete { return nil }
      var members: [Draft.Member] = []
      var isChanged = false
      for member in new.members {
        guard member.name != "$patch", !member.value.isNull,
          let value = try added(member.value, schema?[member.name])
        else {
          isChanged = true
          continue
        }
        if case .node = value {} else { isChanged = true }
        members.append(Draft.Member(member.name, at: member.place, value))
      }
      return isChanged ? .mapping(Draft.Mapping(members, at: new.place)) : new
    }
    guard new.isSequence, case .merged(_, let item)? = schema?.shape else { return new }
    if try Directive(ofList: new) == .delete { return nil }
    var items: [Draft] = []
    for old in new.items where !old.isDirective {
      if let value = try added(old, MergeSchema(item)), !value.isEmptyCollection || value.isSequence
      {
        items.append(value)
      }
    }
    return .sequence(Draft.Sequence(items, at: new.place))
  }

  /// A value of the object without the nulls in its mappings, which a merge drops on its way.
  private static func withoutNulls(_ value: Draft) -> Draft {
    guard value.isMapping else { return value }
    var isChanged = false
    var members: [Draft.Member] = []
    for member in value.members {
      if member.value.isNull {
        isChanged = true
        continue
      }
      var member = member
      let inner = withoutNulls(member.value)
      if case .mapping = inner {
        member.value = inner
        isChanged = true
      }
      members.append(member)
    }
    return isChanged ? .mapping(Draft.Mapping(members, at: value.place)) : value
  }

  // MARK: - Lists

  private static func sequence(
    _ old: Draft, _ new: Draft, _ schema: MergeSchema?
  ) throws(BuildError) -> Draft? {
    guard case .merged(let keys, let item)? = schema?.shape else { return new }
    switch try Directive(ofList: new) {
    case .delete: return nil
    case .replace: return try added(new, schema)
    case .merge, nil: break
    }
    let patches = new.items.filter { !$0.isDirective }
    let merged =
      switch keys.count {
      case 0: texts(old, new)
      case 1: try items(old.items, patches, keys[0], MergeSchema(item))
      default:
        try SeveralKeys(keys: keys).merged(old.items, patches) { old, new throws(BuildError) in
          try value(old, new, MergeSchema(item))
        }
      }
    return .sequence(Draft.Sequence(merged, at: old.place))
  }

  /// Texts in a list that holds each once: the patch's first.
  private static func texts(_ old: Draft, _ new: Draft) -> [Draft] {
    var seen: Set<String> = []
    return (new.items + old.items).filter { seen.insert($0.text ?? "").inserted }
  }

  /// The items of both lists, told apart by a key: the patch's first, in its order.
  private static func items(
    _ old: [Draft], _ new: [Draft], _ key: String, _ schema: MergeSchema
  ) throws(BuildError) -> [Draft] {
    var rest = old.map { Optional($0) }
    var merged: [Draft] = []
    var seen: Set<String> = []
    var positions: [String: Int] = [:]
    for (index, item) in old.enumerated().reversed() {
      if let text = item[key]?.text { positions[text] = index }
    }
    for item in new {
      guard let text = item[key]?.text, !text.isEmpty else {
        merged.append(item)
        continue
      }
      guard seen.insert(text).inserted else { continue }
      let position = positions[text]
      let found = position.flatMap { rest[$0] }
      if let position { rest[position] = nil }
      // An item that is to be replaced is overwritten by its old self when the lists are joined.
      if let found, try Directive(of: item) == .replace {
        merged.append(found)
      } else if let value = try value(found, item, schema), !value.isEmptyCollection {
        merged.append(value)
      }
    }
    return merged + rest.compactMap { $0 }
  }
}
