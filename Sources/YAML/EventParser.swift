internal import CYAML

/// Owns one `yaml_parser_t`; not copyable, so that it is freed exactly once.
struct EventParser: ~Copyable {
  struct Failure {
    let message: String
    let offset: Int
    /// Whether bytes are no text; libyaml reads ahead, so they may stand far behind what it parses.
    let isUnreadable: Bool
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
      return Failure(
        message: problem, offset: marks.start + parser.pointee.problem_offset, isUnreadable: true)
    }
    let context = parser.pointee.context.map { String(cString: $0) + ": " } ?? ""
    return Failure(
      message: context + problem, offset: marks.offset(of: parser.pointee.problem_mark),
      isUnreadable: false)
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
