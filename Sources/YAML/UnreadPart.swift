internal import SourceText
internal import Synchronization

/// The lines of a value that is passed over.
struct UnreadLines {
  /// Where the colon behind the value's key ends.
  let keyEnd: Int
  let lines: Range<Int>
  /// Where its last text ends.
  let end: Int
  /// The nodes it would have.
  let nodes: Int
}

/// A value of a document that is read only when somebody asks for it, and then once.
final class UnreadPart: Sendable {
  /// The nodes it would have.
  let nodes: Int
  private let lines: Range<Int>
  private let limits: Limits
  private let document = Mutex<Document?>(nil)

  init(_ part: UnreadLines, limits: Limits) {
    lines = part.lines
    nodes = part.nodes
    self.limits = limits
  }

  /// The value, which stands in a text.
  func root(in text: EmbeddedText) -> Node {
    document.withLock { document in
      let read = document ?? read(from: text)
      document = read
      return Node(document: read, index: 0)
    }
  }

  private func read(from text: EmbeddedText) -> Document {
    var run = ParserRun(text, limits: limits, documentIndex: 0, nodeCount: 0)
    text.bytes.withUnsafeBufferPointer { run.parse(lines, of: $0, isASCII: false) }
    if let document = run.documents.first, document.root != nil { return document }
    // Whoever passed over it was wrong.
    let nothing = Record(
      form: .plain, tag: 0, lower: Int32(clamping: lines.lowerBound),
      upper: Int32(clamping: lines.lowerBound), parent: -1, ordinal: 0, end: 1)
    return Document(
      text: text, index: 0, records: [nothing], decoded: [], tags: [], hasComplexKey: false)
  }
}
