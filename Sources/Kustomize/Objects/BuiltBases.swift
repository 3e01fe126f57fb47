/// The bases that were built, for others that take them in.
struct BuiltBases: Sendable {
  private var bases: [String: Accumulation] = [:]
  private var failures: [String: BuildError] = [:]
  /// How many names more the objects of all may have; a name with its object takes half a kilobyte.
  private var room = 50_000

  /// What the base in a folder builds; `nil` if that is not known.
  subscript(directory: String) -> Accumulation? { bases[directory] }

  /// Why the base in a folder cannot be built; `nil` if it can, or nobody tried.
  func failure(of directory: String) -> BuildError? { failures[directory] }

  /// Keeps why a base cannot be built: where it is left out, many roots may name it again.
  mutating func keep(_ failure: BuildError, of directory: String) { failures[directory] = failure }

  /// Keeps what a base builds; where many are large, those that come late are built again.
  mutating func keep(_ base: Accumulation, of directory: String) {
    let names = base.objects.objects.reduce(0) { $0 + $1.allIDs.count }
    guard names <= room else { return }
    room -= names
    bases[directory] = base
    bases[directory]?.objects.forgetIndex()
  }
}
