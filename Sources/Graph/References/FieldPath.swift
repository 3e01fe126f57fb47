internal import YAML

/// A way through the fields of an object: `spec.tls[].secretName`.
///
/// `[]` stands for each item of a list, `{}` for each key of a mapping, `*` for the value of any key,
/// `*Text` for that of keys which end so, whatever their case, and `**` for any number of steps.
public struct FieldPath: Sendable, Hashable {
  enum Step: Sendable, Hashable {
    case key(String)
    case items
    case keys
    case value(ofKeysEndingIn: String)
    case anyDepth
  }

  let steps: [Step]
  /// The path as it is written.
  public let text: String

  /// Reads a path; `nil` for one with an empty part, with more than one `**`, or beyond 32 steps.
  public init?(_ text: String) {
    let steps = Self.steps(of: text)
    guard let steps, !steps.isEmpty, steps.count <= 32,
      steps.count(where: { $0 == .anyDepth }) <= 1, steps.last != .anyDepth
    else { return nil }
    self.steps = steps
    self.text = text
  }

  /// A path of a table of this module, which its test reads.
  init(table text: String) {
    steps = Self.steps(of: text) ?? []
    self.text = text
  }

  /// The path of one key.
  init(ofKey key: String) {
    steps = [.key(key)]
    text = key
  }

  private init(_ steps: [Step], text: String) {
    self.steps = steps
    self.text = text
  }

  /// The way to the mapping that holds the last key, and that key; the whole path where its last step
  /// is no key.
  var splitAtLastKey: (holder: FieldPath, key: String?) {
    guard case .key(let key)? = steps.last else { return (self, nil) }
    let end = text.utf8.lastIndex(of: UInt8(ascii: ".")) ?? text.startIndex
    return (FieldPath(Array(steps.dropLast()), text: String(text[..<end])), key)
  }

  private static func steps(of text: String) -> [Step]? {
    var steps: [Step] = []
    var name: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      // A dot within a key is written `\.`, as kustomize has it.
      if byte == UInt8(ascii: "."), !isEscaped {
        guard add(name, to: &steps) else { return nil }
        name.removeAll(keepingCapacity: true)
      } else {
        if isEscaped, byte == UInt8(ascii: ".") { name.removeLast() }
        name.append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\")
    }
    return add(name, to: &steps) ? steps : nil
  }

  /// Adds the steps of a part between two dots; `false` if it is empty.
  private static func add(_ part: [UInt8], to steps: inout [Step]) -> Bool {
    var name = part[...]
    var ends: [Step] = []
    while true {
      if name.suffix(2).elementsEqual("[]".utf8) {
        ends.append(.items)
      } else if name.suffix(2).elementsEqual("{}".utf8) {
        ends.append(.keys)
      } else {
        break
      }
      name = name.dropLast(2)
    }
    if !name.isEmpty { steps.append(step(of: name)) }
    steps += ends.reversed()
    return !part.isEmpty
  }

  private static func step(of name: ArraySlice<UInt8>) -> Step {
    guard name.first == UInt8(ascii: "*") else {
      return .key(String(decoding: name, as: UTF8.self))
    }
    let suffix = name.dropFirst()
    if suffix.elementsEqual("*".utf8) { return .anyDepth }
    return .value(ofKeysEndingIn: String(decoding: suffix, as: UTF8.self).lowercased())
  }

  /// More places of one form in one object say nothing new.
  static var most: Int { 1_000 }

  /// Whether it goes through all that is below some node.
  var isOfAnyDepth: Bool { steps.contains(.anyDepth) }

  /// The nodes that it leads to below a node, in their order.
  func nodes(in node: Node) -> [Node] {
    var found: [Node] = []
    collect(from: 0, node, &found)
    return found
  }

  private func collect(from index: Int, _ node: Node, _ found: inout [Node]) {
    guard found.count < Self.most else { return }
    guard index < steps.count else {
      found.append(node)
      return
    }
    switch steps[index] {
    case .key(let key): if let value = node[key] { collect(from: index + 1, value, &found) }
    case .items: for item in node.items { collect(from: index + 1, item, &found) }
    case .keys: found += node.entries.prefix(Self.most).map(\.key)
    case .value(let suffix):
      for entry in node.entries
      where suffix.isEmpty || entry.key.text?.lowercased().hasSuffix(suffix) == true {
        collect(from: index + 1, entry.value, &found)
      }
    case .anyDepth:
      collect(from: index + 1, node, &found)
      for entry in node.entries { collect(from: index, entry.value, &found) }
      for item in node.items { collect(from: index, item, &found) }
    }
  }
}
