/// The elements of a list by a key, in the list's order.
struct Lookup<Key: Hashable & Sendable, Element: Sendable>: Sendable {
  private let elements: [Element]
  private let positions: [Key: [Int]]

  init(_ elements: [Element], by key: (Element) -> Key) {
    self.init(elements, byEach: { [key($0)] })
  }

  /// A list whose elements may stand under several keys.
  init(_ elements: [Element], byEach keys: (Element) -> [Key]) {
    self.elements = elements
    var positions: [Key: [Int]] = [:]
    for (position, element) in elements.enumerated() {
      for key in keys(element) { positions[key, default: []].append(position) }
    }
    self.positions = positions
  }

  /// More elements of one key say nothing new, and asking for all of them each time would make a
  /// tree of equal names take for ever.
  static var most: Int { 1_000 }

  subscript(key: Key) -> [Element] {
    (positions[key] ?? []).prefix(Self.most).map { elements[$0] }
  }

  /// The elements of several keys in the list's order, each made only when it is asked for.
  func lazily(_ keys: [Key]) -> LazyMapSequence<[Int], Element> {
    let lists = keys.compactMap { positions[$0]?.prefix(Self.most) }
    let all = Array(lists.joined())
    return (lists.count > 1 ? all.sorted() : all).lazy.map { elements[$0] }
  }

  /// Every element of a key, for questions asked once.
  func all(_ key: Key) -> [Element] { (positions[key] ?? []).map { elements[$0] } }
}
