public import SourceText

/// A value under change: what nobody touches stays the node it was read from, with its place.
///
/// Kustomize and the like build objects out of others. A draft costs only what is changed, and
/// `composed` makes a `Node` of it whose every part still leads to where it was written.
public enum Draft: Sendable {
  /// A value as it was read.
  case node(Node)
  /// A scalar of the build's own.
  case scalar(Scalar)
  /// A mapping of which something is changed.
  case mapping(Mapping)
  /// A sequence of which something is changed.
  case sequence(Sequence)

  /// Text of the build's own and the place it stands for.
  public struct Scalar: Sendable {
    /// The text.
    public var text: String
    /// Whether it is a string whatever it looks like; else it is typed as plain text is.
    public var isString: Bool
    /// Where it was written.
    public var place: Place

    /// A scalar.
    public init(_ text: String, isString: Bool = true, at place: Place) {
      self.text = text
      self.isString = isString
      self.place = place
    }
  }

  /// The members of a mapping, each key once.
  public struct Mapping: Sendable {
    /// The members in their order.
    public var members: [Member]
    /// Where it was written.
    public var place: Place

    /// A mapping.
    public init(_ members: [Member] = [], at place: Place) {
      self.members = members
      self.place = place
    }
  }

  /// A key and its value.
  public struct Member: Sendable {
    /// The key's text.
    public let name: String
    /// Where the key was written.
    public let place: Place
    /// The value.
    public var value: Draft

    /// A member.
    public init(_ name: String, at place: Place, _ value: Draft) {
      self.name = name
      self.place = place
      self.value = value
    }
  }

  /// The items of a sequence.
  public struct Sequence: Sendable {
    /// The items in their order.
    public var items: [Draft]
    /// Where it was written.
    public var place: Place

    /// A sequence.
    public init(_ items: [Draft] = [], at place: Place) {
      self.items = items
      self.place = place
    }
  }

  /// Where a part of a draft was written.
  public enum Place: Sendable {
    /// A node of a file.
    case node(Node)
    /// Text of a file that the value repeats byte by byte, as a generator takes in a file.
    case text(EmbeddedText)

    /// The place in its file.
    public var range: SourceRange {
      switch self {
      case .node(let node): node.range
      case .text(let text): text.range(0..<text.bytes.count)
      }
    }

    /// The text of a value that stands for this place: byte by byte if the place holds the same.
    func embeddedText(_ bytes: [UInt8]) -> EmbeddedText {
      switch self {
      case .text(let text) where text.bytes == bytes: return text
      case .node(let node):
        if let text = node.embeddedText, text.bytes == bytes { return text }
        return EmbeddedText(bytes, standingFor: node.range)
      case .text: return EmbeddedText(bytes, standingFor: range)
      }
    }
  }
}

extension Draft {
  /// A string that stands for a place.
  public static func string(_ text: String, at place: Place) -> Draft {
    .scalar(Scalar(text, at: place))
  }

  /// Where the value was written.
  public var place: Place {
    switch self {
    case .node(let node): .node(node)
    case .scalar(let scalar): scalar.place
    case .mapping(let mapping): mapping.place
    case .sequence(let sequence): sequence.place
    }
  }

  /// Whether the value is a mapping.
  public var isMapping: Bool {
    switch self {
    case .node(let node): node.isMapping
    case .mapping: true
    default: false
    }
  }

  /// Whether the value is a sequence.
  public var isSequence: Bool {
    switch self {
    case .node(let node): node.isSequence
    case .sequence: true
    default: false
    }
  }

  /// Whether the value is a scalar, null included.
  public var isScalar: Bool { !isMapping && !isSequence }

  /// Whether the value is null.
  public var isNull: Bool {
    switch self {
    case .node(let node): node.isNull
    case .scalar(let scalar): !scalar.isString && ScalarType(plain: scalar.text) == .null
    default: false
    }
  }

  /// The text of a scalar, whatever its type; `nil` for a collection.
  public var text: String? {
    switch self {
    case .node(let node): node.text
    case .scalar(let scalar): scalar.text
    default: nil
    }
  }

  /// The type of a scalar; `nil` for a collection.
  public var scalarType: ScalarType? {
    switch self {
    case .node(let node): node.scalarType
    case .scalar(let scalar): scalar.isString ? .string : ScalarType(plain: scalar.text)
    default: nil
    }
  }

  /// Whether the value is a scalar with just this text.
  public func hasText(_ other: String) -> Bool {
    switch self {
    case .node(let node): node.hasText(other)
    case .scalar(let scalar): scalar.text == other
    default: false
    }
  }

  /// The value of a key of a mapping; `nil` if the key is absent.
  public subscript(key: String) -> Draft? {
    switch self {
    case .node(let node): node[key].map { .node($0) }
    case .mapping(let mapping): mapping.members.first { $0.name == key }?.value
    default: nil
    }
  }

  /// The value behind a chain of keys; `nil` as soon as one is absent.
  public subscript(path keys: String...) -> Draft? {
    var value: Draft? = self
    for key in keys { value = value?[key] }
    return value
  }

  /// The members of a mapping, merge keys applied; none for other values.
  public var members: [Member] {
    switch self {
    case .mapping(let mapping): mapping.members
    case .node(let node):
      node.entries.compactMap { entry in
        entry.key.text.map { Member($0, at: .node(entry.key), .node(entry.value)) }
      }
    default: []
    }
  }

  /// The items of a sequence; none for other values.
  public var items: [Draft] {
    switch self {
    case .sequence(let sequence): sequence.items
    case .node(let node): node.items.map { .node($0) }
    default: []
    }
  }

  /// Whether the value is a collection that holds nothing.
  public var isEmptyCollection: Bool {
    switch self {
    case .node(let node): node.isEmptyCollection
    case .mapping(let mapping): mapping.members.isEmpty
    case .sequence(let sequence): sequence.items.isEmpty
    case .scalar: false
    }
  }
}
