extension ShellScript {
  /// Whether the script goes on while a command's pipeline still runs: a single `&` ends it.
  public func runsInBackground(_ command: ShellCommand) -> Bool {
    guard pipelines.indices.contains(command.pipeline) else { return false }
    let rest = text.utf8.dropFirst(pipelines[command.pipeline].range.upperBound)
      .drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard rest.first == UInt8(ascii: "&") else { return false }
    return rest.dropFirst().first != UInt8(ascii: "&")
  }
}
