/// Guesses which known word a misspelt one means.
public enum Spelling {
  /// The known word that takes the fewest edits, if they are few for its length and leave each part of
  /// it what it is: `DB_USER` is no misspelt `DB_PASS`.
  public static func nearest(to word: String, in known: [String]) -> String? {
    let word = Array(word.lowercased().utf8.prefix(64))
    var best: (word: String, distance: Int)?
    for candidate in known {
      let other = Array(candidate.lowercased().utf8.prefix(64))
      let distance = distance(word, other)
      guard distance < best?.distance ?? Int.max else { continue }
      if distance >= 3, exchangesPart(word, other) { continue }
      best = (candidate, distance)
    }
    // Half of a short word is another word.
    guard let best, best.distance <= max(word.count > 4 ? 2 : 1, word.count / 3) else { return nil }
    return best.word
  }

  /// Whether a part between `_`, `-`, `.` and the like is another word in the other.
  private static func exchangesPart(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let isSeparator: (UInt8) -> Bool = { "_-./".utf8.contains($0) }
    let parts = left.split(whereSeparator: isSeparator)
    let others = right.split(whereSeparator: isSeparator)
    guard parts.count == others.count, parts.count > 1 else { return false }
    return zip(parts, others).contains { one, other in
      guard one != other, !one.starts(with: other), !other.starts(with: one) else { return false }
      let distance = distance(Array(one), Array(other))
      return distance >= 3 && distance * 2 > max(one.count, other.count)
    }
  }

  /// The number of bytes to insert, delete, replace or swap with their neighbours (Damerau and
  /// Levenshtein, no byte touched twice).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var next = [index + 1]
      for (column, other) in right.enumerated() {
        var least = min(
          row[column] + (byte == other ? 0 : 1), row[column + 1] + 1, next[column] + 1)
        if index > 0, column > 0, byte == right[column - 1], other == left[index - 1] {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
