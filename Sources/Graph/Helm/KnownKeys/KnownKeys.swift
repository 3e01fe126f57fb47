/// The keys that a chart's templates read, as far down as they are listed.
///
/// A key whose own line is missing may hold anything: labels, probes, whatever is passed through.
struct KnownKeys: Sendable {
  /// The keys below each chain of keys, joined by dots; the outermost stand below the empty chain.
  private let keys: [String: Set<String>]

  /// Reads lines of the form `section: key key`, `.` for the outermost keys.
  init(_ lines: [String]) {
    var keys: [String: Set<String>] = [:]
    for line in lines {
      for row in line.split(separator: "\n") {
        guard let colon = row.firstIndex(of: ":") else { continue }
        let section = row[..<colon] == "." ? "" : String(row[..<colon])
        keys[section, default: []].formUnion(
          row[row.index(after: colon)...].split(separator: " ").map(String.init))
      }
    }
    self.keys = keys
  }

  /// The outermost keys.
  var outermost: Set<String> { keys[""] ?? [] }

  /// The keys below a section; `nil` where any may stand.
  func below(_ section: String) -> Set<String>? { keys[section] }

  /// The sections that know a key of a name.
  func sections(with name: String) -> [String] {
    keys.filter { $0.value.contains(name) }.keys.sorted()
  }
}

extension KnownKeys {
  /// The keys of a chart in a major version, or of all versions that are known where none is told;
  /// `nil` for a version that is not.
  static func of(_ chart: KnownChart, major: Int?) -> KnownKeys? {
    switch chart {
    case .bitnamiRedis:
      guard let major else { return bitnamiRedis }
      return (15...25).contains(major)
        ? bitnamiRedis : (9...12).contains(major) ? oldBitnamiRedis : nil
    case .bitnamiRedisCluster: return isKnown(major, 8...13) ? bitnamiRedisCluster : nil
    case .bitnamiValkey: return isKnown(major, 0...5) ? bitnamiValkey : nil
    case .bitnamiValkeyCluster: return isKnown(major, 0...3) ? bitnamiValkeyCluster : nil
    case .redisHA: return isKnown(major, 4...4) ? redisHA : nil
    case .valkey: return isKnown(major, 0...0) ? valkey : nil
    case .vault: return isKnown(major, 0...0) ? vault : nil
    case .openbao: return isKnown(major, 0...0) ? openbao : nil
    // It takes controllers and volumes by names that people choose.
    case .appTemplate: return nil
    }
  }

  private static func isKnown(_ major: Int?, _ range: ClosedRange<Int>) -> Bool {
    major.map(range.contains) ?? true
  }
}
