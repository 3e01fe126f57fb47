/// A snapshot after a number of seconds, if that many keys changed.
public struct RedisSavePoint: Hashable, Sendable {
  /// The seconds between snapshots.
  public let seconds: Int

  /// The changes that a snapshot needs.
  public let changes: Int
}

extension RedisSettings {
  /// When the server takes snapshots, empty for never; nil where it cannot be told.
  public var savePoints: [RedisSavePoint]? {
    let snapshots = snapshots
    return snapshots.isWhole ? snapshots.points : nil
  }

  /// Whether data outlives the process, by snapshots or by the append-only file; nil where it
  /// cannot be told. False takes an explicit `save ""`: a server told nothing takes snapshots.
  public var isPersistent: Bool? {
    if appendsToFile == true || snapshots.areTaken == true { return true }
    return appendsToFile == false && snapshots.areTaken == false ? false : nil
  }

  /// Whether the server may evict any key when memory is short, as a cache does
  /// (`maxmemory-policy allkeys-*`); nil where it cannot be told.
  public var evictsAnyKey: Bool? {
    switch value(of: "maxmemory-policy") {
    case .set(let setting):
      setting.arguments.first.flatMap { argument in
        if argument.containsPlaceholder { return nil }
        return argument.text.lowercasedASCII.utf8.starts(with: "allkeys-".utf8)
      }
    case .notSet: false
    case .unknown: nil
    }
  }

  private var appendsToFile: Bool? {
    switch value(of: "appendonly") {
    case .set(let setting): setting.arguments.first.flatMap { Self.boolean($0.text) }
    case .notSet: false
    case .unknown: nil
    }
  }

  private static func boolean(_ text: String) -> Bool? {
    switch text.lowercasedASCII {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  private var snapshots: RedisSnapshots {
    var snapshots = RedisSnapshots()
    for step in steps {
      switch step {
      case .apply(let setting) where setting.name == "save": snapshots.apply(setting)
      case .apply, .missingFile, .endlessInclude: continue
      case .unseen: snapshots.loseTrack()
      }
    }
    return snapshots
  }
}

/// The save points, line after line (`redis src/config.c`, `setConfigSaveOption`).
private struct RedisSnapshots {
  private(set) var points = [
    RedisSavePoint(seconds: 3600, changes: 1),
    RedisSavePoint(seconds: 300, changes: 100),
    RedisSavePoint(seconds: 60, changes: 10000),
  ]

  /// Whether `points` is the whole list.
  private(set) var isWhole = true

  /// Whether there is a save point at all.
  private(set) var areTaken: Bool? = true

  private var areDefaults = true

  /// The first line replaces the defaults, later lines add to it, `save ""` empties the list.
  mutating func apply(_ setting: RedisSetting) {
    if areDefaults { empty() }
    if setting.arguments.count == 1, setting.arguments[0].text.isEmpty { return empty() }

    guard let added = Self.savePoints(setting.arguments) else { return loseTrack() }
    points += added
    if !added.isEmpty { areTaken = true }
  }

  mutating func loseTrack() {
    isWhole = false
    areTaken = nil
  }

  private mutating func empty() {
    points = []
    isWhole = true
    areTaken = false
    areDefaults = false
  }

  private static func savePoints(_ arguments: [RedisSetting.Argument]) -> [RedisSavePoint]? {
    guard arguments.count.isMultiple(of: 2) else { return nil }
    var points: [RedisSavePoint] = []
    for index in stride(from: 0, to: arguments.count, by: 2) {
      guard let seconds = Int(arguments[index].text), let changes = Int(arguments[index + 1].text)
      else { return nil }
      points.append(RedisSavePoint(seconds: seconds, changes: changes))
    }
    return points
  }
}
