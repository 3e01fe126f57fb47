internal import ArgumentParser
internal import Linting
internal import Reporting

@main
struct Manifestguard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifestguard",
    abstract: "Finds hazards that lie between the manifests of a GitOps repository.",
    discussion: "Without a subcommand it is lint, of this folder or of the paths named.",
    version: Version.text,
    subcommands: [
      LintCommand.self, InitCommand.self, MergeCommand.self, BaselineCommand.self,
      ExplainCommand.self,
      RulesCommand.self,
      RenderCommand.self, GraphCommand.self, CompletionsCommand.self, VersionCommand.self,
    ])

  /// The command line with `lint` where it names no command. A `defaultSubcommand` would say the same
  /// for eight million instructions more at each start, a third of a run over a small repository.
  private static func commandLine(_ arguments: [String]) -> [String] {
    guard let first = arguments.first else { return ["lint"] }
    let names = configuration.subcommands.map { $0._commandName }
    let own = ["help", "-h", "-help", "--help", "--help-hidden", "-help-hidden", "--version"]
    // What shells and the plugin for the manual ask of the whole.
    let isOfWhole = ["---", "--generate-completion-script", "--experimental-dump-"].contains {
      first.hasPrefix($0)
    }
    return isOfWhole || (names + own).contains(first) ? arguments : ["lint"] + arguments
  }

  /// Runs the command; wrong usage ends with status 2, which linters share, not with sysexits' 64.
  static func main() {
    Output.holdStandardStreams()
    do {
      var command = try parseAsRoot(commandLine(Array(CommandLine.arguments.dropFirst())))
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
