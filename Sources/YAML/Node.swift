public import SourceText

/// A YAML value and the place where it is written: a light handle into its document.
///
/// An alias answers with the value it stands for, and with its own place.
public struct Node: Sendable {
  /// The document the node belongs to.
  public let document: Document
  let index: Int32

  init(document: Document, index: Int32) {
    self.document = document
    self.index = index
  }

  private var written: Record { document.records[Int(index)] }

  /// The record that holds the value, behind an alias if the node is one.
  var record: Record {
    let record = written
    return record.form == .alias ? document.records[Int(record.target)] : record
  }

  var valueIndex: Int32 {
    let record = written
    return record.form == .alias ? record.target : index
  }

  /// Whether the node is written as `*alias`.
  public var isAlias: Bool { written.form == .alias }

  /// Whether the value is a mapping.
  public var isMapping: Bool { record.form == .mapping }

  /// Whether the value is a sequence.
  public var isSequence: Bool { record.form == .sequence }

  /// Whether the value is a scalar, null included.
  public var isScalar: Bool { record.isScalar }

  /// Whether a collection is written in flow style, `{}` or `[]`.
  public var isFlow: Bool { record.flags.contains(.isFlow) }

  /// The tag as written (`!Ref`), or `nil`.
  public var tag: String? {
    let tag = record.tag
    return tag == 0 ? nil : document.tags[Int(tag) - 1]
  }

  /// Where the node is written: an alias where it stands, not what it stands for.
  public var range: SourceRange {
    if let composition = document.composition { return composition.places[Int(index)].range }
    return document.text.range(offsets)
  }

  /// Where the value is written in the text of the document it was read from.
  public var offsets: Range<Int> {
    let record = written
    return Int(record.lower)..<Int(record.upper)
  }

  /// The node's number in its document: a parent comes before its children.
  public var order: Int { Int(index) }
}

extension Node: Hashable {
  /// Whether two handles name the same node of the same document.
  public static func == (left: Node, right: Node) -> Bool {
    left.document === right.document && left.index == right.index
  }

  /// Feeds the identity of the node.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(document))
    hasher.combine(index)
  }
}
