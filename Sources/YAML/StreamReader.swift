internal import SourceText

/// Reads the documents of a text, and goes on after those that are broken.
struct StreamReader {
  private(set) var documents: [Document] = []
  private(set) var problems: [Problem] = []

  private let text: EmbeddedText
  private let source: UnsafeBufferPointer<UInt8>
  private let limits: Limits
  private let isASCII: Bool
  private let skipsSchemas: Bool
  private var documentIndex = 0
  private var nodeCount = 0
  private var brokenDocuments = 0

  /// The source are the text's bytes, or others in their place, as many; it must outlive the reader.
  init(
    _ text: EmbeddedText, source: UnsafeBufferPointer<UInt8>, limits: Limits,
    skipsSchemas: Bool = true
  ) {
    self.skipsSchemas = skipsSchemas
    self.text = text
    self.source = source
    self.limits = limits
    isASCII = text.isASCII
  }

  mutating func read() {
    if let directive = Markers.excessiveTagDirective(in: source) {
      return refuse(
        "the file has more than \(Markers.tagDirectives) %TAG directives", at: directive)
    }
    let schemas = skipsSchemas ? SchemaScanner.parts(in: source) : []
    var start = 0
    var end = source.count
    while start < end {
      var run = ParserRun(
        text, limits: limits, documentIndex: documentIndex, nodeCount: nodeCount)
      run.parse(start..<end, of: source, isASCII: isASCII, skipping: schemas)
      if case .unreadable(let offset) = run.stop,
        let broken = Markers.lastDocument(in: source, after: start, upTo: offset)
      {
        // What stands before the unreadable document is good: read that for itself first.
        end = broken
        continue
      }
      adopt(run)
      switch run.stop {
      case nil: (start, end) = (end, source.count)
      case .rest: return
      case .at(let failure), .unreadable(let failure):
        let broken = max(start, run.brokenDocument ?? start)
        guard let next = Markers.nextDocument(in: source[..<end], after: failure, not: broken)
        else {
          (start, end) = (end, source.count)
          continue
        }
        start = next
        brokenDocuments += 1
        if brokenDocuments >= limits.brokenDocuments {
          let message = "\(brokenDocuments) documents are broken (limit broken-documents)"
          return refuse(message + "; the rest of the file is not read", at: start)
        }
      }
    }
  }

  private mutating func adopt(_ run: ParserRun) {
    documents += run.documents
    problems += run.problems
    nodeCount = run.nodeCount
    documentIndex = run.documentIndex + (run.stop == nil ? 0 : 1)
  }

  private mutating func refuse(_ message: String, at offset: Int) {
    problems.append(
      Problem(kind: .overLimit, message: message, range: text.range(offset..<offset)))
  }
}
