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
  /// Whether every byte is ASCII, so that bytes and characters count the same.
  public let isASCII: Bool
  private let lineStarts: [Int32]

  /// Reads the text of a file as it was stored: UTF-8, or UTF-16 with a byte order mark.
  public init(id: ID, path: String, contents: [UInt8]) {
    let decoded = TextEncoding.decode(contents)
    self.id = id
    self.path = path
    bytes = decoded.bytes
    hasByteOrderMark = decoded.hadByteOrderMark
    (lineStarts, isASCII) = Self.scanLines(bytes)
  }

  /// The number of lines; text after the last line break counts as one more.
  public var lineCount: Int { lineStarts.count }

  /// Whether lines end with CR and LF, judged by the first one.
  public var usesCarriageReturns: Bool {
    guard let end = bytes.firstIndex(of: 0x0A), end > 0 else { return false }
    return bytes[end - 1] == 0x0D
  }

  /// The line (from 1) on which the byte at an offset stands.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line (from 1), without its line break.
  public func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
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
    let start = Int(lineStarts[line - 1])
    guard !isASCII else { return SourcePosition(line: line, column: offset - start + 1) }
    var column = 1
    for byte in bytes[start..<offset] {
      // A UTF-16 unit for each character, two beyond the basic plane; continuation bytes add none.
      column += byte >= 0xF0 ? 2 : (byte & 0xC0 == 0x80 ? 0 : 1)
    }
    return SourcePosition(line: line, column: column)
  }

  /// Line starts after LF, CRLF and CR alone, as editors and code scanning count lines.
  private static func scanLines(_ bytes: [UInt8]) -> (starts: [Int32], isASCII: Bool) {
    var starts: [Int32] = [0]
    var seen: UInt8 = 0
    bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<bytes.count {
        let byte = bytes[index]
        seen |= byte
        if byte == 0x0A {
          starts.append(Int32(index + 1))
        } else if byte == 0x0D, index + 1 == bytes.count || bytes[index + 1] != 0x0A {
          starts.append(Int32(index + 1))
        }
      }
    }
    return (starts, seen < 0x80)
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
