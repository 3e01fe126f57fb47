internal import CYAML

/// Turns libyaml's marks, which count characters, into byte offsets.
///
/// Marks come nearly in order, so walking on from the last one keeps the whole linear, however
/// long a line is.
struct MarkCursor {
  let start: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  /// The lines of the text that libyaml was not given.
  private let skipped: [UnreadLines]
  /// The characters that begin before `offset`.
  private var character = 0
  private var offset: Int

  /// `bytes` are what libyaml was given, which begins at `start` of the text.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool, skipping skipped: [UnreadLines]
  ) {
    self.skipped = skipped
    self.bytes = bytes
    self.start = start
    self.isASCII = isASCII
    offset = 0
  }

  mutating func offset(of mark: yaml_mark_t) -> Int {
    var offset = start + place(of: Int(mark.index))
    for part in skipped where part.lines.lowerBound <= offset { offset += part.lines.count }
    return offset
  }

  /// The byte of a character among those that libyaml was given.
  private mutating func place(of target: Int) -> Int {
    guard !isASCII else { return min(target, bytes.count) }
    skipWords(to: target)
    while offset < bytes.count, character < target || isContinuation(bytes[offset]) {
      if !isContinuation(bytes[offset]) { character += 1 }
      offset += 1
    }
    while offset > 0, character > target {
      offset -= 1
      if !isContinuation(bytes[offset]) { character -= 1 }
    }
    return offset
  }

  /// Goes on by eight bytes, which are eight characters at most, as long as none is skipped.
  private mutating func skipWords(to target: Int) {
    let raw = UnsafeRawBufferPointer(bytes)
    while character + 8 <= target, offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let continuations = word >> 7 & ~(word >> 6) & 0x0101_0101_0101_0101
      character += 8 - continuations.nonzeroBitCount
      offset += 8
    }
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
