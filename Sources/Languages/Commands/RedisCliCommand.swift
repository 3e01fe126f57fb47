/// A run of `redis-cli` or `valkey-cli`.
public struct RedisCliCommand: Sendable {
  /// The run that was read.
  public let invocation: Invocation
  /// The options before the command.
  public let options: CommandOptions
  /// The commands sent to the server, each with its arguments: the operands, or the lines of standard input.
  public let commands: [[ShellWord]]

  /// Reads an invocation, unless it is of another program.
  public init?(_ invocation: Invocation, in script: ShellScript) {
    guard ["redis-cli", "valkey-cli", "keydb-cli"].contains(invocation.program) else { return nil }
    self.invocation = invocation
    options = OptionSyntax.redisCli.parse(invocation.arguments)
    if options.isSet("--cluster") {
      // `--cluster create HOST ...` talks to many servers in its own words.
      commands = []
    } else if !options.operands.isEmpty {
      commands = [options.operands]
    } else if case .text(let text)? = script.standardInput(of: invocation.command) {
      commands = text.redisCommands
    } else {
      commands = []
    }
  }

  /// The server given by `-h`.
  public var host: ShellWord? { options.value("-h") }
  /// The port given by `-p`.
  public var port: ShellWord? { options.value("-p") }
  /// The ACL user given by `--user`.
  public var user: ShellWord? { options.value("--user") }
  /// The server, user and password given by `-u redis://user:password@host:port`.
  public var url: ShellWord? { options.value("-u") }
  /// The password on the command line, which every user of the machine can read.
  public var password: ShellWord? { options.value("-a", "--pass") }
  /// True when the connection is encrypted.
  public var usesTLS: Bool { options.isSet("--tls") }
}

extension ShellText {
  /// One command a line, arguments in quotes where they hold blanks (redis sdssplitargs).
  fileprivate var redisCommands: [[ShellWord]] {
    let bytes = Array(text.utf8)
    var commands: [[ShellWord]] = []
    var arguments: [ShellWord] = []
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\") where bytes[(position + 1)...].first == UInt8(ascii: "n"):
        // `printf 'A\nB\n'` has its line ends spelled out.
        commands.append(arguments)
        arguments = []
        position += 2
      case UInt8(ascii: "\n"):
        commands.append(arguments)
        arguments = []
        position += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      default:
        let end = endOfArgument(from: position, in: bytes)
        let isQuoted = bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
        let lower = isQuoted ? position + 1 : position
        arguments.append(word(in: lower..<max(lower, isQuoted ? end - 1 : end)))
        position = end
      }
    }
    commands.append(arguments)
    return commands.filter { !$0.isEmpty && $0[0].literalPrefix.first != "#" }
  }

  private func endOfArgument(from start: Int, in bytes: [UInt8]) -> Int {
    var quote: UInt8?
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if let (_, end) = expansion(at: position) {
        position = end
        continue
      }
      if let open = quote {
        if byte == UInt8(ascii: "\\") { position += 1 } else if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\\") && bytes[(position + 1)...].first == UInt8(ascii: "n")
      {
        return position
      }
      position += 1
    }
    return min(position, bytes.count)
  }
}

extension OptionSyntax {
  /// The options that take a value (redis src/redis-cli.c, parseOptions).
  fileprivate static let redisCli = OptionSyntax(
    style: .singleDash,
    valued: [
      "-h", "-p", "-s", "-t", "-r", "-i", "-n", "-u", "-a", "-d", "-D", "-X", "--user", "--pass",
      "--sni", "--cacert", "--cacertdir", "--cert", "--key", "--tls-ciphers", "--tls-ciphersuites",
      "--eval", "--pattern", "--quoted-pattern", "--rdb", "--functions-rdb", "--pipe-timeout",
      "--memkeys-samples", "--lru-test", "--intrinsic-latency", "--show-pushes", "--count",
    ], stopsAtOperand: true)
}
