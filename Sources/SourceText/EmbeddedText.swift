/// Text that a file carries inside it, and where each piece of it was written.
///
/// A parser of an embedded language speaks of byte offsets in `bytes`; `range(_:)` turns them into
/// the file's own. A whole file is the simplest case: every byte stands where it is.
public struct EmbeddedText: Sendable {
  /// The text, as the embedded language reads it.
  public let bytes: [UInt8]
  /// The file that carries the text.
  public let file: SourceFile.ID
  /// Where the bytes stand in the file.
  package let places: PlaceMap

  /// The whole of a file.
  public init(_ file: SourceFile) {
    var places = PlaceMap()
    places.follow(from: 0, at: 0)
    self.init(file.bytes, file: file.id, places: places)
  }

  /// Text whose every byte stands for the same place in the file, as base64 does.
  public init(_ bytes: [UInt8], standingFor range: SourceRange) {
    var places = PlaceMap()
    places.stand(from: 0, for: range.offsets)
    self.init(bytes, file: range.file, places: places)
  }

  package init(_ bytes: [UInt8], file: SourceFile.ID, places: PlaceMap) {
    self.bytes = bytes
    self.file = file
    self.places = places
  }

  /// The text as a string; bytes that are not UTF-8 become U+FFFD.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether every byte is ASCII, so that bytes and characters count the same.
  package var isASCII: Bool { TextEncoding.isASCII(bytes) }

  /// Where a span of the text stands in the file.
  public func range(_ offsets: Range<Int>) -> SourceRange {
    let place = places.place(of: offsets)
    return SourceRange(file: file, lower: place.lowerBound, upper: place.upperBound)
  }

  /// A part of the text as a text of its own.
  public subscript(offsets: Range<Int>) -> EmbeddedText {
    let offsets = offsets.clamped(to: 0..<bytes.count)
    var inner = PlaceMap()
    inner.follow(from: 0, offsets, of: places)
    return EmbeddedText(Array(bytes[offsets]), file: file, places: inner)
  }
}

extension EmbeddedText {
  /// A text made of literal bytes and of other texts of one file, as a command line of its words.
  public enum Part: Sendable {
    /// Bytes that stand nowhere in the file.
    case literal(String)
    /// Text of the file.
    case text(EmbeddedText)

    /// Where a text of the file begins in it.
    fileprivate var start: Int? {
      guard case .text(let text) = self else { return nil }
      return Int(text.range(0..<0).lower)
    }
  }

  /// Joins parts; `nil` if none of them is text of a file.
  ///
  /// A literal part stands for the empty place before the text that follows it at once, as a quote
  /// that opens does, any other for the one after the text before it.
  public init?(joining parts: [Part]) {
    var bytes: [UInt8] = []
    var places = PlaceMap()
    var file: SourceFile.ID?
    guard var place = parts.lazy.compactMap(\.start).first else { return nil }
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let literal):
        if index + 1 < parts.count, let next = parts[index + 1].start { place = next }
        places.stand(from: bytes.count, for: place..<place)
        bytes += literal.utf8
      case .text(let text):
        file = text.file
        places.follow(from: bytes.count, 0..<text.bytes.count, of: text.places)
        place = Int(text.range(0..<text.bytes.count).upper)
        bytes += text.bytes
      }
    }
    guard let file else { return nil }
    self.init(bytes, file: file, places: places)
  }
}
