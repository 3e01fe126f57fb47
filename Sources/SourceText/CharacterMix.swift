/// How letters and digits mix in a run of bytes; words and names change between them seldom.
public struct CharacterMix: Sendable {
  /// How many bytes are upper-case letters.
  public private(set) var upper = 0
  /// How many are lower-case letters.
  public private(set) var lower = 0
  /// How many are digits.
  public private(set) var digits = 0
  /// How often one kind follows another, other bytes left out.
  public private(set) var changes = 0

  /// Counts the bytes of a run.
  public init(_ bytes: some Sequence<UInt8>) {
    var previous = 0
    for byte in bytes {
      let kind: Int
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): (kind, upper) = (1, upper + 1)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): (kind, lower) = (2, lower + 1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): (kind, digits) = (3, digits + 1)
      default: continue
      }
      if kind != previous { changes += 1 }
      previous = kind
    }
  }
}
