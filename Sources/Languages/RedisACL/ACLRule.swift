/// One token of a user's rules (`redis src/acl.c`, `ACLSetUser` and `ACLSetSelector`).
public enum ACLRule: Hashable, Sendable {
  /// `on` and `off`.
  case enabled(Bool)
  /// `nopass`.
  case anyPassword
  /// `resetpass`.
  case resetPasswords
  /// `>password` and `#hash`.
  case addPassword(ACLPassword)
  /// `<password` and `!hash`.
  case removePassword(ACLPassword)
  /// `~*` and `allkeys`, after which no pattern may follow.
  case allKeys
  /// `~pattern`, `%R~pattern`, `%W~pattern` and `%RW~pattern`.
  case keys(pattern: String, access: ACLKeyAccess)
  /// `resetkeys`.
  case resetKeys
  /// `&*` and `allchannels`, after which no pattern may follow.
  case allChannels
  /// `&pattern`.
  case channels(pattern: String)
  /// `resetchannels`.
  case resetChannels
  /// `+command`, `-command`, `+command|subcommand`; the name is in lower case.
  case command(String, allowed: Bool)
  /// `+@category` and `-@category`, also as `allcommands` and `nocommands`; in lower case.
  case category(String, allowed: Bool)
  /// `(…)`: the text between the parentheses.
  case selector(String)
  /// `clearselectors`.
  case clearSelectors
  /// `sanitize-payload` and `skip-sanitize-payload`.
  case sanitizesPayload(Bool)
  /// `reset`.
  case reset
  /// A token that is no rule: with it the server does not start.
  case invalid

  /// Reads one token; words are taken in either case.
  public init(_ token: String) {
    if let word = Self.words[token.lowercasedASCII] {
      self = word
      return
    }
    let rest = String(decoding: token.utf8.dropFirst(), as: UTF8.self)
    switch token.utf8.first {
    case UInt8(ascii: ">"): self = .addPassword(.plain(rest))
    case UInt8(ascii: "<"): self = .removePassword(.plain(rest))
    case UInt8(ascii: "#"): self = ACLPassword(hash: rest).map { .addPassword($0) } ?? .invalid
    case UInt8(ascii: "!"): self = ACLPassword(hash: rest).map { .removePassword($0) } ?? .invalid
    case UInt8(ascii: "~"): self = .keys(pattern: rest, access: .readWrite)
    case UInt8(ascii: "%"): self = Self.keysWithAccess(rest)
    case UInt8(ascii: "&"): self = .channels(pattern: rest)
    case UInt8(ascii: "+"): self = Self.commandOrCategory(rest, allowed: true)
    case UInt8(ascii: "-"): self = Self.commandOrCategory(rest, allowed: false)
    case UInt8(ascii: "(") where token.utf8.last == UInt8(ascii: ")"):
      self = .selector(String(decoding: token.utf8.dropFirst().dropLast(), as: UTF8.self))
    default: self = .invalid
    }
  }

  private static let words: [String: ACLRule] = [
    "on": .enabled(true),
    "off": .enabled(false),
    "nopass": .anyPassword,
    "resetpass": .resetPasswords,
    "allkeys": .allKeys,
    "~*": .allKeys,
    "resetkeys": .resetKeys,
    "allchannels": .allChannels,
    "&*": .allChannels,
    "resetchannels": .resetChannels,
    "allcommands": .category("all", allowed: true),
    "nocommands": .category("all", allowed: false),
    "clearselectors": .clearSelectors,
    "sanitize-payload": .sanitizesPayload(true),
    "skip-sanitize-payload": .sanitizesPayload(false),
    "reset": .reset,
  ]

  private static func commandOrCategory(_ name: String, allowed: Bool) -> ACLRule {
    let name = name.lowercasedASCII
    guard name.utf8.first == UInt8(ascii: "@") else { return .command(name, allowed: allowed) }
    return .category(String(decoding: name.utf8.dropFirst(), as: UTF8.self), allowed: allowed)
  }

  /// `%R~pattern` without its `%`; without `~` the pattern is empty, which the server takes.
  private static func keysWithAccess(_ text: String) -> ACLRule {
    let tilde = text.utf8.firstIndex(of: UInt8(ascii: "~"))
    var access: ACLKeyAccess = []
    for letter in text.utf8[..<(tilde ?? text.utf8.endIndex)] {
      switch letter | 0x20 {
      case UInt8(ascii: "r") where !access.contains(.read): access.insert(.read)
      case UInt8(ascii: "w") where !access.contains(.write): access.insert(.write)
      default: return .invalid
      }
    }
    guard !access.isEmpty else { return .invalid }
    guard let tilde else { return .keys(pattern: "", access: access) }
    let pattern = String(decoding: text.utf8[tilde...].dropFirst(), as: UTF8.self)
    return .keys(pattern: pattern, access: access)
  }
}

/// What a key pattern lets a user do with the keys it matches.
public struct ACLKeyAccess: OptionSet, Hashable, Sendable {
  /// The bits of the set.
  public let rawValue: UInt8

  /// A set of the given bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Reading a key.
  public static let read = ACLKeyAccess(rawValue: 1)

  /// Writing a key.
  public static let write = ACLKeyAccess(rawValue: 2)

  /// Both.
  public static let readWrite: ACLKeyAccess = [.read, .write]
}
