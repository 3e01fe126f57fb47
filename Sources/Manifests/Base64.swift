/// Base64 as a Secret's `data` uses it (RFC 4648, 4): padded, white space allowed.
public enum Base64 {
  /// The bytes a text stands for; `nil` if it is not base64.
  public static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    if let decoded = text.withContiguousStorageIfAvailable({ decode($0) }) { return decoded }
    return Array(text).withUnsafeBufferPointer { decode($0) }
  }

  private static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var isWhole = false
    let decoded = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { buffer, count in
      guard let length = decode(text, into: buffer) else { return }
      count = length
      isWhole = true
    }
    return isWhole ? decoded : nil
  }

  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, into decoded: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var bits: UInt32 = 0
    var (count, padding, length) = (0, 0, 0)
    for byte in text {
      if byte == 0x0A || byte == 0x0D || byte == 0x20 || byte == 0x09 { continue }
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 1
      if count & 3 == 0 {
        decoded[length] = UInt8(truncatingIfNeeded: bits >> 16)
        decoded[length + 1] = UInt8(truncatingIfNeeded: bits >> 8)
        decoded[length + 2] = UInt8(truncatingIfNeeded: bits)
        length += 3
        bits = 0
      }
    }
    switch (count % 4, padding) {
    case (0, 0): return length
    case (2, 2):
      decoded[length] = UInt8(truncatingIfNeeded: bits >> 4)
      return length + 1
    case (3, 1):
      decoded[length] = UInt8(truncatingIfNeeded: bits >> 10)
      decoded[length + 1] = UInt8(truncatingIfNeeded: bits >> 2)
      return length + 2
    default: return nil
    }
  }

  /// The base64 of some bytes, padded and on one line.
  package static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      let bits = chunk.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - chunk.count))
      for position in 0..<4 {
        let isPadding = position > chunk.count
        text.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * position) & 0x3F])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
