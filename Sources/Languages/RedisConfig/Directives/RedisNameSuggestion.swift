extension RedisDirectiveTable {
  /// The directive an unknown name was most likely meant to be; nil where nothing is near enough.
  public static func closestName(
    to name: String, in release: RedisRelease? = nil
  ) -> String? {
    // Longer than any directive: nothing is near, and the comparison stays small.
    guard name.utf8.count <= 64 else { return nil }
    let name = name.lowercasedASCII
    if let meant = oftenMeant[name] { return meant }

    let written = Array(name.utf8)
    let limit = max(1, written.count / 4)
    var best: (name: String, distance: Int)?
    for candidate in candidates(in: release) {
      let distance = EditDistance.between(written, Array(candidate.utf8), atMost: limit)
      if let distance, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Names that guides give and no server knows (facts: redis.md 2.2).
  private static let oftenMeant = [
    "acl-file": "aclfile",
    "acl-log-max-len": "acllog-max-len",
    "max-memory": "maxmemory",
    "max-memory-policy": "maxmemory-policy",
    "password": "requirepass",
    "tls-ca": "tls-ca-cert-file",
    "tls-ca-cert": "tls-ca-cert-file",
    "tls-ca-file": "tls-ca-cert-file",
    "tls-cert": "tls-cert-file",
    "tls-key": "tls-key-file",
  ]

  private static func candidates(in release: RedisRelease?) -> [String] {
    entries.lazy.flatMap { [$0.name] + $0.aliases.keys.sorted() }.filter { name in
      release.map { releases(knowing: name).contains($0) } ?? true
    }
  }
}

/// Damerau's distance between neighbours: insertions, deletions, changes and swaps.
public enum EditDistance {
  /// The distance, nil above the limit.
  public static func between(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...second.count)

    for (row, byte) in first.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      for (column, other) in second.enumerated() {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == second[column - 1], first[row - 1] == other {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[second.count] <= limit ? previous[second.count] : nil
  }
}
