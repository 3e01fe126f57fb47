#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where each line of a text begins, and how many columns its bytes take.
struct LineTable: Sendable {
  /// The distance between two column marks: a long line is never counted from its start.
  private static let markDistance = 1024

  /// Line starts after LF, CRLF and CR alone, as editors and code scanning count lines.
  let starts: [Int32]
  /// Whether every byte is ASCII, so that bytes and columns count the same.
  let isASCII: Bool
  /// The UTF-16 code units before every 1024th byte; none in a text of ASCII.
  private let marks: [Int32]

  init(_ bytes: [UInt8]) {
    starts = bytes.withUnsafeBytes(Self.starts)
    isASCII = TextEncoding.isASCII(bytes)
    marks = isASCII ? [] : Self.marks(bytes)
  }

  /// The line (from 1) on which the byte at an offset stands.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The number of UTF-16 code units between two offsets of the text.
  func columns(_ offsets: Range<Int>, of bytes: [UInt8]) -> Int {
    guard !isASCII else { return offsets.count }
    return units(before: offsets.upperBound, in: bytes)
      - units(before: offsets.lowerBound, in: bytes)
  }

  private func units(before offset: Int, in bytes: [UInt8]) -> Int {
    let mark = offset / Self.markDistance
    return bytes[(mark * Self.markDistance)..<offset].reduce(Int(marks[mark])) {
      $0 + Self.units($1)
    }
  }

  /// A UTF-16 unit for each character, two beyond the basic plane; continuation bytes add none.
  private static func units(_ byte: UInt8) -> Int {
    byte >= 0xF0 ? 2 : (byte & 0xC0 == 0x80 ? 0 : 1)
  }

  private static func marks(_ bytes: [UInt8]) -> [Int32] {
    var marks: [Int32] = []
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if offset.isMultiple(of: markDistance) { marks.append(Int32(clamping: count)) }
      count += units(byte)
    }
    if bytes.count.isMultiple(of: markDistance) { marks.append(Int32(clamping: count)) }
    return marks
  }

  private static func starts(_ bytes: UnsafeRawBufferPointer) -> [Int32] {
    var starts: [Int32] = [0]
    guard let base = bytes.baseAddress else { return starts }
    if memchr(base, 0x0D, bytes.count) != nil {
      for offset in bytes.indices where bytes[offset] == 0x0A || bytes[offset] == 0x0D {
        let isCarriageReturnOfPair =
          bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
        if !isCarriageReturnOfPair { starts.append(Int32(clamping: offset + 1)) }
      }
      return starts
    }
    var start = 0
    while let end = memchr(base + start, 0x0A, bytes.count - start) {
      start = UnsafeRawPointer(end) - base + 1
      starts.append(Int32(clamping: start))
    }
    return starts
  }
}
