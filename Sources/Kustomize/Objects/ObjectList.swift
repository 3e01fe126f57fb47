internal import SourceText
internal import YAML

/// The objects of a build in the order in which they came.
struct ObjectList: Sendable {
  private(set) var objects: [BuiltObject] = [] {
    didSet { known = nil }
  }
  /// What transformations may still copy.
  var budget = CopyBudget()
  /// How long the build may take.
  private(set) var time: TimeLimit
  /// What tells each object from the others, now and before; `nil` until it is asked for.
  private var known: Known?

  /// Roots that take in others twice, and these again, multiply.
  private static let limit = 50_000

  init(_ time: TimeLimit) { self.time = time }

  /// Adds an object, which must not be there yet.
  mutating func append(_ object: BuiltObject) throws(BuildError) {
    try requireRoom(for: [object])
    var known = takeKnown()
    let isNew = known.present.insert(Key(object.id)).inserted
    if isNew {
      known.note(object)
      objects.append(object)
    }
    self.known = known
    guard isNew else { throw Self.isThere(object) }
  }

  /// Adds objects; what is done about one that is there already says `refuse`.
  mutating func append(
    _ list: [BuiltObject], _ refuse: (BuildError) throws(BuildError) -> Void
  ) throws(BuildError) {
    try requireRoom(for: list)
    for object in list {
      do throws(BuildError) {
        try append(object)
      } catch { try refuse(error) }
    }
  }

  /// Lets go of what is made again when it is asked for.
  mutating func forgetIndex() { known = nil }

  /// The ids of all objects, taken out so that they can be changed with the objects.
  private mutating func takeKnown() -> Known {
    defer { known = nil }
    return known ?? Known(objects)
  }

  /// The ids that objects have, and the names that they have or had.
  private struct Known: Sendable {
    var present: Set<Key> = []
    private(set) var names: Set<[String]> = []

    init(_ objects: [BuiltObject]) {
      for object in objects {
        present.insert(Key(object.id))
        note(object)
      }
    }

    /// The name and namespace of an id; of cluster-scoped types too, for which it says too much.
    static func name(_ id: ObjectID) -> [String] {
      [id.name, id.namespace.isEmpty ? "default" : id.namespace]
    }

    mutating func note(_ object: BuiltObject) {
      for id in object.allIDs { names.insert(Self.name(id)) }
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
      at: first.layers.first ?? first.draft.place.range, isOverLimit: true)
  }

  /// Adds the objects of another list.
  mutating func append(_ other: ObjectList) throws(BuildError) {
    if objects.isEmpty {
      objects = other.objects
      return
    }
    try requireRoom(for: other.objects)
    var known = takeKnown()
    defer { self.known = known }
    for object in other.objects {
      guard known.present.insert(Key(object.id)).inserted else {
        throw BuildError(
          "\(object.id.display) comes in twice; two objects of one build may not share type, name and namespace",
          at: object.layers.first ?? object.draft.place.range)
      }
      known.note(object)
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
    let known = takeKnown()
    // Where nothing ever had the name there is nothing to look for.
    let mayBeThere = known.names.contains(Known.name(generated.id))
    self.known = known
    try time.requireTime(for: place)
    let matches =
      mayBeThere ? objects.indices.filter { objects[$0].hadID(generated.id.equals) } : []
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
    try self.change(objects.indices, change)
  }

  /// Changes some objects by their positions.
  mutating func change(
    _ indices: some Swift.Sequence<Int>, _ change: (inout BuiltObject) throws(BuildError) -> Void
  ) throws(BuildError) {
    for index in indices {
      try time.requireTime(for: objects[index].draft.place.range)
      try change(&objects[index])
    }
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
    return old.setting(new.members)
  }
}
