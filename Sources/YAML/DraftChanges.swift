extension Draft {
  /// The mapping with a key set; a new key comes last. Other values become a mapping.
  public func setting(_ key: String, at place: Place, to value: Draft) -> Draft {
    var mapping = Mapping(members, at: self.place)
    if let index = mapping.members.firstIndex(where: { $0.name == key }) {
      mapping.members[index].value = value
    } else {
      mapping.members.append(Member(key, at: place, value))
    }
    return .mapping(mapping)
  }

  /// The mapping with several keys set; new keys come last.
  public func setting(_ new: [Member]) -> Draft {
    var mapping = Mapping(members, at: place)
    var positions: [String: Int] = [:]
    for (index, member) in mapping.members.enumerated() where positions[member.name] == nil {
      positions[member.name] = index
    }
    for member in new {
      if let index = positions[member.name] {
        mapping.members[index].value = member.value
      } else {
        positions[member.name] = mapping.members.count
        mapping.members.append(member)
      }
    }
    return .mapping(mapping)
  }

  /// The mapping with the value of a key changed, the key's own place kept; the same draft if the
  /// key is absent.
  public func replacing(_ key: String, by value: Draft) -> Draft {
    guard self[key] != nil else { return self }
    return setting(key, at: place, to: value)
  }

  /// The mapping without a key.
  public func removing(_ key: String) -> Draft {
    guard self[key] != nil else { return self }
    return .mapping(Mapping(members.filter { $0.name != key }, at: place))
  }

  /// The sequence with its items changed, where the change gives something; `nil` if it never does.
  public func changingItems<Failure>(
    _ change: (Draft) throws(Failure) -> Draft?
  ) throws(Failure) -> Draft? {
    var changed: [Draft]?
    let items = items
    for (index, item) in items.enumerated() {
      guard let new = try change(item) else { continue }
      if changed == nil { changed = items }
      changed?[index] = new
    }
    return changed.map { .sequence(Sequence($0, at: place)) }
  }

  /// The mapping with the values of its members changed, where the change gives something; `nil` if
  /// it never does.
  public func changingMembers<Failure>(
    _ change: (Member) throws(Failure) -> Draft?
  ) throws(Failure) -> Draft? {
    var changed: [Member]?
    let members = members
    for (index, member) in members.enumerated() {
      guard let new = try change(member) else { continue }
      if changed == nil { changed = members }
      changed?[index].value = new
    }
    return changed.map { .mapping(Mapping($0, at: place)) }
  }
}
