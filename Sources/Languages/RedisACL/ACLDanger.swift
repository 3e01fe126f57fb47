/// What the commands that a review asks about can do.
public enum ACLDanger: Hashable, Sendable, CaseIterable {
  /// They change users, the configuration or the modules: who may run them may do anything.
  case takesOver
  /// They run code on the server.
  case runsCode
  /// They erase every key at once, whatever the key patterns say.
  case erases
  /// They read or replace data past the key patterns: replication, migration, the command stream.
  case movesData
  /// They stop the server, its replication or its clients.
  case stops
  /// They hold up every other client while they run.
  case blocks

  /// The commands, in the names of 7.0; a command stands for its subcommands.
  var commands: [String] {
    switch self {
    case .takesOver:
      [
        "acl|setuser", "acl|deluser", "acl|load", "config|set", "config|rewrite", "module|load",
        "module|loadex", "debug",
      ]
    case .runsCode:
      [
        "eval", "evalsha", "fcall", "function|load", "function|restore", "function|delete",
        "function|flush", "script|load", "script|flush",
      ]
    case .erases: ["flushall", "flushdb", "swapdb"]
    case .movesData:
      [
        "migrate", "monitor", "psync", "replicaof", "restore", "restore-asking", "slaveof", "sync",
      ]
    case .stops:
      [
        "client|kill", "client|pause", "cluster|failover", "cluster|forget", "cluster|meet",
        "cluster|reset", "cluster|setslot", "failover", "shutdown",
      ]
    case .blocks: ["bgsave", "keys", "save"]
    }
  }
}

extension ACLPermissions {
  /// The dangerous commands that the user may certainly run, grouped by what they do.
  public var dangers: [(danger: ACLDanger, commands: [String])] {
    ACLDanger.allCases.compactMap { danger in
      let allowed = danger.commands.filter { isAllowed($0) }
      return allowed.isEmpty ? nil : (danger, allowed)
    }
  }

  /// Asked as the newest release that has the command, under its own name or that of its container.
  func isAllowed(_ command: String) -> Bool { mayRun(command).answer == .yes }
}
