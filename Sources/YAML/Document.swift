public import SourceText

/// One YAML document: all of its nodes in one array, in the order in which they are written.
///
/// A class only so that a `Node` can name its document with one pointer; nothing in it changes.
public final class Document: Sendable {
  /// The text the document was read from: a file, or a text that a file carries.
  public let text: EmbeddedText
  /// The document's number in its stream, from 0; empty and broken documents count.
  public let index: Int
  /// Whether some mapping has a collection for a key, as an unrendered `{{ }}` makes.
  public let hasComplexKey: Bool
  let records: [Record]
  let decoded: [UInt8]
  let tags: [String]
  /// The values that are read when they are asked for.
  let unread: [UnreadPart]
  /// Where the nodes of a composed document come from; `nil` for a document that was read.
  let composition: Composition?

  init(
    text: EmbeddedText, index: Int, records: [Record], decoded: [UInt8], tags: [String],
    hasComplexKey: Bool, unread: [UnreadPart] = [], composition: Composition? = nil
  ) {
    self.text = text
    self.index = index
    self.records = records
    self.decoded = decoded
    self.tags = tags
    self.hasComplexKey = hasComplexKey
    self.unread = unread
    self.composition = composition
  }

  /// The outermost value; `nil` in an empty document.
  public var root: Node? { records.isEmpty ? nil : node(at: 0) }

  /// The node of a record: the one that stands in another document if the record leads to one.
  func node(at index: Int32) -> Node {
    let record = records[Int(index)]
    guard record.form.rawValue < Record.Form.link.rawValue else { return target(of: record) }
    return Node(document: self, index: index)
  }

  private func target(of record: Record) -> Node {
    guard record.form == .link, let composition else {
      return unread[Int(record.target)].root(in: text)
    }
    return composition.links[Int(record.target)]
  }

  /// What the document itself takes in memory, in nodes; text counts by 64 bytes.
  public var weight: Int {
    records.count + decoded.count / 64 + unread.reduce(0) { $0 + $1.nodes }
  }

  /// The number of nodes, each alias counting as one.
  public var nodeCount: Int { records.count }
}

/// One node in 32 bytes.
struct Record {
  /// The scalars come first, with the numbers of `ScalarStyle`.
  enum Form: UInt8 {
    case plain, singleQuoted, doubleQuoted, literal, folded
    case sequence, mapping, alias
    /// A node of another document, in a composed one.
    case link
    /// A value that is read when it is asked for.
    case unread

    init(_ style: ScalarStyle) { self = Form(rawValue: style.rawValue) ?? .plain }
  }

  let form: Form
  var flags: Flags = []
  /// One more than the tag's index in `Document.tags`; 0 if none is written.
  let tag: UInt16
  let lower: Int32
  var upper: Int32
  /// The collection the node stands in; -1 for the root.
  let parent: Int32
  /// The node's number among the children of its parent, where keys and values count alike.
  let ordinal: Int32
  /// The index after the node's last descendant.
  var end: Int32
  /// Where a scalar's text begins, in the source if `isInSource`, else in `Document.decoded`;
  /// of an alias, the node it stands for; of a link or of what is not read yet, its number.
  var textLower: Int32 = 0
  var textCount: Int32 = 0

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let isInSource = Flags(rawValue: 1)
    static let hasMergeKey = Flags(rawValue: 2)
    static let hasRepeatedKey = Flags(rawValue: 4)
    static let isFlow = Flags(rawValue: 8)
  }

  var isScalar: Bool { form.rawValue <= Form.folded.rawValue }

  /// The node that an alias stands for, or the number of a link.
  var target: Int32 { textLower }
}

/// How a scalar is written.
public enum ScalarStyle: UInt8, Sendable {
  /// Without quotes.
  case plain
  /// In `'single quotes'`.
  case singleQuoted
  /// In `"double quotes"`.
  case doubleQuoted
  /// A block after `|`.
  case literal
  /// A block after `>`.
  case folded
}
