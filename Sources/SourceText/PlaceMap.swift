/// Where the bytes of a text stand in the file that carries it.
package struct PlaceMap: Sendable {
  /// The bytes from `offset` up to the next piece.
  private struct Piece {
    let offset: Int32
    let source: Int32
    /// How many bytes of the file all of them stand for together; `nil` if they stand there as they are.
    let width: Int32?
  }

  // In the order of their offsets; the last one has no end.
  private var pieces: [Piece] = []

  package init() {}

  /// Says that the text from an offset on stands in the file byte for byte.
  package mutating func follow(from offset: Int, at source: Int) {
    if let last = pieces.last, last.width == nil,
      Int(last.source) - Int(last.offset) == source - offset
    {
      return
    }
    pieces.append(
      Piece(offset: Int32(clamping: offset), source: Int32(clamping: source), width: nil))
  }

  /// Says that the text from an offset on stands for a place of the file as a whole, as an escape does.
  package mutating func stand(from offset: Int, for place: Range<Int>) {
    pieces.append(
      Piece(
        offset: Int32(clamping: offset), source: Int32(clamping: place.lowerBound),
        width: Int32(clamping: place.count)))
  }

  /// Says that the text from an offset on is a part of another text.
  package mutating func follow(from offset: Int, _ part: Range<Int>, of outer: PlaceMap) {
    guard !outer.pieces.isEmpty else { return }
    var index = outer.index(of: part.lowerBound)
    repeat {
      let piece = outer.pieces[index]
      let lower = max(Int(piece.offset), part.lowerBound)
      let place = offset + lower - part.lowerBound
      if let width = piece.width {
        stand(from: place, for: Int(piece.source)..<Int(piece.source + width))
      } else {
        follow(from: place, at: Int(piece.source) + lower - Int(piece.offset))
      }
      index += 1
    } while index < outer.pieces.count && Int(outer.pieces[index].offset) < part.upperBound
  }

  /// The bytes of the file that a span of the text stands for.
  package func place(of offsets: Range<Int>) -> Range<Int> {
    let first = place(of: offsets.lowerBound)
    guard !offsets.isEmpty else { return first.lowerBound..<first.lowerBound }
    let last = place(of: offsets.upperBound - 1)
    return first.lowerBound..<max(first.lowerBound, last.upperBound)
  }

  private func place(of offset: Int) -> Range<Int> {
    guard !pieces.isEmpty else { return 0..<0 }
    let piece = pieces[index(of: offset)]
    let source = Int(piece.source)
    if let width = piece.width { return source..<(source + Int(width)) }
    let start = max(0, source + offset - Int(piece.offset))
    return start..<(start + 1)
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
