internal import Languages
internal import Manifests
internal import YAML

/// The ConfigMap keys that containers run as scripts, whatever the keys are called.
struct ExecutedFiles {
  private var runners: [Node: ConfigMapIndex.Mount] = [:]

  /// Follows the paths that container scripts run into the ConfigMaps they are mounted from.
  init(_ scripts: [Script], _ configMaps: ConfigMapIndex) {
    for script in scripts {
      guard let pod = script.pod, let container = script.container else { continue }
      for invocation in script.invocations {
        guard let path = Self.file(runBy: invocation, in: script),
          let (_, node) = configMaps.file(path, in: container, of: pod)
        else { continue }
        runners[node] = ConfigMapIndex.Mount(pod: pod, container: container)
      }
    }
  }

  /// The container that runs a key's value; `nil` if none is seen to.
  func runner(of value: Node) -> ConfigMapIndex.Mount? { runners[value] }

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
