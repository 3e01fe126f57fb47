/// A span of bytes in one file; turned into lines and columns only when it is printed.
public struct SourceRange: Hashable, Sendable {
  /// The file the bytes stand in.
  public let file: SourceFile.ID
  /// The offset of the first byte.
  public let lower: Int32
  /// The offset after the last byte.
  public let upper: Int32

  /// A span of bytes; an upper bound below the lower one makes an empty span.
  public init(file: SourceFile.ID, lower: Int, upper: Int) {
    self.file = file
    self.lower = Int32(clamping: lower)
    self.upper = Int32(clamping: max(lower, upper))
  }

  /// Whether another span of the same file lies within this one.
  public func contains(_ other: SourceRange) -> Bool {
    file == other.file && lower <= other.lower && other.upper <= upper
  }

  /// The bytes as offsets into the file's text.
  public var offsets: Range<Int> { Int(lower)..<Int(upper) }
}
