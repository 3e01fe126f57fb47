/// The encodings a YAML stream may have (YAML 1.1, 5.2), told apart by the byte order mark.
enum TextEncoding {
  /// The text as UTF-8 without its mark; what is not Unicode stays so, for the reader to refuse.
  static func decode(_ contents: [UInt8]) -> (bytes: [UInt8], hadByteOrderMark: Bool) {
    if contents.starts(with: [0xEF, 0xBB, 0xBF]) {
      return (Array(contents.dropFirst(3)), true)
    }
    if contents.starts(with: [0xFF, 0xFE]) {
      return (transcode(contents, low: 0, high: 1), true)
    }
    if contents.starts(with: [0xFE, 0xFF]) {
      return (transcode(contents, low: 1, high: 0), true)
    }
    return (contents, false)
  }

  /// Whether every byte is ASCII, so that bytes and characters count the same.
  static func isASCII(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      var seen: UInt64 = 0
      while offset + 8 <= bytes.count {
        seen |= bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        offset += 8
      }
      while offset < bytes.count {
        seen |= UInt64(bytes[offset])
        offset += 1
      }
      return seen & 0x8080_8080_8080_8080 == 0
    }
  }

  private static func transcode(_ contents: [UInt8], low: Int, high: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(contents.count)
    func unit(_ index: Int) -> UInt32? {
      guard index + 1 < contents.count else { return nil }
      return UInt32(contents[index + low]) | UInt32(contents[index + high]) << 8
    }
    var index = 2
    while let first = unit(index) {
      index += 2
      var scalar = first
      if 0xD800...0xDBFF ~= first, let second = unit(index), 0xDC00...0xDFFF ~= second {
        scalar = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
        index += 2
      }
      append(scalar, to: &bytes)
    }
    // Half a character is at the end: no UTF-8 text has this byte.
    if index < contents.count { bytes.append(0xFF) }
    return bytes
  }

  /// Appends a code point; a surrogate that stands alone becomes bytes that are not UTF-8.
  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    func byte(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80: bytes.append(UInt8(scalar))
    case ..<0x800: bytes += [UInt8(0xC0 | scalar >> 6), byte(0)]
    case ..<0x10000: bytes += [UInt8(0xE0 | scalar >> 12), byte(6), byte(0)]
    default: bytes += [UInt8(0xF0 | scalar >> 18), byte(12), byte(6), byte(0)]
    }
  }
}
