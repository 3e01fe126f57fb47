internal import SourceText

/// Where the nodes of a composed document come from.
struct Composition: Sendable {
  /// The nodes of other documents.
  let links: [Node]
  /// The place of each record.
  let places: [Draft.Place]
}

extension Draft {
  /// The value as a node. Where nothing was changed, it is the node that was read.
  ///
  /// Nodes of several documents may stand together in it; each keeps its document and its range.
  public var composed: Node {
    if case .node(let node) = self { return node }
    var composer = Composer()
    composer.add(self, parent: -1, ordinal: 0)
    return Node(document: composer.document(standingFor: place.range), index: 0)
  }
}

/// Writes the records of a composed document.
private struct Composer {
  private var records: [Record] = []
  private var places: [Draft.Place] = []
  private var links: [Node] = []
  private var decoded: [UInt8] = []

  func document(standingFor range: SourceRange) -> Document {
    Document(
      text: EmbeddedText([], standingFor: range), index: 0, records: records, decoded: decoded,
      tags: [], hasComplexKey: false, composition: Composition(links: links, places: places))
  }

  mutating func add(_ draft: Draft, parent: Int32, ordinal: Int32) {
    switch draft {
    case .node(let node): addLink(node, parent: parent, ordinal: ordinal)
    case .scalar(let scalar):
      let form: Record.Form = scalar.isString ? .doubleQuoted : .plain
      add(form, text: scalar.text, at: scalar.place, parent: parent, ordinal: ordinal)
    case .mapping(let mapping):
      let index = add(.mapping, at: mapping.place, parent: parent, ordinal: ordinal)
      for (number, member) in mapping.members.enumerated() {
        addKey(member, parent: index, ordinal: Int32(clamping: 2 * number))
        add(member.value, parent: index, ordinal: Int32(clamping: 2 * number + 1))
      }
      records[Int(index)].end = Int32(clamping: records.count)
    case .sequence(let sequence):
      let index = add(.sequence, at: sequence.place, parent: parent, ordinal: ordinal)
      for (number, item) in sequence.items.enumerated() {
        add(item, parent: index, ordinal: Int32(clamping: number))
      }
      records[Int(index)].end = Int32(clamping: records.count)
    }
  }

  private mutating func addKey(_ member: Draft.Member, parent: Int32, ordinal: Int32) {
    if case .node(let node) = member.place, node.hasText(member.name) {
      addLink(node, parent: parent, ordinal: ordinal)
    } else {
      add(.doubleQuoted, text: member.name, at: member.place, parent: parent, ordinal: ordinal)
    }
  }

  private mutating func addLink(_ node: Node, parent: Int32, ordinal: Int32) {
    let index = add(.link, at: .node(node), parent: parent, ordinal: ordinal)
    records[Int(index)].textLower = Int32(clamping: links.count)
    links.append(node)
  }

  @discardableResult
  private mutating func add(
    _ form: Record.Form, text: String = "", at place: Draft.Place, parent: Int32, ordinal: Int32
  ) -> Int32 {
    let index = Int32(clamping: records.count)
    var record = Record(
      form: form, tag: 0, lower: 0, upper: 0, parent: parent, ordinal: ordinal, end: index + 1)
    if record.isScalar {
      record.textLower = Int32(clamping: decoded.count)
      record.textCount = Int32(clamping: text.utf8.count)
      decoded += text.utf8
    }
    records.append(record)
    places.append(place)
    return index
  }
}
