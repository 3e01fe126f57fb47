/// The encodings a YAML stream may have (YAML 1.1, 5.2), told apart by the byte order mark.
enum TextEncoding {
  /// The text as UTF-8 without its mark; bytes that are not UTF-16 after all become U+FFFD.
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

  private static func transcode(_ contents: [UInt8], low: Int, high: Int) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(contents.count / 2)
    var index = 2
    while index + 1 < contents.count {
      units.append(UInt16(contents[index + low]) | UInt16(contents[index + high]) << 8)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
