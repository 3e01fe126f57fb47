public import SourceText

/// The documents of a YAML (or JSON) text, and what is wrong with it.
public struct Stream: Sendable {
  /// The documents that could be read, empty ones included.
  public let documents: [Document]
  /// What is wrong, in the order of the text.
  public let problems: [Problem]

  /// Reads every document of a text; a broken one does not hide the others.
  public init(_ text: EmbeddedText, limits: Limits = Limits()) {
    let reader = text.bytes.withUnsafeBufferPointer { source in
      var reader = StreamReader(text, source: source, limits: limits)
      reader.read()
      return reader
    }
    documents = reader.documents
    // Repeated keys are found when their mapping ends.
    problems = reader.problems.sorted { $0.range.lower < $1.range.lower }
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
