internal import Languages
internal import SourceText
internal import YAML

/// The shell that reads a script, and the options it is started with.
struct ShellStart: Sendable, Hashable {
  /// The program; nil where only the script's first line can tell.
  var interpreter: ShellInterpreter?
  /// `-e`
  var stopsOnFailure = false
  /// `-o pipefail`
  var failsInPipe = false
  /// `-x`, which prints each command with its values.
  var traces = false

  /// What a program's options turn on: `bash -euxo pipefail`.
  ///
  /// - Parameter options: the words behind the program; those from the first operand on do not count.
  init(program: String, options: some Sequence<String?>) {
    interpreter = ShellInterpreter(program: program)
    guard interpreter?.isShell == true else { return }
    var isName = false
    for option in options {
      if isName {
        set(option ?? "")
        isName = false
        continue
      }
      guard let option, option.hasPrefix("-"), option != "--" else { return }
      guard !option.hasPrefix("--") else { continue }
      stopsOnFailure = stopsOnFailure || option.contains("e")
      traces = traces || option.contains("x")
      isName = option.contains("o") || option.contains("O")
    }
  }

  init(interpreter: ShellInterpreter? = nil, stopsOnFailure: Bool = false) {
    self.interpreter = interpreter
    self.stopsOnFailure = stopsOnFailure
  }

  /// The name behind `-o`.
  private mutating func set(_ name: String) {
    switch name {
    case "errexit": stopsOnFailure = true
    case "pipefail": failsInPipe = true
    case "xtrace": traces = true
    default: break
    }
  }
}

extension ShellStart {
  /// The words of a container from the shell on, without what stands before it; `nil` without a shell.
  ///
  /// BusyBox is a shell where it is told to be one: `busybox sh -c`.
  static func words(from words: [Node]) -> ArraySlice<Node>? {
    guard let program = words.first?.text.map(Path.name) else { return nil }
    guard program == "busybox" else {
      return ArgumentVector.shells.contains(program) ? words[...] : nil
    }
    let applet = words.dropFirst().first?.text ?? ""
    return ["sh", "ash"].contains(applet) ? words.dropFirst() : nil
  }
}
