/// What the arguments of a container tell a Redis server.
///
/// Redis turns its options into lines and appends them to the configuration file
/// (`redis src/server.c`, `main`); this type makes the same lines and remembers the arguments.
public struct RedisCommandLine: Sendable {
  /// A configuration file named on the command line, and the index of the argument that names it.
  public struct File: Hashable, Sendable {
    /// The path as the argument spells it.
    public let path: String

    /// The index of the argument.
    public let argument: Int
  }

  /// The configuration file, which Redis reads before the options.
  public let file: File?

  /// Whether Redis reads configuration lines from its standard input (`-`).
  public let readsStandardInput: Bool

  /// Whether the server runs as a Sentinel: by the name of the program or by `--sentinel`.
  public let isSentinel: Bool

  /// Whether scripts of the image first give the server settings that the arguments do not show.
  public let readsImageConfiguration: Bool

  /// The options in order, each with the index of the argument that gives it.
  public let settings: [RedisSetting]

  /// The indices of the arguments whose quotes Redis refuses as unbalanced.
  public let unbalancedArguments: [Int]

  /// Reads the argument vector of a container (`command` and `args` in Kubernetes), or nil where it
  /// does not start a server; the image tells what an entrypoint adds.
  public init?(_ arguments: [String], image: RedisImage? = nil) {
    guard let start = RedisServerStart(arguments, image: image) else { return nil }
    let first = start.firstArgument

    if first < arguments.count, !arguments[first].utf8.starts(with: "-".utf8) {
      file = File(path: arguments[first], argument: first)
    } else {
      file = nil
    }

    let options = RedisOptionLines(
      arguments, first: first, start: file == nil ? first : first + 1)
    readsStandardInput = options.readsStandardInput
    readsImageConfiguration = start.readsImageConfiguration
    isSentinel = start.isSentinel || arguments[first...].contains("--sentinel")

    let config = RedisConfig(bytes: options.bytes)
    settings = config.directives.map { directive in
      RedisSetting(directive) { .argument(options.argument(at: $0.lowerBound)) }
    }
    unbalancedArguments = config.unbalancedLines.map { options.argument(at: $0.lowerBound) }
  }
}
