internal import CYAML
internal import SourceText

/// One pass of libyaml over a part of a text, up to its end or to what it cannot read.
struct ParserRun {
  /// Why a run ended before the end of its text.
  enum Stop {
    /// libyaml gave up, or the document was given up, at an offset.
    case at(Int)
    /// libyaml met bytes that are not text; it reads ahead, so what it was parsing is not known.
    case unreadable(Int)
    /// Nothing of the stream is to be read any more.
    case rest
  }

  private(set) var documents: [Document] = []
  private(set) var problems: [Problem] = []
  private(set) var stop: Stop?
  /// Where the last document begins, if it was not read to its end.
  private(set) var brokenDocument: Int?
  private(set) var nodeCount: Int
  private(set) var documentIndex: Int

  private let text: EmbeddedText
  private let limits: Limits
  private var lines: [UnreadLines] = []

  /// The indexes and the nodes are counted on from the runs before.
  init(_ text: EmbeddedText, limits: Limits, documentIndex: Int, nodeCount: Int) {
    self.text = text
    self.limits = limits
    self.documentIndex = documentIndex
    self.nodeCount = nodeCount
  }

  /// Reads a part of a text but for the lines that are passed over, which nothing stands wrong in.
  mutating func parse(
    _ part: Range<Int>, of source: UnsafeBufferPointer<UInt8>, isASCII: Bool,
    skipping lines: [UnreadLines] = []
  ) {
    self.lines = lines.filter {
      part.lowerBound <= $0.lines.lowerBound && $0.lines.upperBound <= part.upperBound
    }
    guard !self.lines.isEmpty else {
      return parse(UnsafeBufferPointer(rebasing: source[part]), part, of: source, isASCII: isASCII)
    }
    var rest: [UInt8] = []
    var start = part.lowerBound
    for unread in self.lines {
      rest += source[start..<unread.lines.lowerBound]
      start = unread.lines.upperBound
    }
    rest += source[start..<part.upperBound]
    rest.withUnsafeBufferPointer { parse($0, part, of: source, isASCII: isASCII) }
  }

  private mutating func parse(
    _ input: UnsafeBufferPointer<UInt8>, _ part: Range<Int>,
    of source: UnsafeBufferPointer<UInt8>, isASCII: Bool
  ) {
    var parser = EventParser(input)
    var marks = MarkCursor(input, start: part.lowerBound, isASCII: isASCII, skipping: lines)
    var builder = DocumentBuilder(
      text, source: source, limits: limits, nodesBefore: nodeCount, unread: lines)
    while stop == nil {
      guard let event = parser.next() else {
        return fail(parser.error(&marks), end: part.upperBound)
      }
      let lower = marks.offset(of: event.start)
      switch event.type {
      case YAML_STREAM_START_EVENT: continue
      case YAML_STREAM_END_EVENT: return
      case YAML_DOCUMENT_START_EVENT:
        brokenDocument = lower
        builder.begin(nodesBefore: nodeCount)
      case YAML_DOCUMENT_END_EVENT: end(builder)
      default:
        let upper = marks.offset(of: event.end)
        builder.add(event, at: lower..<max(lower, upper))
        switch builder.refusal {
        case nil, .document: break
        case .restOfDocument:
          problems += builder.problems
          stop = .at(lower)
        case .restOfStream:
          problems += builder.problems
          stop = .rest
        }
      }
    }
  }

  private mutating func end(_ builder: DocumentBuilder) {
    nodeCount += builder.nodeCount
    problems += builder.problems
    if let document = builder.document(index: documentIndex) { documents.append(document) }
    documentIndex += 1
    brokenDocument = nil
  }

  private mutating func fail(_ error: EventParser.Failure, end: Int) {
    let offset = min(error.offset, end)
    problems.append(
      Problem(
        kind: .syntax, message: error.message,
        range: text.range(offset..<min(offset + 1, text.bytes.count))))
    stop = error.isUnreadable ? .unreadable(offset) : .at(offset)
  }
}
