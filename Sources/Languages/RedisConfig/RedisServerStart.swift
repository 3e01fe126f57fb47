/// Whether an argument vector starts a Redis server, and where the server's own arguments begin.
struct RedisServerStart {
  let firstArgument: Int
  let isSentinel: Bool

  /// Whether the image's own entrypoint configures the server before the arguments do.
  let readsImageConfiguration: Bool

  init?(_ arguments: [String], image: RedisImage?) {
    let program = Self.skippingEntrypoint(arguments, image)
    let isBitnami = image?.packaging == .bitnami
    let entrypoint = program > 0 && !isBitnami ? .official : image?.packaging

    if program == arguments.count, let image {
      // No command at all leaves the image's own, which is the server.
      firstArgument = program
      isSentinel = image.isSentinel
      readsImageConfiguration = image.packaging != .official
    } else if program < arguments.count, let entrypoint, entrypoint != .bitnami,
      Self.entrypointPrependsServer(to: arguments[program])
    {
      firstArgument = program
      isSentinel = image?.isSentinel ?? false
      readsImageConfiguration = entrypoint != .official
    } else if program < arguments.count, isBitnami,
      Self.lastPathComponent(arguments[program]) == "run.sh"
    {
      firstArgument = program + 1
      isSentinel = image?.isSentinel ?? false
      readsImageConfiguration = true
    } else if program < arguments.count,
      let server = Self.servers[Self.lastPathComponent(arguments[program])]
    {
      firstArgument = program + 1
      isSentinel = server == .sentinel
      readsImageConfiguration = false
    } else {
      return nil
    }

    if firstArgument < arguments.count, Self.endsAtOnce.contains(arguments[firstArgument]) {
      return nil
    }
  }

  private enum Server { case data, sentinel }

  private static let servers: [String: Server] = [
    "keydb-sentinel": .sentinel,
    "keydb-server": .data,
    "redis-sentinel": .sentinel,
    "redis-server": .data,
    "redis-stack-server": .data,
    "valkey-sentinel": .sentinel,
    "valkey-server": .data,
  ]

  /// Options with which the program prints or checks something and exits.
  private static let endsAtOnce: Set<String> = [
    "-v", "--version", "-h", "--help", "--test-memory", "--check-system",
  ]

  private static func skippingEntrypoint(_ arguments: [String], _ image: RedisImage?) -> Int {
    guard let first = arguments.first.map(lastPathComponent) else { return 0 }
    let isBitnami = image?.packaging == .bitnami
    return first == "docker-entrypoint.sh" || isBitnami && first == "entrypoint.sh" ? 1 : 0
  }

  /// The official images put the server before an option or a configuration file
  /// (`redis/docker-library-redis docker-entrypoint.sh`); a copy of them can only do the same.
  private static func entrypointPrependsServer(to argument: String) -> Bool {
    argument.hasPrefix("-") || argument.hasSuffix(".conf")
  }

  private static func lastPathComponent(_ path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}
