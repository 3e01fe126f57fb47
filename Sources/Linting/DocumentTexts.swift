internal import Graph

/// What the documents of a report's files say, each file read when it is asked for.
///
/// A text in a block and the same text in quotes are one to whoever reads the document, whatever the
/// bytes at a place in it.
struct DocumentTexts {
  private let report: Report
  private var known: [SourceFile.ID: [(range: SourceRange, text: Int)]] = [:]

  init(of report: Report) { self.report = report }

  /// A hash of the document around a place, good within a run; `nil` for a place in none.
  mutating func text(around place: SourceRange) -> Int? {
    documents(of: place.file).first { $0.range.contains(place) }?.text
  }

  private mutating func documents(of id: SourceFile.ID) -> [(range: SourceRange, text: Int)] {
    if let documents = known[id] { return documents }
    let roots = Stream(report.files[Int(id)]).documents.compactMap(\.root)
    let documents = roots.map { (range: $0.range, text: Self.text(of: $0)) }
    known[id] = documents
    return documents
  }

  /// Whatever the order of keys, the quotes and the breaks of lines.
  private static func text(of node: Node) -> Int {
    var hasher = Hasher()
    if node.isMapping {
      hasher.combine(1)
      hasher.combine(
        node.entries.map { [text(of: $0.key), text(of: $0.value)] }.sorted {
          $0.lexicographicallyPrecedes($1)
        })
    } else if node.isSequence {
      hasher.combine(2)
      hasher.combine(node.items.map(text))
    } else {
      hasher.combine(node.text)
    }
    return hasher.finalize()
  }
}
