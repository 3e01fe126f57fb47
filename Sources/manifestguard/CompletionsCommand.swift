internal import ArgumentParser
internal import Linting

/// A shell that completes commands.
enum Shell: String, CaseIterable { case bash, zsh, fish }

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print what a shell needs to complete this command.")

  @Argument(help: "bash, zsh or fish.", completion: Shell.completion, transform: Shell.named)
  var shell: Shell

  func run() throws {
    guard let kind = CompletionShell(rawValue: shell.rawValue) else {
      throw UsageError("\(shell.rawValue) is no shell that can be completed")
    }
    Output.write(Manifestguard.completionScript(for: kind) + "\n")
  }
}
