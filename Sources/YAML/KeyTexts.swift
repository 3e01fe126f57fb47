/// The texts of the keys of a document that is still being read.
struct KeyTexts {
  /// More keys than this are looked up in a table instead of being compared with each other.
  private static let fewKeys = 12

  let records: [Record]
  let source: UnsafeBufferPointer<UInt8>
  let decoded: UnsafeBufferPointer<UInt8>

  /// The keys that have the same text as a later one of the same mapping.
  func repeated(_ keys: ArraySlice<Int32>) -> [Int32] {
    guard keys.count > Self.fewKeys else {
      return keys.indices.dropLast().filter { place in
        keys[(place + 1)...].contains { haveSameText(keys[place], $0) }
      }.map { keys[$0] }
    }
    var repeated: [Int32] = []
    var seen: [KeyText: Int32] = [:]
    seen.reserveCapacity(keys.count)
    for key in keys {
      if let earlier = seen.updateValue(key, forKey: KeyText(bytes: text(of: key))) {
        repeated.append(earlier)
      }
    }
    return repeated
  }

  /// The text of a scalar, or of the scalar that an alias names.
  func text(of index: Int32) -> UnsafeBufferPointer<UInt8> {
    let record = scalar(index)
    let range = Int(record.textLower)..<Int(record.textLower + record.textCount)
    let bytes = record.flags.contains(.isInSource) ? source : decoded
    return UnsafeBufferPointer(rebasing: bytes[range])
  }

  func isMergeKey(_ index: Int32) -> Bool {
    scalar(index).form == .plain && Self.isMergeKey(text(of: index))
  }

  /// Whether a plain key brings in other mappings (https://yaml.org/type/merge.html).
  static func isMergeKey(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count == 2 && text[0] == UInt8(ascii: "<") && text[1] == UInt8(ascii: "<")
  }

  private func haveSameText(_ left: Int32, _ right: Int32) -> Bool {
    // Most keys differ in length.
    scalar(left).textCount == scalar(right).textCount
      && text(of: left).hasSameBytes(as: text(of: right))
  }

  private func scalar(_ index: Int32) -> Record {
    let record = records[Int(index)]
    return record.form == .alias ? records[Int(record.target)] : record
  }
}

private struct KeyText: Hashable {
  let bytes: UnsafeBufferPointer<UInt8>

  static func == (left: KeyText, right: KeyText) -> Bool {
    left.bytes.hasSameBytes(as: right.bytes)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
}
