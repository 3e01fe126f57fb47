/// What a directive takes for its arguments.
public enum RedisDirectiveKind: Hashable, Sendable {
  /// `yes` or `no`.
  case flag
  /// A decimal number.
  case integer(ClosedRange<Int>)
  /// An octal number.
  case octal(ClosedRange<Int>)
  /// A number of bytes, with or without a unit (`64mb`).
  case memory(ClosedRange<UInt64>)
  /// A number of bytes or a percentage.
  case memoryOrPercent
  /// One of several words.
  case choice([String])
  /// One or more of several words.
  case choices([String])
  /// Any text.
  case text
  /// A name without a slash, which may be empty.
  case fileName
  /// A name without a slash.
  case nonEmptyFileName
  /// A directory, entered as soon as the line is read.
  case directory
  /// A host's name in letters, digits, hyphens and dots, which may be empty.
  case hostName
  /// Letters that name events.
  case eventClasses
  /// A text with `{variables}`.
  case titleTemplate
  /// Addresses to listen on, at most sixteen.
  case addresses
  /// A host and a port, or `no one`.
  case primary
  /// Pairs of seconds and changes.
  case savePoints
  /// Groups of four: a class of clients, a hard and a soft limit, seconds.
  case bufferLimits
  /// Three numbers between -2000 and 2000.
  case oomScores
  /// Numbers between 0 and 100.
  case percentiles
  /// A file that is read in place.
  case include
  /// A module and what it is given.
  case module
  /// A command and its new name.
  case commandRename
  /// A user and the user's rules.
  case user
  /// A statement of Sentinel.
  case sentinel

  /// How many arguments Redis takes before it looks at them.
  public var argumentCount: ClosedRange<Int> {
    switch self {
    case .choices, .module, .user: 1...Int.max
    case .addresses: 0...16
    case .savePoints, .bufferLimits, .percentiles, .sentinel: 0...Int.max
    case .primary, .commandRename: 2...2
    case .oomScores: 3...3
    default: 1...1
    }
  }

  /// Whether Redis splits a single argument again at its blanks
  /// (`redis src/config.c`, `MULTI_ARG_CONFIG`, since 7.0).
  var splitsSingleArgument: Bool {
    switch self {
    case .choices, .addresses, .primary, .savePoints, .bufferLimits, .oomScores, .percentiles: true
    default: false
    }
  }
}
