internal import YAML

/// A patch of operations (RFC 6902).
struct JSONPatch: Sendable {
  private let operations: [Operation]

  private struct Operation: Sendable {
    enum Kind: String, Sendable { case add, remove, replace, move, copy, test }

    let kind: Kind
    let path: [String]
    let from: [String]
    let value: Draft
    let node: Node

    /// The value to copy or to move; of a Secret, one that is not known where a report may show it.
    func copied(from object: Draft, hiding secret: BuiltObject?) throws(BuildError) -> Draft {
      let value = try object.value(at: from[...], node)
      guard let secret, secret.keepsSecret(from.joined(separator: ".")),
        !secret.hidesCopies(at: path)
      else { return value }
      return value.unknown
    }
  }

  /// Reads the operations of a list.
  init(_ list: Node) throws(BuildError) {
    var operations: [Operation] = []
    for node in list.items {
      guard let kind = node["op"]?.text.flatMap({ Operation.Kind(rawValue: $0) }) else {
        throw BuildError(
          "an operation of a JSON patch has op: add, remove, replace, move, copy or test",
          at: node.range)
      }
      guard let path = node["path"] else {
        throw BuildError("an operation of a JSON patch has a path", at: node.range)
      }
      operations.append(
        Operation(
          kind: kind, path: try Self.tokens(path), from: try node["from"].map(Self.tokens) ?? [],
          value: .node(node["value"] ?? node), node: node))
    }
    self.operations = operations
  }

  private static func tokens(_ node: Node) throws(BuildError) -> [String] {
    let text = node.text ?? ""
    guard text.isEmpty || text.hasPrefix("/") else {
      throw BuildError("the path of a JSON patch begins with /", at: node.range)
    }
    let tokens = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard tokens.count <= CopyBudget.depth else {
      throw BuildError("the path of a JSON patch has too many parts", at: node.range)
    }
    return tokens.map { unescaped($0) }
  }

  /// `~1` stands for `/` and `~0` for `~`.
  private static func unescaped(_ token: Substring) -> String {
    guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
    var text = ""
    var rest = token
    while let character = rest.popFirst() {
      if character == "~", let next = rest.first, next == "0" || next == "1" {
        rest.removeFirst()
        text.append(next == "1" ? "/" : "~")
      } else {
        text.append(character)
      }
    }
    return text
  }

  /// The object with the operations done in their order; what `secret` is or was keeps its secrets.
  func applied(
    to object: Draft, hiding secret: BuiltObject?, _ budget: inout CopyBudget, _ time: TimeLimit
  ) throws(BuildError) -> Draft {
    var object = object
    for operation in operations {
      try time.requireTime(for: operation.node.range)
      try budget.take(operation.value, for: operation.node.range)
      switch operation.kind {
      case .add:
        object = try object.putting(
          operation.value, at: operation.path[...], operation.node, replaces: false)
      case .remove: object = try object.removing(at: operation.path[...], operation.node)
      case .replace:
        object = try object.putting(
          operation.value, at: operation.path[...], operation.node, replaces: true)
      case .move:
        let value = try operation.copied(from: object, hiding: secret)
        // Moved again and again, a value would come to lie ever deeper.
        try budget.take(value, for: operation.node.range)
        object = try object.removing(at: operation.from[...], operation.node)
          .putting(value, at: operation.path[...], operation.node, replaces: false)
      case .copy:
        let value = try operation.copied(from: object, hiding: secret)
        try budget.take(value, for: operation.node.range)
        object = try object.putting(value, at: operation.path[...], operation.node, replaces: false)
      case .test:
        let value = try object.value(at: operation.path[...], operation.node)
        guard value.hasSameContent(as: operation.value) else {
          throw BuildError("the test of the JSON patch fails", at: operation.node.range)
        }
      }
    }
    return object
  }
}

extension Draft {
  fileprivate func value(at path: ArraySlice<String>, _ operation: Node) throws(BuildError) -> Draft
  {
    guard let first = path.first else { return self }
    let inner = isSequence ? items[try index(first, operation)] : self[first]
    guard let inner else {
      // json-patch copies null from a key that a mapping does not have.
      guard isMapping, path.count == 1, operation["op"]?.hasText("copy") == true else {
        throw Self.missing(first, operation)
      }
      return .scalar(Scalar("null", isString: false, at: .node(operation)))
    }
    return try inner.value(at: path.dropFirst(), operation)
  }

  /// With a value at a path: in the place of what stands there, or as an item before it.
  fileprivate func putting(
    _ value: Draft, at path: ArraySlice<String>, _ operation: Node, replaces: Bool
  ) throws(BuildError) -> Draft {
    guard let first = path.first else { return value }
    guard path.count == 1 else {
      return try changing(first, operation) { inner throws(BuildError) in
        try inner.putting(value, at: path.dropFirst(), operation, replaces: replaces)
      }
    }
    guard isSequence else {
      // json-patch takes a key that a mapping does not have as one to add.
      guard isMapping else { throw Self.missing(first, operation) }
      return settingByPatch(first, value, operation)
    }
    var items = items
    if replaces {
      items[try index(first, operation)] = value
    } else if first == "-" {
      items.append(value)
    } else {
      let index = try index(first, operation, isInsertion: true)
      items.insert(value, at: index)
    }
    return .sequence(Sequence(items, at: place))
  }

  fileprivate func removing(
    at path: ArraySlice<String>, _ operation: Node
  ) throws(BuildError) -> Draft {
    guard let first = path.first else { throw Self.missing("", operation) }
    guard path.count == 1 else {
      return try changing(first, operation) { inner throws(BuildError) in
        try inner.removing(at: path.dropFirst(), operation)
      }
    }
    if isSequence {
      var items = items
      items.remove(at: try index(first, operation))
      return .sequence(Sequence(items, at: place))
    }
    guard self[first] != nil else { throw Self.missing(first, operation) }
    return removing(first)
  }

  /// The mapping with a member that stands in the patch, key and value.
  private func settingByPatch(_ key: String, _ value: Draft, _ operation: Node) -> Draft {
    let keyPlace = Place.node(operation["path"] ?? operation)
    var mapping = Mapping(members, at: place)
    let member = Member(key, at: keyPlace, value)
    if let index = mapping.members.firstIndex(where: { $0.name == key }) {
      mapping.members[index] = member
    } else {
      mapping.members.append(member)
    }
    return .mapping(mapping)
  }

  private func changing(
    _ token: String, _ operation: Node, _ change: (Draft) throws(BuildError) -> Draft
  ) throws(BuildError) -> Draft {
    if isSequence {
      let index = try index(token, operation)
      var items = items
      items[index] = try change(items[index])
      return .sequence(Sequence(items, at: place))
    }
    guard let inner = self[token] else { throw Self.missing(token, operation) }
    return replacing(token, by: try change(inner))
  }

  /// The position that a token names; negative ones count from the end, as json-patch has it.
  private func index(
    _ token: String, _ operation: Node, isInsertion: Bool = false
  ) throws(BuildError) -> Int {
    let count = items.count
    guard var index = Int(token) else { throw Self.missing(token, operation) }
    if index < 0 { index += count + (isInsertion ? 1 : 0) }
    guard index >= 0, index < count || isInsertion && index == count else {
      throw Self.missing(token, operation)
    }
    return index
  }

  private static func missing(_ token: String, _ operation: Node) -> BuildError {
    BuildError(
      "the path of the JSON patch leads nowhere: the object has no \(token.isEmpty ? "such value" : token) there",
      at: (operation["path"] ?? operation).range)
  }

  /// Whether two values are equal, wherever they are written.
  func hasSameContent(as other: Draft) -> Bool {
    if isMapping {
      let members = members
      let others = other.members
      return other.isMapping && members.count == others.count
        && members.allSatisfy { other[$0.name].map($0.value.hasSameContent) ?? false }
    }
    if isSequence {
      let items = items
      let others = other.items
      return other.isSequence && items.count == others.count
        && zip(items, others).allSatisfy { $0.hasSameContent(as: $1) }
    }
    guard other.isScalar, let type = scalarType, let otherType = other.scalarType else {
      return false
    }
    return type == otherType && (text == other.text || type != .string && type != .float)
  }
}
