internal import CYAML
internal import SourceText

/// Gathers the nodes of one document from libyaml's events.
struct DocumentBuilder {
  /// What becomes of a document that is not read.
  enum Refusal {
    /// The rest of it is skipped.
    case document
    /// Nor can its end be found in a reasonable time.
    case restOfDocument
    /// Nor are the documents after it read.
    case restOfStream
  }

  private let text: EmbeddedText
  private let source: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  private var nodesBefore: Int
  /// The values of the text that libyaml was not given.
  private let lines: [UnreadLines]
  private var unread: [UnreadPart] = []
  private var records: [Record] = []
  private var texts: ScalarTexts
  private var tags = TagTable()
  private var anchors: [String: AnchoredNode] = [:]
  private var open: [OpenCollection] = []
  /// The scalar keys of all open mappings.
  private var keys: [Int32] = []
  private var hasComplexKey = false
  private(set) var refusal: Refusal?
  private(set) var problems: [Problem] = []

  /// The source are the text's bytes; it must outlive the builder.
  init(
    _ text: EmbeddedText, source: UnsafeBufferPointer<UInt8>, limits: Limits, nodesBefore: Int,
    unread lines: [UnreadLines]
  ) {
    self.text = text
    self.source = source
    self.limits = limits
    self.nodesBefore = nodesBefore
    self.lines = lines
    texts = ScalarTexts(text, source: source)
    // Most nodes take more of the source than these few bytes.
    records.reserveCapacity(min(source.count / 10, 1_024))
  }

  /// Begins the next document in the memory of the last.
  mutating func begin(nodesBefore: Int) {
    self.nodesBefore = nodesBefore
    unread = []
    records.removeAll(keepingCapacity: true)
    texts.removeAll()
    tags = TagTable()
    anchors = [:]
    open.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    hasComplexKey = false
    refusal = nil
    problems = []
  }

  var nodeCount: Int { records.count + unread.reduce(0) { $0 + $1.nodes } }

  /// The document; `nil` if it was refused.
  func document(index: Int) -> Document? {
    guard refusal == nil else { return nil }
    // A document of comments only is one empty scalar to libyaml.
    let isEmpty =
      records.count == 1 && records[0].form == .plain && records[0].upper == records[0].lower
    return Document(
      text: text, index: index, records: isEmpty ? [] : records.fitted,
      decoded: texts.decoded.fitted,
      tags: tags.texts, hasComplexKey: hasComplexKey, unread: unread)
  }

  mutating func add(_ event: borrowing Event, at range: Range<Int>) {
    guard refusal == nil else { return }
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
    if range.isEmpty, let part = lines.first(where: { $0.keyEnd == range.lowerBound }) {
      return addUnread(part, event)
    }
    guard var record = record(Record.Form(style), event, at: range) else { return }
    let anchor = event.anchor
    texts.keep(event, at: range, in: &record, hasProperties: anchor != nil || record.tag != 0)
    if let anchor {
      anchors[anchor] = AnchoredNode(index: Int32(clamping: records.count), expanded: 1, height: 0)
    }
    noteKey(isScalar: true, isMergeKey: style == .plain && KeyTexts.isMergeKey(event.scalar))
    records.append(record)
    countChild(expanded: 1, height: 0, upper: record.upper)
  }

  /// A value in the place of the nothing that libyaml saw.
  private mutating func addUnread(_ part: UnreadLines, _ event: borrowing Event) {
    let start = source[part.lines].firstIndex { $0 != 0x20 && $0 != 0x0A } ?? part.end
    guard var record = record(.unread, event, at: start..<max(start, part.end)) else { return }
    record.textLower = Int32(clamping: unread.count)
    unread.append(UnreadPart(part, limits: limits))
    noteKey(isScalar: false, isMergeKey: false)
    records.append(record)
    countChild(expanded: 1, height: 0, upper: record.upper)
  }

  private mutating func addAlias(_ event: borrowing Event, at range: Range<Int>) {
    let name = event.anchor ?? ""
    guard let target = anchors[name] else {
      return refuse(.syntax, "an alias names no anchor of this document", at: range)
    }
    if open.contains(where: { $0.index == Int(target.index) }) {
      return refuse(.syntax, "an alias stands inside the value it names", at: range)
    }
    guard var record = record(.alias, event, at: range) else { return }
    record.textLower = target.index
    let value = records[Int(target.index)]
    noteKey(
      isScalar: value.isScalar,
      isMergeKey: value.isScalar && texts.withKeys(of: records) { $0.isMergeKey(target.index) })
    records.append(record)
    countChild(expanded: target.expanded, height: target.height, upper: record.upper)
  }

  private mutating func openCollection(
    _ form: Record.Form, _ event: borrowing Event, at range: Range<Int>
  ) {
    guard open.count < limits.depth else {
      // libyaml's time grows with the square of the depth.
      return refuse(
        .overLimit, "collections nest deeper than \(limits.depth) (limit depth)", at: range,
        .restOfDocument)
    }
    guard var record = record(form, event, at: range) else { return }
    if event.isFlow { record.flags.insert(.isFlow) }
    let index = records.count
    let anchor = event.anchor
    if let anchor {
      // Known at once, so that an alias inside the value is told from one that names nothing.
      anchors[anchor] = AnchoredNode(index: Int32(clamping: index), expanded: 1, height: 0)
    }
    noteKey(isScalar: false, isMergeKey: false)
    records.append(record)
    open.append(
      OpenCollection(
        index: index, isMapping: form == .mapping, anchor: anchor, firstKey: keys.count))
  }

  private mutating func closeCollection(at range: Range<Int>) {
    guard let closed = open.popLast() else { return }
    records[closed.index].end = Int32(clamping: records.count)
    if records[closed.index].flags.contains(.isFlow) {
      records[closed.index].upper = Int32(clamping: range.upperBound)
    }
    if closed.isMapping {
      reportRepeatedKeys(of: closed.index, keys[closed.firstKey...])
      keys.removeSubrange(closed.firstKey...)
    }
    if let anchor = closed.anchor, anchors[anchor]?.index == Int32(clamping: closed.index) {
      anchors[anchor] = AnchoredNode(
        index: Int32(clamping: closed.index), expanded: closed.expanded, height: closed.height)
    }
    countChild(
      expanded: closed.expanded, height: closed.height, upper: records[closed.index].upper)
  }

  /// A record for the next node; `nil` if the stream has too many.
  private mutating func record(
    _ form: Record.Form, _ event: borrowing Event, at range: Range<Int>
  ) -> Record? {
    guard nodesBefore + records.count < limits.nodes else {
      refuse(
        .overLimit, "the file has more than \(limits.nodes) nodes (limit nodes)", at: range,
        .restOfStream)
      return nil
    }
    return Record(
      form: form, tag: tags.number(of: event.tag), lower: Int32(clamping: range.lowerBound),
      upper: Int32(clamping: range.upperBound),
      parent: open.isEmpty ? -1 : Int32(clamping: open[open.count - 1].index),
      ordinal: open.isEmpty ? 0 : open[open.count - 1].childCount,
      end: Int32(clamping: records.count + 1))
  }

  /// Remembers the next node if it is a key: a scalar one, or that a mapping has another.
  private mutating func noteKey(isScalar: Bool, isMergeKey: Bool) {
    guard !open.isEmpty, open[open.count - 1].isMapping,
      open[open.count - 1].childCount.isMultiple(of: 2)
    else { return }
    if isScalar { keys.append(Int32(clamping: records.count)) } else { hasComplexKey = true }
    if isMergeKey { records[open[open.count - 1].index].flags.insert(.hasMergeKey) }
  }

  private mutating func countChild(expanded: Int, height: Int, upper: Int32) {
    guard !open.isEmpty else { return }
    let last = open.count - 1
    open[last].childCount += 1
    open[last].expanded += expanded
    open[last].height = max(open[last].height, height + 1)
    let index = open[last].index
    // A block collection ends with its last value, not where libyaml sees the next token.
    if !records[index].flags.contains(.isFlow) {
      records[index].upper = max(records[index].upper, upper)
    }
    let range = Int(records[index].lower)..<Int(records[index].upper)
    if open[last].expanded > limits.expandedNodes {
      refuse(
        .overLimit,
        "aliases expand to more than \(limits.expandedNodes) nodes (limit expanded-nodes)",
        at: range)
    } else if open[last].height + open.count > limits.depth + 1 {
      refuse(.overLimit, "aliases nest deeper than \(limits.depth) (limit depth)", at: range)
    }
  }

  private mutating func refuse(
    _ kind: Problem.Kind, _ message: String, at range: Range<Int>, _ refusal: Refusal = .document
  ) {
    self.refusal = refusal
    problems.append(Problem(kind: kind, message: message, range: text.range(range)))
  }

  private mutating func reportRepeatedKeys(of mapping: Int, _ keys: ArraySlice<Int32>) {
    guard keys.count > 1 else { return }
    for key in texts.withKeys(of: records, { $0.repeated(keys) }) {
      records[mapping].flags.insert(.hasRepeatedKey)
      // Several merge keys are a way to write a list of them.
      // A hundred say as much as a million.
      guard problems.count < 100, !texts.withKeys(of: records, { $0.isMergeKey(key) }) else {
        continue
      }
      let range = Int(records[Int(key)].lower)..<Int(records[Int(key)].upper)
      problems.append(
        Problem(
          kind: .duplicateKey,
          message: "this key is written again below; the last one holds",
          range: text.range(range)))
    }
  }
}
