/// A path in a Secret that somebody owns.
enum SecretField: Sendable, Hashable {
  case data(String)
  /// Only an apply owns it: what an update wrote is seen as `data` by then.
  case stringData(String)
  /// The annotation `kubectl.kubernetes.io/last-applied-configuration`.
  case lastApplied
}

/// Whoever owns fields: a name and how it wrote (`metadata.managedFields`).
struct FieldManager: Sendable, Hashable {
  enum Operation: Sendable, Hashable {
    case apply
    case update
  }

  let name: String
  let operation: Operation
}

/// Which fields of a live object each manager owns.
struct ManagedFields: Sendable, Hashable {
  private var sets: [FieldManager: Set<SecretField>] = [:]

  subscript(manager: FieldManager) -> Set<SecretField> {
    get { sets[manager] ?? [] }
    set { sets[manager] = newValue.isEmpty ? nil : newValue }
  }

  /// Everyone who owns something.
  var managers: [FieldManager] { Array(sets.keys) }

  /// Those who own a field, in the order of their names.
  func owners(of field: SecretField) -> [FieldManager] {
    sets.filter { $0.value.contains(field) }.keys.sorted { $0.name < $1.name }
  }

  /// Takes fields away from everyone but one.
  mutating func take(_ fields: Set<SecretField>, from manager: FieldManager? = nil) {
    for other in managers where other != manager { self[other].subtract(fields) }
  }

  /// Gives everything that some managers own to another one.
  mutating func merge(_ others: [FieldManager], into manager: FieldManager) {
    for other in others where other != manager {
      self[manager].formUnion(self[other])
      self[other] = []
    }
  }
}
