internal import Graph

/// A file as it was read, and as it is to become.
public struct EditedFile: Sendable {
  /// The path as it is reported.
  public let path: String
  /// The text as it was read, without a byte order mark.
  public let original: [UInt8]
  /// The text as it is to become.
  public private(set) var text: [UInt8]
  /// What of that text the edits added, none of it taken from the file.
  public private(set) var insertions: [Range<Int>] = []
  private let hasByteOrderMark: Bool

  init(_ file: SourceFile) {
    path = file.path
    original = file.bytes
    text = file.bytes
    hasByteOrderMark = file.hasByteOrderMark
  }

  /// The bytes to write.
  public var contents: [UInt8] { stored(text) }

  /// The bytes that the file had when it was read.
  public var originalContents: [UInt8] { stored(original) }

  /// Makes edits of the text as it is now, none of which meets another.
  mutating func make(_ edits: [TextEdit]) {
    for edit in edits.sorted(by: { $0.range.lower > $1.range.lower }) {
      let (place, size) = (edit.range.offsets, edit.replacement.utf8.count)
      text.replaceSubrange(place, with: edit.replacement.utf8)
      insertions = insertions.compactMap { known -> Range<Int>? in
        if known.upperBound <= place.lowerBound { return known }
        guard known.lowerBound >= place.upperBound else { return nil }
        let shift = size - place.count
        return known.lowerBound + shift..<known.upperBound + shift
      }
      // What takes the place of something may repeat a part of it.
      if place.isEmpty { insertions.append(place.lowerBound..<place.lowerBound + size) }
    }
  }

  private func stored(_ text: [UInt8]) -> [UInt8] {
    hasByteOrderMark ? [0xEF, 0xBB, 0xBF] + text : text
  }
}
