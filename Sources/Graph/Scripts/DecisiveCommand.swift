internal import Languages

extension Script {
  /// Whether the failure of a command is the failure of the script: under `set -e`, or as its last command.
  func decides(_ command: ShellCommand) -> Bool {
    guard !command.isFailureIgnored else { return false }
    if shell.failureEndsScript(command) { return true }
    let last = shell.commands.last { $0.block == nil }
    return command.block == nil && last?.pipeline == command.pipeline
      && shell.pipelines[command.pipeline].stages.count == command.stage + 1
  }
}
