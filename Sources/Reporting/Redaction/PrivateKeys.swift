/// The bodies of private keys in PEM (RFC 7468), however deep in a file they stand.
enum PrivateKeys {
  /// Everything between the two lines of dashes; up to the end of the file where the second is missing.
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var place = 0
    while let begin = firstIndex(of: "-----BEGIN ", in: bytes, from: place) {
      let label = begin + 11
      let limit = min(label + 64, bytes.count)
      guard let body = firstIndex(of: "-----", in: bytes, from: label, before: limit) else {
        place = label
        continue
      }
      place = body + 5
      guard firstIndex(of: "PRIVATE KEY", in: bytes, from: label, before: body) != nil else {
        continue
      }
      let end = firstIndex(of: "-----END ", in: bytes, from: place) ?? bytes.count
      ranges.append(place..<end)
      place = end
    }
    return ranges
  }

  private static func firstIndex(
    of text: StaticString, in bytes: [UInt8], from start: Int, before bound: Int? = nil
  ) -> Int? {
    let last = (bound ?? bytes.count) - text.utf8CodeUnitCount
    var place = start
    while place <= last {
      if bytes[place] == text.utf8Start[0], bytes.holds(text, at: place) { return place }
      place += 1
    }
    return nil
  }
}
