/// A pattern over one name: `*` stands for any letters, `?` for one.
package struct NameGlob: Sendable, Hashable {
  /// What stands between the stars; one piece where there is none.
  private let pieces: [[UInt8]]

  /// No object, field or file has a longer name; such a text meets only what has no star, or nothing but one.
  private static let longest = 512

  package init(_ pattern: some StringProtocol) {
    let bytes = Array(pattern.utf8)
    let pieces = bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    // Several stars in a row are one.
    let last = pieces.count - 1
    self.pieces = pieces.enumerated().filter { $0 == 0 || $0 == last || !$1.isEmpty }
      .map { Array($1) }
  }

  package func matches(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { matches($0) }
  }

  package func matches(_ name: [UInt8]) -> Bool { name.withUnsafeBufferPointer { matches($0) } }

  private func matches(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = pieces[0]
    guard pieces.count > 1 else {
      return first.count == name.count && Self.stands(first, at: 0, in: name)
    }
    let last = pieces[pieces.count - 1]
    if pieces.count == 2, first.isEmpty, last.isEmpty { return true }
    let end = name.count - last.count
    guard name.count <= Self.longest, first.count <= end, Self.stands(first, at: 0, in: name),
      Self.stands(last, at: end, in: name)
    else { return false }
    // Where each piece between stands first leaves the most to those behind it.
    var place = first.count
    for piece in pieces[1..<(pieces.count - 1)] {
      guard let next = Self.first(piece, from: place, in: name), next + piece.count <= end else {
        return false
      }
      place = next + piece.count
    }
    return true
  }

  /// Where a piece, which is not empty, next stands.
  private static func first(
    _ piece: [UInt8], from start: Int, in name: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let isFirstKnown = piece[0] != UInt8(ascii: "?")
    var place = start
    while place + piece.count <= name.count {
      if isFirstKnown {
        guard let next = name.next(piece[0], from: place), next + piece.count <= name.count else {
          return nil
        }
        place = next
      }
      if stands(piece, at: place, in: name) { return place }
      place += 1
    }
    return nil
  }

  private static func stands(
    _ piece: [UInt8], at place: Int, in name: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    piece.withUnsafeBufferPointer { piece in
      for index in piece.indices
      where piece[index] != name[place + index] && piece[index] != UInt8(ascii: "?") {
        return false
      }
      return true
    }
  }
}
