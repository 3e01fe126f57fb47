public import SourceText

/// The documents of a YAML (or JSON) text, and what is wrong with it.
public struct Stream: Sendable {
  /// The documents that could be read, empty ones included.
  public let documents: [Document]
  /// What is wrong, in the order of the text.
  public let problems: [Problem]

  /// Reads every document of a text; a broken one does not hide the others.
  public init(_ text: EmbeddedText, limits: Limits = Limits()) {
    self.init(text, limits: limits, skipsSchemas: true)
  }

  /// The same; whether schemas are passed over until they are asked for changes nothing but the time.
  init(_ text: EmbeddedText, limits: Limits, skipsSchemas: Bool) {
    var reader = Self.reader(text, source: text.bytes, limits: limits, skipsSchemas)
    let meetsSurrogates = reader.problems.contains {
      $0.kind == .syntax && $0.message.hasSuffix(SurrogateEscapes.complaint)
    }
    if meetsSurrogates, let source = SurrogateEscapes.rewritten(text.bytes) {
      reader = Self.reader(text, source: source, limits: limits, skipsSchemas)
    }
    documents = reader.documents
    // Repeated keys are found when their mapping ends.
    problems = reader.problems.sorted { $0.range.lower < $1.range.lower }
  }

  private static func reader(
    _ text: EmbeddedText, source: [UInt8], limits: Limits, _ skipsSchemas: Bool
  ) -> StreamReader {
    source.withUnsafeBufferPointer { source in
      var reader = StreamReader(
        text, source: source, limits: limits, skipsSchemas: skipsSchemas)
      reader.read()
      return reader
    }
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
