/// The keys that something puts into a Secret, as far as is known.
public struct SecretKeys: Sendable, Hashable {
  /// Keys that are there.
  public let names: Set<String>
  /// Whether there are no others.
  public let isComplete: Bool

  /// Nothing is known.
  static let unknown = SecretKeys(atLeast: [])
  /// Those of every Secret of the type `kubernetes.io/tls`.
  static let certificate = SecretKeys(["tls.crt", "tls.key"])

  /// These keys and no others.
  init(_ names: some Sequence<String>) {
    self.names = Set(names)
    isComplete = true
  }

  /// These keys and perhaps others.
  init(atLeast names: some Sequence<String>, isComplete: Bool = false) {
    self.names = Set(names)
    self.isComplete = isComplete
  }

  /// Whether a key is there; `nil` where that is not known.
  public func has(_ key: String) -> Bool? {
    if names.contains(key) { return true }
    return isComplete ? false : nil
  }
}
