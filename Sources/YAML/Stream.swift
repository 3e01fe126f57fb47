public import SourceText

/// The documents of a YAML (or JSON) text, and what is wrong with it.
public struct Stream: Sendable {
  /// The documents that could be read, empty ones included.
  public let documents: [Document]
  /// What is wrong, in the order of the text.
  public let problems: [Problem]

  /// Reads every document of a text; a broken one does not hide those after it.
  public init(_ text: EmbeddedText, limits: Limits = Limits()) {
    var documents: [Document] = []
    var problems: [Problem] = []
    var start = 0
    while true {
      var run = ParserRun(text: text, from: start, limits: limits, firstIndex: documents.count)
      let failure = run.parse()
      documents += run.documents
      problems += run.problems
      guard let failure, let next = text.nextDocument(after: failure, from: start) else { break }
      start = next
    }
    self.documents = documents
    self.problems = problems
  }

  /// Reads every document of a file.
  public init(_ file: SourceFile, limits: Limits = Limits()) {
    self.init(EmbeddedText(file), limits: limits)
  }
}

/// Something wrong with a YAML text.
public struct Problem: Sendable {
  /// What kind of thing is wrong.
  public enum Kind: Sendable {
    /// The document is not YAML, or names an anchor that is not there: it is not read at all.
    case syntax
    /// A key is written twice in one mapping; the last one holds.
    case duplicateKey
    /// The document is over a bound and is not read.
    case overLimit
  }

  /// What kind of thing is wrong.
  public let kind: Kind
  /// What is wrong, as a clause without a full stop.
  public let message: String
  /// Where.
  public let range: SourceRange
}

extension EmbeddedText {
  /// The first line that starts a document (`---`) at or after a failure, past the failed one.
  fileprivate func nextDocument(after failure: ParserRun.Failure, from start: Int) -> Int? {
    var line = failure.offset
    while line > start, bytes[line - 1] != 0x0A, bytes[line - 1] != 0x0D { line -= 1 }
    while line < bytes.count {
      if line > failure.documentStart, startsDocument(at: line) { return line }
      guard let end = bytes[line...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { break }
      line = end + 1
    }
    return nil
  }

  private func startsDocument(at offset: Int) -> Bool {
    guard offset + 3 <= bytes.count, bytes[offset..<(offset + 3)].allSatisfy({ $0 == 0x2D }) else {
      return false
    }
    return offset + 3 == bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset + 3])
  }
}
