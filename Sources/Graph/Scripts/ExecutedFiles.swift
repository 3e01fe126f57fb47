internal import Languages
internal import Manifests
internal import YAML

/// The ConfigMap keys that containers run as scripts, whatever the keys are called.
struct ExecutedFiles {
  /// What runs a file.
  struct Runner {
    let mount: ConfigMapIndex.Mount
    /// The shell that reads it.
    let start: ShellStart
    let role: Script.Role
  }

  private var runners: [Node: Runner] = [:]

  /// Follows the paths that container scripts run into the ConfigMaps they are mounted from.
  init(_ scripts: [Script], _ configMaps: ConfigMapIndex) {
    for script in scripts {
      guard let pod = script.pod, let container = script.container else { continue }
      for invocation in script.invocations {
        // A configuration file is handed to the server, not run.
        guard let path = Self.file(runBy: invocation, in: script), !path.hasSuffix(".conf"),
          let (_, node) = configMaps.file(path, in: container, of: pod),
          // What the container does counts before what a probe asks.
          runners[node].map({ $0.role.rawValue <= script.role.rawValue }) ?? true
        else { continue }
        runners[node] = Runner(
          mount: ConfigMapIndex.Mount(pod: pod, container: container),
          start: Self.start(by: invocation, in: script), role: script.role)
      }
    }
  }

  /// What runs a key's value; `nil` if nothing is seen to.
  func runner(of value: Node) -> Runner? { runners[value] }

  /// The shell that reads the file: the one that is named, the one that sources it, or its own.
  static func start(by invocation: Invocation, in script: Script) -> ShellStart {
    if [".", "source"].contains(invocation.program) {
      return ShellStart(
        interpreter: script.shell.interpreter,
        stopsOnFailure: script.shell.isErrexit(at: invocation.command))
    }
    guard ArgumentVector.shells.contains(invocation.program) else { return ShellStart() }
    return ShellStart(
      program: invocation.program, options: invocation.arguments.map(\.literal))
  }

  /// The file of `/scripts/seed`, `bash /scripts/seed` and `. /scripts/seed`.
  static func file(runBy invocation: Invocation, in script: Script) -> String? {
    let own = script.text(of: invocation.word)
    if own.hasPrefix("/"), !ArgumentVector.shells.contains(invocation.program) { return own }
    guard
      ArgumentVector.shells.contains(invocation.program)
        || [".", "source"].contains(invocation.program)
    else { return nil }
    let operand = invocation.arguments.first { !$0.literalPrefix.hasPrefix("-") }
    return operand.map { script.text(of: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
}
