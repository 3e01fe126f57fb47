internal import CYAML
internal import SourceText

/// Gathers the nodes of one document from libyaml's events.
struct DocumentBuilder {
  /// A collection that is not closed yet.
  private struct Open {
    let index: Int
    let anchor: String?
    var childCount = 0
    /// The nodes inside, aliases expanded.
    var expanded = 1
    /// The levels inside, aliases expanded.
    var height = 1
    var keys: [Int32] = []
  }

  /// A node that an alias may name.
  private struct Anchored {
    let index: Int32
    let expanded: Int
    let height: Int
  }

  private let text: EmbeddedText
  private let limits: Limits
  private let nodesBefore: Int
  private var records: [Record] = []
  private var decoded: [UInt8] = []
  private var tags: [String] = []
  private var tagNumbers: [String: UInt16] = [:]
  private var anchors: [String: Anchored] = [:]
  private var open: [Open] = []
  private var isRefused = false
  private(set) var problems: [Problem] = []

  init(text: EmbeddedText, limits: Limits, nodesBefore: Int = 0) {
    self.text = text
    self.limits = limits
    self.nodesBefore = nodesBefore
  }

  var nodeCount: Int { records.count }

  /// The document; `nil` if it was refused.
  func document(index: Int) -> Document? {
    guard !isRefused else { return nil }
    // A document of comments only is one empty scalar to libyaml.
    let isEmpty =
      records.count == 1 && records[0].kind == .scalar && records[0].upper == records[0].lower
      && records[0].style == .plain
    return Document(
      text: text, index: index, records: isEmpty ? [] : records, decoded: decoded, tags: tags)
  }

  mutating func add(_ event: borrowing Event, at range: Range<Int>) {
    guard !isRefused else { return }
    switch event.type {
    case YAML_SCALAR_EVENT: addScalar(event, at: range)
    case YAML_ALIAS_EVENT: addAlias(event, at: range)
    case YAML_SEQUENCE_START_EVENT: openCollection(.sequence, event, at: range)
    case YAML_MAPPING_START_EVENT: openCollection(.mapping, event, at: range)
    default: closeCollection(at: range)
    }
  }

  private mutating func addScalar(_ event: borrowing Event, at range: Range<Int>) {
    let style = event.scalarStyle
    var record = record(.scalar, event, at: range)
    record.style = style
    let scalar = event.scalar
    let inset = style == .singleQuoted || style == .doubleQuoted ? 1 : 0
    let inside =
      (range.lowerBound + inset)..<max(range.lowerBound + inset, range.upperBound - inset)
    record.textCount = Int32(clamping: scalar.count)
    if inside.count == scalar.count, text.bytes[inside].elementsEqual(scalar) {
      record.flags.insert(.isInSource)
      record.textLower = Int32(clamping: inside.lowerBound)
    } else {
      record.textLower = Int32(clamping: decoded.count)
      decoded.append(contentsOf: scalar)
    }
    if style == .literal || style == .folded { record.upper = trimmedEnd(range) }
    let index = append(record, isScalar: true, expanded: 1, height: 0)
    if let anchor = event.anchor {
      anchors[anchor] = Anchored(index: index, expanded: 1, height: 0)
    }
  }

  private mutating func addAlias(_ event: borrowing Event, at range: Range<Int>) {
    let name = event.anchor ?? ""
    guard let target = anchors[name] else {
      return refuse(.syntax, "an alias names no anchor of this document", at: range)
    }
    if open.contains(where: { $0.index == Int(target.index) }) {
      return refuse(.syntax, "an alias stands inside the value it names", at: range)
    }
    var record = record(.alias, event, at: range)
    record.end = target.index
    let isScalar = records[Int(target.index)].kind == .scalar
    append(record, isScalar: isScalar, expanded: target.expanded, height: target.height)
  }

  private mutating func openCollection(
    _ kind: Record.Kind, _ event: borrowing Event, at range: Range<Int>
  ) {
    guard open.count < limits.depth else {
      return refuse(
        .overLimit, "collections nest deeper than \(limits.depth) (limit depth)", at: range)
    }
    var record = record(kind, event, at: range)
    if event.isFlow { record.flags.insert(.isFlow) }
    guard let index = append(record) else { return }
    open.append(Open(index: Int(index), anchor: event.anchor))
    if let anchor = event.anchor {
      // Known at once, so that an alias inside the value is told from one that names nothing.
      anchors[anchor] = Anchored(index: index, expanded: 1, height: 0)
    }
  }

  private mutating func closeCollection(at range: Range<Int>) {
    guard let closed = open.popLast() else { return }
    records[closed.index].end = Int32(clamping: records.count)
    if records[closed.index].flags.contains(.isFlow) {
      records[closed.index].upper = Int32(clamping: range.upperBound)
    } else if let last = records.last, records.count - 1 > closed.index {
      // A block collection ends with its last value, not where libyaml sees the next token.
      records[closed.index].upper = max(last.upper, records[closed.index].upper)
    }
    if records[closed.index].kind == .mapping { reportDuplicateKeys(closed.keys) }
    if let anchor = closed.anchor {
      anchors[anchor] = Anchored(
        index: Int32(clamping: closed.index), expanded: closed.expanded, height: closed.height)
    }
    countChild(expanded: closed.expanded, height: closed.height)
  }

  private mutating func record(
    _ kind: Record.Kind, _ event: borrowing Event, at range: Range<Int>
  ) -> Record {
    Record(
      kind: kind, style: .plain, tag: tagNumber(event.tag), flags: [],
      lower: Int32(clamping: range.lowerBound),
      upper: Int32(clamping: range.upperBound), end: 0, textLower: 0, textCount: 0)
  }

  /// One more than the tag's index; 0 for no tag and for a document with too many to count.
  private mutating func tagNumber(_ tag: String?) -> UInt16 {
    guard let tag, !tag.isEmpty else { return 0 }
    if let number = tagNumbers[tag] { return number }
    guard tags.count < Int(UInt16.max) else { return 0 }
    tags.append(tag)
    tagNumbers[tag] = UInt16(tags.count)
    return UInt16(tags.count)
  }

  /// Appends a finished node.
  @discardableResult
  private mutating func append(
    _ record: Record, isScalar: Bool, expanded: Int, height: Int
  ) -> Int32 {
    let index = Int32(clamping: records.count)
    guard append(record) != nil else { return index }
    noteKey(index, isScalar: isScalar)
    countChild(expanded: expanded, height: height)
    return index
  }

  /// Appends a node, or refuses the document if there are too many.
  private mutating func append(_ record: Record) -> Int32? {
    guard nodesBefore + records.count < limits.nodes else {
      refuse(
        .overLimit, "the file has more than \(limits.nodes) nodes (limit nodes)",
        at: Int(record.lower)..<Int(record.upper))
      return nil
    }
    if record.kind == .mapping || record.kind == .sequence { noteKey(nil, isScalar: false) }
    records.append(record)
    return Int32(clamping: records.count - 1)
  }

  /// Remembers a scalar key of the mapping it stands in, and that a mapping has other keys.
  private mutating func noteKey(_ index: Int32?, isScalar: Bool) {
    guard let mapping = open.last, records[mapping.index].kind == .mapping,
      mapping.childCount.isMultiple(of: 2)
    else { return }
    guard isScalar, let index else {
      records[mapping.index].flags.insert(.hasComplexKey)
      return
    }
    open[open.count - 1].keys.append(index)
    if records[Int(index)].style == .plain, text(of: index).elementsEqual([0x3C, 0x3C]) {
      records[mapping.index].flags.insert(.hasMergeKey)
    }
  }

  private mutating func countChild(expanded: Int, height: Int) {
    guard !open.isEmpty else { return }
    let last = open.count - 1
    open[last].childCount += 1
    open[last].expanded += expanded
    open[last].height = max(open[last].height, height + 1)
    let place = records[open[last].index]
    let range = Int(place.lower)..<Int(place.upper)
    if open[last].expanded > limits.expandedNodes {
      refuse(
        .overLimit,
        "aliases expand to more than \(limits.expandedNodes) nodes (limit expanded-nodes)",
        at: range)
    } else if open[last].height + open.count > limits.depth + 1 {
      refuse(.overLimit, "aliases nest deeper than \(limits.depth) (limit depth)", at: range)
    }
  }

  private mutating func refuse(_ kind: Problem.Kind, _ message: String, at range: Range<Int>) {
    isRefused = true
    problems.append(Problem(kind: kind, message: message, range: text.range(range)))
  }

  private mutating func reportDuplicateKeys(_ keys: [Int32]) {
    guard keys.count > 1 else { return }
    var seen: [ArraySlice<UInt8>: Int32] = [:]
    for key in keys {
      let name = text(of: key)
      guard let earlier = seen.updateValue(key, forKey: name), !name.elementsEqual([0x3C, 0x3C])
      else { continue }
      let record = records[Int(earlier)]
      problems.append(
        Problem(
          kind: .duplicateKey,
          message:
            "the key \(String(decoding: name, as: UTF8.self)) is written again below; the last one holds",
          range: text.range(Int(record.lower)..<Int(record.upper))))
    }
  }

  private func text(of index: Int32) -> ArraySlice<UInt8> {
    var record = records[Int(index)]
    if record.kind == .alias { record = records[Int(record.end)] }
    let range = Int(record.textLower)..<Int(record.textLower + record.textCount)
    return record.flags.contains(.isInSource) ? text.bytes[range] : decoded[range]
  }

  /// The end of a block scalar's last line with text.
  private func trimmedEnd(_ range: Range<Int>) -> Int32 {
    var end = min(range.upperBound, text.bytes.count)
    while end > range.lowerBound, [0x0A, 0x0D, 0x20, 0x09].contains(text.bytes[end - 1]) {
      end -= 1
    }
    return Int32(clamping: end)
  }
}
