internal import SourceText

/// The hashes by which GitHub code scanning tells alerts apart (`primaryLocationLineHash`).
///
/// A rolling polynomial hash over the line and what follows it, 100 characters in all, blanks left
/// out, as github/codeql-action computes it (`src/fingerprints.ts`); the number behind the colon
/// counts equal hashes within the file.
struct LineHashes {
  /// A hash, and how often it has occurred in the file so far.
  fileprivate struct Counted {
    let hash: UInt64
    let count: Int
  }

  /// The hash of each line, from line 1.
  private let hashes: [Counted]

  /// The hash of a line (from 1); `nil` beyond the end of the file.
  subscript(line: Int) -> String? {
    guard hashes.indices.contains(line - 1) else { return nil }
    let counted = hashes[line - 1]
    return "\(String(counted.hash, radix: 16)):\(counted.count)"
  }

  /// The hashes of a file, whose byte order mark counts as a character.
  init(_ file: SourceFile) {
    var roll = Roll(lineCount: file.lineCount)
    if file.hasByteOrderMark { roll.add(0xFEFF) }
    if file.isASCII {
      for byte in file.bytes { roll.add(UInt16(byte)) }
    } else {
      for unit in String(decoding: file.bytes, as: UTF8.self).utf16 { roll.add(unit) }
    }
    roll.finish()
    hashes = roll.hashes
  }
}

/// The state of the hash while a file passes through its window.
private struct Roll {
  private static let size = 100
  private static let factor: UInt64 = 37
  /// `factor` to the power of `size`: the weight of the unit that leaves the window.
  private static let leavingWeight = (0..<size).reduce(UInt64(1)) { power, _ in power &* factor }

  private(set) var hashes: [LineHashes.Counted] = []
  private var window = [UInt64](repeating: 0, count: size)
  /// Whether a line begins at a place of the window; its hash is due when the place comes round.
  private var beginsLine = [Bool](repeating: false, count: size)
  private var place = 0
  private var hash: UInt64 = 0
  private var isAtLineStart = true
  private var isAfterReturn = false
  private var seen: [UInt64: Int] = [:]

  init(lineCount: Int) {
    hashes.reserveCapacity(lineCount)
    seen.reserveCapacity(lineCount)
  }

  /// Takes in one UTF-16 unit: blanks do not count, and every line break counts as a line feed.
  mutating func add(_ unit: UInt16) {
    let isSecondHalf = isAfterReturn && unit == 0x0A
    isAfterReturn = unit == 0x0D
    guard !isSecondHalf, unit != 0x20, unit != 0x09 else { return }
    push(unit == 0x0D ? 0x0A : unit)
  }

  /// Takes in the end of the file, and as many zeros as it takes to hash the last line.
  mutating func finish() {
    push(0xFFFF)
    for _ in 0..<Self.size {
      emitIfDue()
      roll(0)
    }
  }

  private mutating func push(_ unit: UInt16) {
    emitIfDue()
    if isAtLineStart { beginsLine[place] = true }
    isAtLineStart = unit == 0x0A
    roll(UInt64(unit))
  }

  private mutating func emitIfDue() {
    guard beginsLine[place] else { return }
    beginsLine[place] = false
    let count = seen[hash, default: 0] + 1
    seen[hash] = count
    hashes.append(LineHashes.Counted(hash: hash, count: count))
  }

  private mutating func roll(_ unit: UInt64) {
    hash = Self.factor &* hash &+ unit &- Self.leavingWeight &* window[place]
    window[place] = unit
    place = place + 1 == Self.size ? 0 : place + 1
  }
}
