extension LiveSecret {
  /// A server-side apply and what its tool does around it.
  mutating func apply(
    _ content: DeclaredData, as name: String, forces: Bool,
    takingOver takeover: WriteRequest.Takeover
  ) throws(ApplyRefusal) {
    let manager = FieldManager(name: name, operation: .apply)
    if takeover == .kubectl {
      managed.merge(managed.managers.filter(\.isOfKubectl), into: manager)
      managed.take([.lastApplied])
      lastApplied = nil
    }
    try apply(content, as: manager, forces: forces)
    guard takeover == .lastAppliedOwners else { return }
    let owners = managed.owners(of: .lastApplied).filter { $0.operation == .update }
    guard !owners.isEmpty else { return }
    // kubectl saves the annotation from its own next apply; under other names it goes.
    if name == Self.kubectl { managed[Self.annotationKeeper].insert(.lastApplied) }
    managed.merge(owners, into: manager)
    try apply(content, as: manager, forces: forces)
  }

  /// The server's part (`structured-merge-diff merge/update.go`).
  private mutating func apply(
    _ content: DeclaredData, as manager: FieldManager, forces: Bool
  ) throws(ApplyRefusal) {
    let conflicts = conflicts(of: content, with: manager)
    if let first = conflicts.first {
      guard forces || mayForce(conflicts, as: manager) else {
        throw .conflict(key: first.key, manager: first.owner.name)
      }
      managed.take(Set(conflicts.map { .data($0.key) }), from: manager)
    }
    for (key, value) in content.data.entries {
      data[key] = value == .null ? .declared(.empty) : value
    }
    let released = managed[manager].subtracting(content.fields)
    managed[manager] = content.fields
    // What the manager gives up and nobody else owns is removed.
    for field in released where managed.owners(of: field).isEmpty {
      switch field {
      case .data(let key): data[key] = nil
      case .lastApplied: lastApplied = nil
      case .stringData: break
      }
    }
    // It is moved into `data` only once the object is merged, and there it has no owner.
    for (key, value) in content.stringData.entries where value != .null { data[key] = value }
    if manager.name == Self.kubectl, lastApplied != nil { lastApplied = content }
  }

  private func conflicts(
    of content: DeclaredData, with manager: FieldManager
  ) -> [(key: String, owner: FieldManager)] {
    content.data.entries.sorted { $0.key < $1.key }.compactMap { key, value in
      guard data[key] != value,
        let owner = managed.owners(of: .data(key)).first(where: { $0 != manager })
      else { return nil }
      return (key, owner)
    }
  }

  /// kubectl's own name may take what the annotation of client-side apply has
  /// (`apimachinery managedfields/internal/lastappliedmanager.go`).
  private func mayForce(
    _ conflicts: [(key: String, owner: FieldManager)], as manager: FieldManager
  ) -> Bool {
    guard manager.name == Self.kubectl, let lastApplied else { return false }
    return conflicts.allSatisfy { lastApplied.data.entries[$0.key] != nil }
  }

  private static let kubectl = "kubectl"
  private static let annotationKeeper = FieldManager(
    name: "kubectl-last-applied", operation: .apply)
}

extension FieldManager {
  /// Whether kubectl writes under such a name, or wrote before the server kept names.
  fileprivate var isOfKubectl: Bool { name.hasPrefix("kubectl") || name == "before-first-apply" }
}
