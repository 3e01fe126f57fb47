/// A pattern over names in a row, as those of a path: some for one name each, some for any number of them.
package struct GlobParts: Sendable, Hashable {
  /// One name, or `nil` for any number of them.
  private let parts: [NameGlob?]

  /// Nothing that is written is deeper.
  package static let most = 63

  /// A pattern of parts as they are written, `**` for any number of names; `nil` if they are too many.
  package init?(_ parts: [some StringProtocol]) {
    guard parts.count <= Self.most else { return nil }
    self.parts = parts.map { $0 == "**" ? nil : NameGlob($0) }
  }

  /// Whether the pattern names some beginning of the names, of a length that counts.
  package func match(beginningOf names: [[UInt8]], ofLength counts: (Int) -> Bool) -> Bool {
    // A bit for each number of parts that may be met once so many names are.
    var reached = skippingStars(1)
    var length = 0
    while reached != 0 {
      if reached >> UInt64(parts.count) == 1, counts(length) { return true }
      guard length < names.count else { return false }
      reached = step(from: reached, names[length])
      length += 1
    }
    return false
  }

  private func step(from reached: UInt64, _ name: [UInt8]) -> UInt64 {
    var rest = reached & ~(1 << UInt64(parts.count))
    var next: UInt64 = 0
    while rest != 0 {
      let part = rest.trailingZeroBitCount
      rest &= rest - 1
      if let glob = parts[part] {
        if glob.matches(name) { next |= 2 << UInt64(part) }
      } else {
        next |= 1 << UInt64(part)
      }
    }
    return skippingStars(next)
  }

  /// What may be met too where parts for any number of names stand for none.
  private func skippingStars(_ reached: UInt64) -> UInt64 {
    var reached = reached
    for part in parts.indices where parts[part] == nil && reached & (1 << UInt64(part)) != 0 {
      reached |= 2 << UInt64(part)
    }
    return reached
  }
}
