internal import Manifests

/// The elements of a list by the name of an object, whose namespace may not be told, in the list's
/// order.
struct ObjectLookup<Element: Sendable>: Sendable {
  private struct Named: Sendable {
    var all: [Element] = []
    var positions: [String?: [Int]] = [:]

    mutating func add(_ element: Element, _ namespace: String?) {
      guard positions[namespace, default: []].count < ObjectLookup.most else { return }
      positions[namespace, default: []].append(all.count)
      all.append(element)
    }
  }

  private var named: [String: Named] = [:]

  /// More elements of one name and namespace say nothing new (see `Lookup.most`).
  private static var most: Int { Lookup<String, Element>.most }

  init(_ elements: [Element], by name: (Element) -> ObjectName?) {
    for element in elements {
      guard let name = name(element) else { continue }
      named[name.name, default: Named()].add(element, name.namespace)
    }
  }

  /// Those that a name may mean.
  subscript(name: ObjectName) -> [Element] {
    guard let found = named[name.name] else { return [] }
    guard let namespace = name.namespace else {
      return found.all.count > Self.most ? Array(found.all.prefix(Self.most)) : found.all
    }
    let positions = [namespace, nil].compactMap { found.positions[$0] }
    // Nearly always all of a name are in one namespace, and nothing has to be copied.
    if positions.reduce(0, { $0 + $1.count }) == found.all.count { return found.all }
    let joined = positions.count > 1 ? positions.joined().sorted() : positions.first ?? []
    return joined.prefix(Self.most).map { found.all[$0] }
  }
}
