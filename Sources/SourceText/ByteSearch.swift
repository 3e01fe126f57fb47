#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte next stands at or after an index, looked for many bytes at a time.
  public func next(_ byte: UInt8, from start: Int) -> Int? {
    guard let baseAddress, start < count,
      let found = memchr(baseAddress + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// Whether bytes stand anywhere.
  public func contains(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    var start = 0
    while let index = next(first, from: start), count - index >= bytes.count {
      if let baseAddress, memcmp(baseAddress + index, bytes, bytes.count) == 0 { return true }
      start = index + 1
    }
    return false
  }

  /// Whether an ASCII text, which is not empty, stands anywhere.
  public func contains(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    var start = 0
    while let index = next(text.utf8Start[0], from: start), count - index >= length {
      if let baseAddress, memcmp(baseAddress + index, text.utf8Start, length) == 0 { return true }
      start = index + 1
    }
    return false
  }
}

extension String {
  /// Whether an ASCII text, which is not empty, stands anywhere.
  ///
  /// The library's `contains` takes ten thousand instructions for it, which counts where every object is asked.
  public func contains(ascii text: StaticString) -> Bool {
    var own = self
    return own.withUTF8 { $0.contains(text) }
  }
}
