internal import ArgumentParser
internal import Linting
internal import Reporting

@main
struct Manifestguard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifestguard",
    abstract: "Finds hazards that lie between the manifests of a GitOps repository.",
    version: Version.text,
    subcommands: [
      LintCommand.self, MergeCommand.self, BaselineCommand.self, ExplainCommand.self,
      RulesCommand.self,
      RenderCommand.self, GraphCommand.self, CompletionsCommand.self, VersionCommand.self,
    ],
    defaultSubcommand: LintCommand.self)

  /// Runs the command; wrong usage ends with status 2, which linters share, not with sysexits' 64.
  static func main() {
    Output.holdStandardStreams()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        Output.write(text + "\n")
        Output.exit(0)
      }
      if let status = error as? ExitCode { Output.exit(status.rawValue) }
      // What is wrong in a file is not told by a usage line.
      Output.complain((error as? UsageError).map { TerminalText.line("Error: \($0)") } ?? text)
      Output.exit(2)
    }
  }
}

/// The version of the tool.
enum Version {
  static let text = "0.1.0"
}
