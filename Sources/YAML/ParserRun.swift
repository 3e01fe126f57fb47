internal import CYAML
internal import SourceText

/// One pass of libyaml over a text, up to its end or to the first syntax error.
struct ParserRun {
  /// Where libyaml gave up, and where the document it was in begins.
  struct Failure {
    let offset: Int
    let documentStart: Int
  }

  private(set) var documents: [Document] = []
  private(set) var problems: [Problem] = []
  private let text: EmbeddedText
  private let start: Int
  private let limits: Limits
  private var builder: DocumentBuilder
  private var documentStart: Int
  private var nodeCount = 0
  private let firstIndex: Int

  init(text: EmbeddedText, from start: Int, limits: Limits, firstIndex: Int) {
    self.text = text
    self.start = start
    self.limits = limits
    self.firstIndex = firstIndex
    documentStart = start - 1
    builder = DocumentBuilder(text: text, limits: limits)
  }

  mutating func parse() -> Failure? {
    let bytes = text.bytes
    return bytes.withUnsafeBufferPointer { buffer in
      let input = UnsafeBufferPointer(rebasing: buffer[start...])
      var parser = EventParser(input)
      var marks = MarkCursor(bytes: buffer, start: start)
      while true {
        guard let event = parser.next() else { return fail(parser.error(&marks)) }
        let lower = marks.offset(of: event.start)
        switch event.type {
        case YAML_STREAM_START_EVENT: continue
        case YAML_STREAM_END_EVENT: return nil
        case YAML_DOCUMENT_START_EVENT:
          documentStart = lower
          builder = DocumentBuilder(text: text, limits: limits, nodesBefore: nodeCount)
        case YAML_DOCUMENT_END_EVENT: endDocument()
        default:
          let upper = marks.offset(of: event.end)
          builder.add(event, at: lower..<max(lower, upper))
        }
      }
    }
  }

  private mutating func endDocument() {
    nodeCount += builder.nodeCount
    problems += builder.problems
    if let document = builder.document(index: firstIndex + documents.count) {
      documents.append(document)
    }
    // Until the next document starts, a failure belongs to what follows this one.
    documentStart = start - 1
  }

  private mutating func fail(_ error: EventParser.Failure) -> Failure {
    let offset = min(max(error.offset, start), text.bytes.count)
    let end = min(offset + 1, text.bytes.count)
    problems.append(
      Problem(kind: .syntax, message: error.message, range: text.range(offset..<end)))
    return Failure(offset: offset, documentStart: documentStart)
  }
}

/// Owns one `yaml_parser_t`; not copyable, so that it is freed exactly once.
struct EventParser: ~Copyable {
  struct Failure {
    let message: String
    let offset: Int
  }

  // libyaml keeps the parser's address, so it lives on the heap.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// The input must outlive the parser.
  init(_ input: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func next() -> Event? { Event(parser) }

  func error(_ marks: inout MarkCursor) -> Failure {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "this is not YAML"
    if parser.pointee.error == YAML_READER_ERROR {
      return Failure(message: problem, offset: marks.start + parser.pointee.problem_offset)
    }
    let context = parser.pointee.context.map { String(cString: $0) + ": " } ?? ""
    return Failure(
      message: context + problem, offset: marks.offset(of: parser.pointee.problem_mark))
  }
}

/// Owns one `yaml_event_t`.
struct Event: ~Copyable {
  private var event = yaml_event_t()

  fileprivate init?(_ parser: UnsafeMutablePointer<yaml_parser_t>) {
    guard yaml_parser_parse(parser, &event) == 1 else { return nil }
  }

  deinit {
    var event = event
    yaml_event_delete(&event)
  }

  var type: yaml_event_type_t { event.type }
  var start: yaml_mark_t { event.start_mark }
  var end: yaml_mark_t { event.end_mark }

  /// The text of a scalar.
  var scalar: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length)
  }

  var scalarStyle: ScalarStyle {
    switch event.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  var isFlow: Bool {
    switch event.type {
    case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_MAPPING_START_EVENT: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    default: false
    }
  }

  var anchor: String? {
    let anchor: UnsafeMutablePointer<UInt8>? =
      switch event.type {
      case YAML_SCALAR_EVENT: event.data.scalar.anchor
      case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.anchor
      case YAML_MAPPING_START_EVENT: event.data.mapping_start.anchor
      case YAML_ALIAS_EVENT: event.data.alias.anchor
      default: nil
      }
    return anchor.map { String(cString: $0) }
  }

  var tag: String? {
    let tag: UnsafeMutablePointer<UInt8>? =
      switch event.type {
      case YAML_SCALAR_EVENT: event.data.scalar.tag
      case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.tag
      case YAML_MAPPING_START_EVENT: event.data.mapping_start.tag
      default: nil
      }
    return tag.map { String(cString: $0) }
  }
}

/// Turns libyaml's marks, which count characters, into byte offsets.
///
/// Marks come nearly in order, so walking on from the last one keeps the whole linear, however
/// long a line is.
struct MarkCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  private var character = 0
  private var offset: Int

  init(bytes: UnsafeBufferPointer<UInt8>, start: Int) {
    self.bytes = bytes
    self.start = start
    offset = start
  }

  mutating func offset(of mark: yaml_mark_t) -> Int {
    let target = Int(mark.index)
    while character < target, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > target, offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}
