/// The commands of one release with their categories.
struct ACLCommandTable: Sendable {
  struct Command: Sendable {
    let name: String
    var categories: ACLCategories
    /// The indices of the subcommands.
    var subcommands: [Int] = []
    var isSubcommand = false
  }

  /// The commands, each subcommand as `command|subcommand`.
  let commands: [Command]
  private let indices: [String: Int]
  private let members: [[Int]]

  /// Reads rows `category category = command command`; later rows replace earlier ones.
  init(_ rows: String...) {
    var commands: [Command] = []
    var indices: [String: Int] = [:]
    for row in rows.flatMap(Self.parse) {
      if let index = indices[row.name] {
        commands[index].categories = row.categories
      } else {
        indices[row.name] = commands.count
        commands.append(row)
      }
    }
    for index in commands.indices {
      let parts = commands[index].name.split(separator: "|")
      guard parts.count == 2, let parent = indices[String(parts[0])] else { continue }
      commands[index].isSubcommand = true
      commands[parent].subcommands.append(index)
    }
    self.commands = commands
    self.indices = indices
    members = ACLCategories.names.indices.map { bit in
      Self.members(of: ACLCategories(rawValue: 1 << UInt32(bit)), among: commands)
    }
  }

  /// A line that begins with blanks continues the one before it.
  private static func parse(_ rows: String) -> [Command] {
    var categories: ACLCategories = []
    return rows.split(separator: "\n").flatMap { line -> [Command] in
      let sides = line.split(separator: "=")
      if sides.count == 2 {
        categories = ACLCategories(
          sides[0].split(separator: " ").compactMap { ACLCategories(name: $0) })
      }
      return (sides.last ?? "").split(separator: " ").map {
        Command(name: String($0), categories: categories)
      }
    }
  }

  /// A category takes the subcommands of its commands along
  /// (`redis src/acl.c`, `ACLSetSelectorCommandBitsForCategory`).
  private static func members(of category: ACLCategories, among commands: [Command]) -> [Int] {
    var isMember = commands.map { $0.categories.contains(category) }
    for command in commands where command.categories.contains(category) {
      for index in command.subcommands { isMember[index] = true }
    }
    return commands.indices.filter { isMember[$0] }
  }

  /// The commands of a category, nil without such a category.
  func members(ofCategory name: String) -> [Int]? {
    ACLCategories.names.firstIndex(of: name).map { members[$0] }
  }

  /// The index of a name in lower case, `command` or `command|subcommand`, nil without such a
  /// command (`redis src/server.c`, `lookupCommandBySdsLogic`).
  func index(of name: String) -> Int? { indices[name] }

  /// The command that a command line runs, by its first two words.
  func index(of words: ArraySlice<String>) -> Int? {
    guard let name = words.first?.lowercasedASCII, let index = indices[name],
      !commands[index].isSubcommand
    else { return nil }
    guard !commands[index].subcommands.isEmpty, let second = words.dropFirst().first else {
      return index
    }
    return indices["\(name)|\(second.lowercasedASCII)"]
  }
}

extension ACLCommandTable {
  static let redis6 = ACLCommandTable(redis6Rows)
  static let redis7 = ACLCommandTable(redis7Rows)
  static let redis8 = ACLCommandTable(redis7Rows, redis8Rows)
  static let valkey8 = ACLCommandTable(redis7Rows, valkey8Rows)
  static let valkey9 = ACLCommandTable(redis7Rows, valkey8Rows, valkey9Rows)

  /// Whether any release knows a command.
  static func isKnownSomewhere(_ name: String) -> Bool {
    [redis6, redis8, valkey9].contains { $0.index(of: name) != nil }
  }

  /// The commands that every user may run (`redis src/commands`, `NO_AUTH`).
  static let withoutAuthentication: Set<String> = ["auth", "hello", "quit", "reset"]

  // What later releases add to 7.0.15 (`ACL CAT` of 8.0.6, and of Valkey 8.0.1 and 9.1.2).
  private static let redis8Rows = """
    blocking connection slow = wait waitaof
    connection slow = client|no-touch client|setinfo
    fast hash read = hexpiretime hpexpiretime hpttl httl
    fast hash write = hexpire hexpireat hgetdel hgetex hpersist hpexpire hpexpireat hsetex
    slow = cluster|myshardid
    """

  private static let valkey8Rows = """
    blocking connection slow = wait waitaof
    connection slow = client|capa client|no-touch client|setinfo
    scripting slow = script|show
    slow = cluster|myshardid cluster|slot-stats
    """

  private static let valkey9Rows = """
    admin dangerous keyspace slow write = cluster|flushslot
    admin dangerous slow = cluster|cancelslotmigrations cluster|getslotmigrations
      cluster|migrateslots cluster|syncslots commandlog|get commandlog|len commandlog|reset
    connection slow = client|import-source
    fast hash read = hexpiretime hpexpiretime hpttl httl
    fast hash write = hexpire hexpireat hgetdel hgetex hpersist hpexpire hpexpireat hsetex
    fast string write = delifeq
    keyspace read slow = clusterscan
    slow = commandlog commandlog|help
    slow string write = msetex
    """
}
