/// What makes Secrets of one name, by the namespaces that it makes them in: of a name that all
/// namespaces have, each reference asks for its own.
struct SecretProducers: Sendable {
  /// All of them, in the order in which they were found.
  private(set) var all: [SecretProducer] = []
  private var ofNamespace: [String: [Int]] = [:]
  /// Those that make it in any namespace, or in those that a pattern picks.
  private var ofSeveral: [Int] = []

  mutating func append(_ producer: SecretProducer) {
    if let namespace = producer.namespace {
      ofNamespace[namespace, default: []].append(all.count)
    } else {
      ofSeveral.append(all.count)
    }
    all.append(producer)
  }

  /// Those that may make the Secret in a namespace, which may not be told.
  func reaching(_ namespace: String?) -> [SecretProducer] {
    guard let namespace else { return all }
    let several = ofSeveral.filter { all[$0].reach.mayReach(namespace) }
    return ((ofNamespace[namespace] ?? []) + several).sorted().map { all[$0] }
  }
}
