internal import SourceText

/// Where the texts of a document's scalars stand: in its source if they are read as they are written,
/// else decoded beside it.
struct ScalarTexts {
  private let text: EmbeddedText
  private let source: UnsafeBufferPointer<UInt8>
  private(set) var decoded: [UInt8] = []

  /// The source are the text's bytes; it must outlive the texts.
  init(_ text: EmbeddedText, source: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.source = source
  }

  /// Forgets the texts, and keeps their memory.
  mutating func removeAll() { decoded.removeAll(keepingCapacity: true) }

  /// Lets the record of a scalar lead to its text.
  @inline(__always)
  mutating func keep(
    _ event: borrowing Event, at range: Range<Int>, in record: inout Record, hasProperties: Bool
  ) {
    let style = event.scalarStyle
    let scalar = event.scalar
    let start =
      hasProperties ? Properties.end(in: text.bytes, from: range) : range.lowerBound
    let inset = style == .singleQuoted || style == .doubleQuoted ? 1 : 0
    record.textCount = Int32(clamping: scalar.count)
    if range.upperBound - start == scalar.count + 2 * inset,
      UnsafeBufferPointer(rebasing: source[(start + inset)..<(range.upperBound - inset)])
        .hasSameBytes(as: scalar)
    {
      record.flags.insert(.isInSource)
      record.textLower = Int32(clamping: start + inset)
    } else {
      record.textLower = Int32(clamping: decoded.count)
      if style == .doubleQuoted, isRewritten(range, scalar) {
        decoded += SurrogateEscapes.restored(scalar)
      } else {
        decoded.append(contentsOf: scalar)
      }
      record.textCount = Int32(clamping: decoded.count - Int(record.textLower))
    }
    if style == .literal || style == .folded { record.upper = trimmedEnd(range) }
  }

  /// Reads keys of the records that the texts belong to.
  func withKeys<Result>(of records: [Record], _ body: (KeyTexts) -> Result) -> Result {
    decoded.withUnsafeBufferPointer {
      body(KeyTexts(records: records, source: source, decoded: $0))
    }
  }

  /// Whether libyaml was given escapes other than those that are written.
  private func isRewritten(_ range: Range<Int>, _ scalar: UnsafeBufferPointer<UInt8>) -> Bool {
    scalar.contains(0) && !source[range].elementsEqual(text.bytes[range])
  }

  /// The end of a block scalar's last line with text.
  private func trimmedEnd(_ range: Range<Int>) -> Int32 {
    var end = range.upperBound
    while end > range.lowerBound {
      switch source[end - 1] {
      case 0x0A, 0x0D, 0x20, 0x09: end -= 1
      default: return Int32(clamping: end)
      }
    }
    return Int32(clamping: end)
  }
}
