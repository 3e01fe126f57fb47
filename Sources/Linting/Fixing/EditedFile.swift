internal import Graph

/// A file as it was read, and as it is to become.
public struct EditedFile: Sendable {
  /// The path as it is reported.
  public let path: String
  /// The text as it was read, without a byte order mark.
  public let original: [UInt8]
  /// The text as it is to become.
  public private(set) var text: [UInt8]
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
      text.replaceSubrange(edit.range.offsets, with: edit.replacement.utf8)
    }
  }

  private func stored(_ text: [UInt8]) -> [UInt8] {
    hasByteOrderMark ? [0xEF, 0xBB, 0xBF] + text : text
  }
}
