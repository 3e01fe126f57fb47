/// Text that a file carries inside it, and where each piece of it was written.
///
/// A parser of an embedded language speaks of byte offsets in `bytes`; `range(_:)` turns them into
/// the file's own. A whole file is the simplest case: one piece.
public struct EmbeddedText: Sendable {
  /// A run of bytes that stands in the file just as it stands in the text.
  struct Piece: Sendable {
    let offset: Int32
    let source: Int32
  }

  /// The text, as the embedded language reads it.
  public let bytes: [UInt8]
  /// The file that carries the text.
  public let file: SourceFile.ID
  private let pieces: [Piece]
  /// The one place that all of the text stands for, if it cannot be told apart.
  let wholePlace: SourceRange?

  /// The whole of a file.
  public init(_ file: SourceFile) {
    bytes = file.bytes
    self.file = file.id
    pieces = [Piece(offset: 0, source: 0)]
    wholePlace = nil
  }

  /// Text whose every byte stands for the same place in the file, as base64 does.
  public init(_ bytes: [UInt8], standingFor range: SourceRange) {
    self.bytes = bytes
    file = range.file
    pieces = []
    wholePlace = range
  }

  init(_ bytes: [UInt8], file: SourceFile.ID, pieces: [Piece]) {
    self.bytes = bytes
    self.file = file
    self.pieces = pieces
    wholePlace = nil
  }

  /// The text as a string; bytes that are not UTF-8 become U+FFFD.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Where a span of the text stands in the file.
  public func range(_ offsets: Range<Int>) -> SourceRange {
    if let wholePlace { return wholePlace }
    let lower = source(of: offsets.lowerBound)
    let upper = offsets.isEmpty ? lower : source(of: offsets.upperBound - 1) + 1
    return SourceRange(file: file, lower: lower, upper: upper)
  }

  /// A part of the text as a text of its own.
  public subscript(offsets: Range<Int>) -> EmbeddedText {
    let offsets = offsets.clamped(to: 0..<bytes.count)
    let part = Array(bytes[offsets])
    if let wholePlace { return EmbeddedText(part, standingFor: wholePlace) }
    var inner: [Piece] = [
      Piece(offset: 0, source: Int32(clamping: source(of: offsets.lowerBound)))
    ]
    for piece in pieces[(index(of: offsets.lowerBound) + 1)...]
    where Int(piece.offset) < offsets.upperBound {
      inner.append(
        Piece(offset: piece.offset - Int32(clamping: offsets.lowerBound), source: piece.source))
    }
    return EmbeddedText(part, file: file, pieces: inner)
  }

  /// The file's offset of one byte of the text.
  func source(of offset: Int) -> Int {
    let piece = pieces[index(of: offset)]
    return Int(piece.source) + offset - Int(piece.offset)
  }

  /// The last piece that starts at or before an offset.
  private func index(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(pieces[middle].offset) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

extension EmbeddedText {
  /// A text made of literal bytes and of other texts of one file, as a command line of its words.
  public enum Part: Sendable {
    /// Bytes that stand nowhere in the file.
    case literal(String)
    /// Text of the file.
    case text(EmbeddedText)
  }

  /// Joins parts; `nil` if none of them is text of a file.
  public init?(joining parts: [Part]) {
    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    var file: SourceFile.ID?
    for part in parts {
      switch part {
      case .literal(let literal): bytes += literal.utf8
      case .text(let text):
        file = text.file
        let shift = Int32(clamping: bytes.count)
        if let place = text.wholePlace {
          pieces.append(Piece(offset: shift, source: place.lower))
        }
        pieces += text.pieces.map { Piece(offset: $0.offset + shift, source: $0.source) }
        bytes += text.bytes
      }
    }
    guard let file, let first = pieces.first else { return nil }
    if first.offset > 0 { pieces.insert(Piece(offset: 0, source: first.source), at: 0) }
    self.init(bytes, file: file, pieces: pieces)
  }
}
