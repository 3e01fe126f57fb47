/// Guesses which known word a misspelt one means.
public enum Spelling {
  /// The known word that takes the fewest edits, if they are few for its length.
  public static func nearest(to word: String, in known: [String]) -> String? {
    let word = Array(word.lowercased().utf8.prefix(64))
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = distance(word, Array(candidate.lowercased().utf8.prefix(64)))
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(2, word.count / 3) else { return nil }
    return best.word
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
