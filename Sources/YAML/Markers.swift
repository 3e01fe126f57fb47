#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What tells the documents of a stream apart without parsing them: `---` and `...`.
///
/// At the start of a line they end whatever stands before them, quotes and blocks included.
enum Markers {
  /// More `%TAG` directives than this are refused: libyaml compares each with all the others.
  static let tagDirectives = 100

  /// The first document that starts at or after the line of a failure, but not the failed one.
  static func nextDocument(
    in source: Slice<UnsafeBufferPointer<UInt8>>, after failure: Int, not broken: Int
  ) -> Int? {
    var line = lineStart(of: failure, in: source.base)
    while line < source.endIndex {
      if line > broken, isMarker("-", at: line, in: source.base) { return line }
      let next = nextLine(after: line, in: source.base)
      if line > broken, isMarker(".", at: line, in: source.base), next < source.endIndex {
        return next
      }
      line = next
    }
    return nil
  }

  /// The last document that starts after an offset and at or before another.
  static func lastDocument(
    in source: UnsafeBufferPointer<UInt8>, after start: Int, upTo offset: Int
  ) -> Int? {
    var line = lineStart(of: offset, in: source)
    while line > start {
      if isMarker("-", at: line, in: source) { return line }
      line = lineStart(of: line - 1, in: source)
    }
    return nil
  }

  /// The first `%TAG` directive over the bound.
  static func excessiveTagDirective(in source: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = source.baseAddress else { return nil }
    var count = 0
    var offset = 0
    while let found = memchr(base + offset, 0x25, source.count - offset) {
      offset = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      let isLineStart = offset == 0 || isLineBreak(source[offset - 1])
      if isLineStart, source[offset...].starts(with: "%TAG".utf8) {
        count += 1
        if count > tagDirectives { return offset }
      }
      offset += 1
    }
    return nil
  }

  private static func isMarker(
    _ character: Unicode.Scalar, at line: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let byte = UInt8(ascii: character)
    guard line + 3 <= source.count, (line..<(line + 3)).allSatisfy({ source[$0] == byte }) else {
      return false
    }
    return line + 3 == source.count || [0x20, 0x09, 0x0A, 0x0D].contains(source[line + 3])
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func lineStart(of offset: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    var line = min(offset, source.count)
    while line > 0, !isLineBreak(source[line - 1]) { line -= 1 }
    return line
  }

  private static func nextLine(after offset: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    var end = offset
    while end < source.count, !isLineBreak(source[end]) { end += 1 }
    return min(end + 1, source.count)
  }
}
