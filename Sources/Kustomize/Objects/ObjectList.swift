internal import SourceText
internal import YAML

/// The objects of a build in the order in which they came.
struct ObjectList: Sendable {
  private(set) var objects: [BuiltObject] = []
  /// What transformations may still copy.
  var budget = CopyBudget()

  /// Roots that take in others twice, and these again, multiply.
  private static let limit = 50_000

  init() {}

  /// Adds an object, which must not be there yet.
  mutating func append(_ object: BuiltObject) throws(BuildError) {
    if objects.contains(where: { $0.id.equals(object.id) }) { throw Self.isThere(object) }
    objects.append(object)
  }

  /// Adds objects; what is done about one that is there already says `refuse`.
  mutating func append(
    _ list: [BuiltObject], _ refuse: (BuildError) throws(BuildError) -> Void
  ) throws(BuildError) {
    try requireRoom(for: list)
    var known = Set(objects.map { Key($0.id) })
    for object in list {
      if known.insert(Key(object.id)).inserted {
        objects.append(object)
      } else {
        try refuse(Self.isThere(object))
      }
    }
  }

  private static func isThere(_ object: BuiltObject) -> BuildError {
    BuildError(
      "\(object.id.display) is already there; two objects of one build may not share type, name and namespace",
      at: object.layers.first ?? object.draft.place.range)
  }

  private func requireRoom(for list: [BuiltObject]) throws(BuildError) {
    guard objects.count + list.count > Self.limit, let first = list.first else { return }
    throw BuildError(
      "with these, the build has more than \(Self.limit) objects",
      at: first.layers.first ?? first.draft.place.range)
  }

  /// Adds the objects of another list.
  mutating func append(_ other: ObjectList) throws(BuildError) {
    if objects.isEmpty {
      self = other
      return
    }
    try requireRoom(for: other.objects)
    var known = Set(objects.map { Key($0.id) })
    for object in other.objects {
      guard known.insert(Key(object.id)).inserted else {
        throw BuildError(
          "\(object.id.display) comes in twice; two objects of one build may not share type, name and namespace",
          at: object.layers.first ?? object.draft.place.range)
      }
      objects.append(object)
    }
  }

  private struct Key: Hashable {
    let type: GroupVersionKind
    let name: String
    let namespace: String

    init(_ id: ObjectID) {
      type = id.type
      name = id.name
      namespace = id.effectiveNamespace
    }
  }

  /// Adds a generated object, or merges it into the one of the same name as its behavior says.
  mutating func absorb(_ generated: BuiltObject) throws(BuildError) {
    let place = generated.draft.place.range
    let matches = objects.indices.filter { objects[$0].hadID(generated.id.equals) }
    guard let index = matches.first else {
      guard generated.behavior == .create else {
        throw BuildError(
          "\(generated.id.display) is not there, so the generator cannot \(generated.behavior.rawValue) it",
          at: place)
      }
      return try append(generated)
    }
    guard matches.count == 1 else {
      throw BuildError("several objects answer to \(generated.id.display)", at: place)
    }
    guard generated.behavior != .create else {
      throw BuildError(
        "\(generated.id.display) is already there; the generator needs behavior: merge or replace",
        at: place)
    }
    objects[index] = generated.merged(over: objects[index])
  }

  /// Changes every object.
  mutating func changeEach(_ change: (inout BuiltObject) throws(BuildError) -> Void)
    throws(BuildError)
  {
    for index in objects.indices { try change(&objects[index]) }
  }

  /// Changes some objects by their positions.
  mutating func change(
    _ indices: some Swift.Sequence<Int>, _ change: (inout BuiltObject) throws(BuildError) -> Void
  ) throws(BuildError) {
    for index in indices { try change(&objects[index]) }
  }

  /// Notes a transformation in the object at a position.
  mutating func noteTransformation(_ origin: ObjectOrigin, at index: Int) {
    objects[index].transformations.append(origin)
  }

  /// Drops objects by their positions.
  mutating func remove(_ indices: [Int]) {
    for index in indices.sorted(by: >) { objects.remove(at: index) }
  }

  mutating func removeAll(where isDropped: (BuiltObject) -> Bool) {
    objects.removeAll(where: isDropped)
  }
}

extension BuiltObject {
  /// A generated object in the place of one of the same name: its labels and annotations over the
  /// other's, and with `merge` its data too.
  fileprivate func merged(over old: BuiltObject) -> BuiltObject {
    var new = self
    var draft = new.draft
    for field in ["labels", "annotations"] {
      let merged = Self.merged(
        old.draft[path: "metadata", field], draft[path: "metadata", field])
      guard let merged, let metadata = draft["metadata"] else { continue }
      draft = draft.replacing("metadata", by: metadata.setting(field, at: merged.place, to: merged))
    }
    if let metadata = draft["metadata"] {
      var named = metadata.setting(
        "name", at: metadata.place, to: .string(old.id.name, at: old.draft.place))
      if !old.id.namespace.isEmpty {
        named = named.setting(
          "namespace", at: metadata.place, to: .string(old.id.namespace, at: old.draft.place))
      }
      draft = draft.replacing("metadata", by: named)
    }
    if behavior == .merge {
      for field in ["data", "binaryData"] {
        guard let merged = Self.merged(old.draft[field], draft[field]) else { continue }
        draft = draft.setting(field, at: merged.place, to: merged)
      }
    }
    new.draft = draft
    new.takeHistory(of: old)
    new.needsNameHash = needsNameHash && old.needsNameHash
    new.origin = behavior == .merge ? old.origin ?? new.origin : new.origin
    return new
  }

  private static func merged(_ old: Draft?, _ new: Draft?) -> Draft? {
    guard let old else { return new }
    guard let new else { return old }
    return new.members.reduce(old) { $0.setting($1.name, at: $1.place, to: $1.value) }
  }
}
