/// A run of `psql`: whom it connects to and what it is told with `-c` and `-f`.
public struct PsqlCommand: Sendable {
  /// The run that was read.
  public let invocation: Invocation
  /// The options, wherever they stand.
  public let options: CommandOptions

  /// Reads an invocation, unless it is of another program.
  public init?(_ invocation: Invocation) {
    guard invocation.program == "psql" else { return nil }
    self.invocation = invocation
    options = OptionSyntax.psql.parse(invocation.arguments)
  }

  /// The server given by `-h`; `PGHOST` may give another.
  public var host: ShellWord? { options.value("-h", "--host") }
  /// The port given by `-p`.
  public var port: ShellWord? { options.value("-p", "--port") }
  /// The user given by `-U`, or as the second operand.
  public var user: ShellWord? {
    options.value("-U", "--username") ?? options.operands.dropFirst().first
  }
  /// The database, or the connection string `postgresql://...` in its place.
  public var database: ShellWord? { options.value("-d", "--dbname") ?? options.operands.first }
  /// The commands of `-c`.
  public var commands: [ShellWord] { options.values("-c", "--command") }
  /// The scripts of `-f`.
  public var files: [ShellWord] { options.values("-f", "--file") }
}

extension OptionSyntax {
  /// The options that take a value (postgres src/bin/psql/startup.c).
  fileprivate static let psql = OptionSyntax(
    style: .gnu,
    valued: [
      "-c", "--command", "-d", "--dbname", "-f", "--file", "-F", "--field-separator", "-h",
      "--host",
      "-L", "--log-file", "-o", "--output", "-p", "--port", "-P", "--pset", "-R",
      "--record-separator", "-T", "--table-attr", "-U", "--username", "-v", "--set", "--variable",
    ])
}
