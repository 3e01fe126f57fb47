/// One input file: its path, its text as UTF-8, and where each of its lines begins.
public struct SourceFile: Sendable {
  /// The number of a file within one run.
  public typealias ID = Int32

  /// The file's number within the run; a `SourceRange` names its file by it.
  public let id: ID
  /// The path as it is reported: relative, with `/` between its parts.
  public let path: String
  /// The text without its byte order mark, as UTF-8.
  public let bytes: [UInt8]
  /// Whether a byte order mark stood in front of the text.
  public let hasByteOrderMark: Bool
  /// Whether lines end with CR and LF, judged by the first one.
  public let usesCarriageReturns: Bool
  private let lines: LineTable

  /// Reads the text of a file as it was stored: UTF-8, or UTF-16 with a byte order mark.
  public init(id: ID, path: String, contents: [UInt8]) {
    let decoded = TextEncoding.decode(contents)
    self.id = id
    self.path = path
    bytes = decoded.bytes
    hasByteOrderMark = decoded.hadByteOrderMark
    lines = LineTable(bytes)
    let end = bytes.withUnsafeBufferPointer { $0.next(UInt8(ascii: "\n"), from: 0) } ?? 0
    usesCarriageReturns = end > 0 && bytes[end - 1] == UInt8(ascii: "\r")
  }

  /// Whether every byte is ASCII, so that bytes and characters count the same.
  public var isASCII: Bool { lines.isASCII }

  /// The number of lines; text after the last line break counts as one more.
  public var lineCount: Int { lines.starts.count }

  /// The line (from 1) on which the byte at an offset stands.
  public func line(at offset: Int) -> Int { lines.line(at: offset) }

  /// The bytes of a line (from 1), without its line break.
  public func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineCount else { return bytes.count..<bytes.count }
    let start = Int(lines.starts[line - 1])
    var end = line < lineCount ? Int(lines.starts[line]) : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// The line and column at which the byte at an offset stands.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = Int(lines.starts[line - 1])
    return SourcePosition(
      line: line, column: lines.columns(start..<max(start, offset), of: bytes) + 1)
  }
}

/// A place in a file as people name it: line and column from 1, columns in UTF-16 code units.
public struct SourcePosition: Hashable, Sendable, Comparable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in UTF-16 code units.
  public let column: Int

  /// A position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether a position stands before another.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
