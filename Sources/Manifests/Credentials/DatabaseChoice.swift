internal import YAML

/// The database that a program is told to use by a setting such as `DB_ENGINE: sqlite`, which leaves the
/// passwords for the others unused.
struct DatabaseChoice {
  private let chosen: Family
  private let isOfDatabase: Bool

  private enum Family: Hashable {
    case sqlite, postgres, mysql, mongo, sqlServer
  }

  /// `nil` where no setting chooses, or several choose differently. `isOfDatabase` says that the
  /// settings are those of a database by the name of their mapping, so that a bare `type` chooses.
  init?(
    _ settings: some Sequence<(name: String, value: Node?)>,
    isOfDatabase: @autoclosure () -> Bool = false
  ) {
    let settings = settings.filter { Self.mayChoose($0.name) }
    guard !settings.isEmpty else { return nil }
    let isOfDatabase = isOfDatabase()
    let chosen = Set(
      settings.compactMap { name, value in
        Self.chooses(name, isOfDatabase) ? value?.literal.flatMap { Self.family(named: $0) } : nil
      })
    guard chosen.count == 1, let only = chosen.first else { return nil }
    self.chosen = only
    self.isOfDatabase = isOfDatabase
  }

  /// Whether a setting, or the mapping of a name, is for a database that is not used.
  func leavesUnused(_ name: String) -> Bool {
    let words = Self.words(of: name)
    if let family = words.lazy.compactMap({ Self.families[$0] }).first { return family != chosen }
    // A file asks nobody for a password.
    return chosen == .sqlite
      && (isOfDatabase || words.contains { ["db", "database", "pgpassword"].contains($0) })
  }

  private static func chooses(_ name: String, _ isOfDatabase: Bool) -> Bool {
    let words = words(of: name)
    guard let last = words.last, switches.contains(last) else { return false }
    if words.count == 1 { return isOfDatabase }
    return words.dropLast().contains { ["db", "database"].contains($0) }
  }

  /// Whether a name ends as the switches do, for a quick no to most.
  private static func mayChoose(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { name in
      guard name.count <= 200, name.allSatisfy({ $0 < 0x80 }) else { return true }
      let end = name.lastIndex { isLetterOrDigit($0) }.map { $0 + 1 } ?? 0
      return switches.contains { word in
        word.utf8.count <= end
          && zip(name[(end - word.utf8.count)..<end], word.utf8).allSatisfy { $0 | 0x20 == $1 }
      }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static let switches: Set<String> = [
    "engine", "type", "driver", "connection", "client", "backend", "dialect", "vendor", "adapter",
    "provider",
  ]

  /// `django.db.backends.sqlite3` names its engine last.
  private static func family(named value: String) -> Family? {
    words(of: value).last.flatMap { families[$0] }
  }

  private static let families: [String: Family] = [
    "sqlite": .sqlite, "sqlite3": .sqlite, "postgres": .postgres, "postgresql": .postgres,
    "pg": .postgres, "pgsql": .postgres, "psql": .postgres, "mysql": .mysql, "mysql2": .mysql,
    "mariadb": .mysql, "mongo": .mongo, "mongodb": .mongo, "mssql": .sqlServer,
    "sqlserver": .sqlServer,
  ]

  /// The words of `DB_ENGINE`, `db.engine` and `dbEngine`.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var wasLower = false
    var isInWord = false
    for character in name.prefix(200) {
      guard character.isLetter || character.isNumber else {
        (isInWord, wasLower) = (false, false)
        continue
      }
      if isInWord, !(wasLower && character.isUppercase) {
        words[words.count - 1] += character.lowercased()
      } else {
        words.append(character.lowercased())
      }
      (isInWord, wasLower) = (true, character.isLowercase)
    }
    return words
  }
}
