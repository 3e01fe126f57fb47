public import SourceText

/// One YAML document: all of its nodes in one array, in the order in which they are written.
///
/// A class only so that a `Node` can name its document with one pointer; nothing in it changes.
public final class Document: Sendable {
  /// The text the document was read from: a file, or a text that a file carries.
  public let text: EmbeddedText
  /// The document's number in its stream, from 0; empty documents count.
  public let index: Int
  /// Whether some mapping has a collection for a key, as an unrendered `{{ }}` makes.
  public let hasComplexKey: Bool
  let records: [Record]
  let decoded: [UInt8]
  let tags: [String]

  init(
    text: EmbeddedText, index: Int, records: [Record], decoded: [UInt8], tags: [String]
  ) {
    self.text = text
    self.index = index
    self.records = records
    hasComplexKey = records.contains { $0.flags.contains(.hasComplexKey) }
    self.decoded = decoded
    self.tags = tags
  }

  /// The outermost value; `nil` in an empty document.
  public var root: Node? { records.isEmpty ? nil : Node(document: self, index: 0) }

  /// The number of nodes, each alias counting as one.
  public var nodeCount: Int { records.count }
}

/// One node in 24 bytes.
struct Record {
  enum Kind: UInt8 { case scalar, sequence, mapping, alias }

  var kind: Kind
  var style: ScalarStyle
  /// One more than the tag's index in `Document.tags`; 0 if none is written.
  var tag: UInt16
  var flags: Flags
  var lower: Int32
  var upper: Int32
  /// The index after the node's last descendant; of an alias, the node it stands for.
  var end: Int32
  /// Where a scalar's text begins, in the source if `isInSource`, else in `Document.decoded`.
  var textLower: Int32
  var textCount: Int32

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let isInSource = Flags(rawValue: 1)
    static let hasMergeKey = Flags(rawValue: 2)
    static let hasComplexKey = Flags(rawValue: 4)
    static let isFlow = Flags(rawValue: 8)
  }
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
