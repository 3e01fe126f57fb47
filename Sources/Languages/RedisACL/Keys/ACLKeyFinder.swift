/// Finds the keys and channels in a command line.
enum ACLKeyFinder {
  /// The words that name keys, in the order in which the server looks at them
  /// (`redis src/db.c`, `getKeysFromCommandWithSpecs`).
  static func keys(of command: String, in words: [String]) -> [ACLKeyUse] {
    switch command {
    case "set": return [ACLKeyUse(index: 1, access: setAccess(words))]
    case "bitfield": return [ACLKeyUse(index: 1, access: bitfieldAccess(words))]
    case "sort_ro": return [ACLKeyUse(index: 1, access: .read)]
    case "sort": return sortKeys(words)
    case "migrate": return migrateKeys(words)
    default: return specifiedKeys(of: command, in: words)
    }
  }

  private static func specifiedKeys(of command: String, in words: [String]) -> [ACLKeyUse] {
    let specs = ACLKeyTable.specs(of: command)
    do {
      var keys: [ACLKeyUse] = []
      for spec in specs { keys += try spec.keys(in: words) }
      return keys
    } catch {
      return keysOfUnfitWords(specs, words)
    }
  }

  /// Where the specifications fail, the server asks a function of the command, which tells the
  /// keys but not what is done with them.
  private static func keysOfUnfitWords(_ specs: [ACLKeySpec], _ words: [String]) -> [ACLKeyUse] {
    for spec in specs {
      guard case .count(let step) = spec.extent, case .index(let index) = spec.begin,
        index < words.count
      else { continue }
      let count = looseNumber(words[index])
      guard count >= 1, count <= (words.count - index - 1) / step else { return [] }
      let keys = (0..<count).map { ACLKeyUse(index: index + 1 + $0 * step, access: []) }
      return specs.count > 1 ? keys + [ACLKeyUse(index: 1, access: [])] : keys
    }
    return []
  }

  private static func setAccess(_ words: [String]) -> ACLKeyAccess {
    words.dropFirst(3).contains { $0.lowercasedASCII == "get" } ? .readWrite : .write
  }

  private static func bitfieldAccess(_ words: [String]) -> ACLKeyAccess {
    var index = 2
    while index < words.count {
      let left = words.count - index - 1
      switch words[index].lowercasedASCII {
      case "get" where left >= 2: index += 3
      case "overflow" where left >= 1: index += 2
      default: return .readWrite
      }
    }
    return .read
  }

  /// `STORE` counts where it stands as an option, the last one of several.
  private static func sortKeys(_ words: [String]) -> [ACLKeyUse] {
    let source = ACLKeyUse(index: 1, access: .read)
    var store: ACLKeyUse?
    var index = 2
    while index < words.count {
      switch words[index].lowercasedASCII {
      case "limit": index += 2
      case "get", "by": index += 1
      case "store" where index + 1 < words.count:
        store = ACLKeyUse(index: index + 1, access: .write)
      default: break
      }
      index += 1
    }
    return [source] + (store.map { [$0] } ?? [])
  }

  private static func migrateKeys(_ words: [String]) -> [ACLKeyUse] {
    guard words.count > 3 else { return [] }
    var keys = 3..<4
    var index = 6
    options: while index < words.count {
      switch words[index].lowercasedASCII {
      case "keys" where index + 1 < words.count:
        keys = words[3].isEmpty ? (index + 1)..<words.count : 0..<0
        break options
      case "auth": index += 1
      case "auth2": index += 2
      default: break
      }
      index += 1
    }
    return keys.map { ACLKeyUse(index: $0, access: .readWrite) }
  }

  /// A number as `atoi` takes it: what begins the text, else zero.
  private static func looseNumber(_ text: String) -> Int {
    var bytes = text.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    var number = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte), number < 1 << 31 else { break }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }
}

extension ACLKeyFinder {
  /// What a command does with a channel.
  struct ChannelUse: Sendable {
    let index: Int
    /// Whether the word is a pattern, which must stand among the user's rules as it is.
    let isPattern: Bool
  }

  /// The words that name channels to publish in or to subscribe to (`redis src/db.c`,
  /// `commands_with_channels`); leaving a channel needs no permission.
  static func channels(of command: String, in words: [String]) -> [ChannelUse] {
    switch command {
    case "publish", "spublish":
      return words.count > 1 ? [ChannelUse(index: 1, isPattern: false)] : []
    case "subscribe", "ssubscribe":
      return words.indices.dropFirst().map { ChannelUse(index: $0, isPattern: false) }
    case "psubscribe":
      return words.indices.dropFirst().map { ChannelUse(index: $0, isPattern: true) }
    default: return []
    }
  }
}

extension ACLKeyFinder {
  /// The word of `BY` or `GET` that makes `SORT` read keys which the line does not name.
  static func sortPattern(of command: String, in words: [String]) -> Int? {
    guard command == "sort" || command == "sort_ro" else { return nil }
    var index = 2
    while index < words.count {
      let left = words.count - index - 1
      switch words[index].lowercasedASCII {
      case "asc", "desc", "alpha": index += 1
      case "limit" where left >= 2: index += 3
      case "store" where left >= 1 && command == "sort": index += 2
      case "by" where left >= 1:
        if words[index + 1].utf8.contains(UInt8(ascii: "*")) { return index + 1 }
        index += 2
      case "get" where left >= 1: return index + 1
      default: return nil
      }
    }
    return nil
  }
}
