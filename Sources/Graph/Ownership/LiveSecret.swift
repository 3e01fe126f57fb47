/// A Secret in a cluster: its data, and who owns which part of it.
struct LiveSecret: Sendable, Hashable {
  var data: [String: DeclaredData.KeyContent] = [:]
  var managed = ManagedFields()
  /// What the annotation of client-side apply holds.
  var lastApplied: DeclaredData?
  var isImmutable = false

  /// The Secret after a write; `live` is `nil` where there is none yet.
  static func after(_ request: WriteRequest, on live: LiveSecret?) throws(ApplyRefusal)
    -> LiveSecret
  {
    var new = live ?? LiveSecret()
    switch request.verb {
    case .create(let manager):
      guard live == nil else { throw .alreadyExists }
      new.update(by: manager) { $0.data = request.content.merged }
    case .recreate(let manager):
      new = LiveSecret()
      new.update(by: manager) { $0.data = request.content.merged }
    case .patch(let manager):
      guard live != nil else { throw .notFound }
      new.update(by: manager) { $0.merge(request.content, original: nil) }
    case .replace(let manager):
      guard live != nil else { throw .notFound }
      guard !new.isImmutable || request.content.isImmutable else { throw .immutable }
      new.update(by: manager) {
        $0.data = request.content.merged
        $0.lastApplied = nil
      }
    case .clientSideApply(let manager, .lastAppliedAnnotation):
      new.update(by: manager) {
        $0.merge(request.content, original: $0.lastApplied)
        $0.lastApplied = request.content
      }
    case .clientSideApply(let manager, .release(let previous)):
      guard live == nil || previous != nil else { throw .notOfRelease }
      new.update(by: manager) { $0.merge(request.content, original: previous) }
    case .serverSideApply(let manager, let forces, let takeover):
      try new.apply(request.content, as: manager, forces: forces, takingOver: takeover)
    }
    if let live, live.isImmutable, !request.verb.isRecreation {
      guard new.data == live.data else { throw .immutable }
    }
    new.isImmutable = request.content.isImmutable || new.isImmutable
    return new
  }

  /// An update's manager owns what it changed, alone; nobody owns what is gone.
  private mutating func update(by name: String, _ change: (inout LiveSecret) -> Void) {
    let before = self
    change(&self)
    let keys = Set(before.data.keys).union(data.keys)
    var changed = Set(keys.filter { before.data[$0] != data[$0] }.map { SecretField.data($0) })
    if before.lastApplied != lastApplied { changed.insert(.lastApplied) }
    managed.take(changed)
    let present = changed.filter(holds)
    managed[FieldManager(name: name, operation: .update)].formUnion(present)
  }

  private func holds(_ field: SecretField) -> Bool {
    switch field {
    case .data(let key): data[key] != nil
    case .stringData: false
    case .lastApplied: lastApplied != nil
    }
  }

  /// A merge patch: from `original` to `content` what is to be deleted, from what is live to
  /// `content` the rest.
  private mutating func merge(_ content: DeclaredData, original: DeclaredData?) {
    switch content.data {
    case .null: data = [:]
    case .absent:
      // A map that was declared and is no more goes as a whole, with everybody's keys.
      if let original, original.data != .absent { data = [:] }
    case .keys(let keys):
      for key in original?.data.entries.keys ?? [:].keys where keys[key] == nil { data[key] = nil }
      for (key, value) in keys { data[key] = value == .null ? nil : value }
    }
    for (key, value) in content.stringData.entries where value != .null { data[key] = value }
  }
}

extension DeclaredData {
  /// Both maps as the server stores them.
  fileprivate var merged: [String: KeyContent] {
    data.entries.merging(stringData.entries) { _, plain in plain }
      .mapValues { $0 == .null ? .declared(.empty) : $0 }
  }
}

extension WriteRequest.Verb {
  fileprivate var isRecreation: Bool { if case .recreate = self { true } else { false } }
}
