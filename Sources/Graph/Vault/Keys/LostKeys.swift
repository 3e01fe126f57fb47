internal import Languages
internal import Manifests
public import SourceText

/// A file that ends with its pod, and is all that keeps what `operator init` printed.
public struct LostKeys: Sendable {
  /// The script.
  public let script: Script
  /// The file.
  public let path: String
  /// Where the script names it.
  public let range: SourceRange
}

extension ResourceGraph {
  /// The outputs of `operator init` that go to a file of the pod and, as far as the script shows, nowhere else; not
  /// where a seal of the server's own makes them recovery keys.
  public var lostKeys: [LostKeys] {
    scripts.compactMap { script in
      guard script.role == .main, let pod = script.pod, !hasSealOfItsOwn(pod.resource) else {
        return nil
      }
      return script.lostKeys(in: pod)
    }
  }
}

extension Script {
  fileprivate func lostKeys(in pod: PodSpec) -> LostKeys? {
    let keys = shell.initialKeys(invocations)
    guard !keys.isEmpty, shell.isComplete else { return nil }
    let reached = shell.commands.filter { keys.reach($0) }
    guard reached.allSatisfy({ keepsToItself($0) }) else { return nil }
    let targets = reached.filter { keys.printsAll($0) }.flatMap(\.redirections)
      .filter(\.writesStandardOutput).map(\.target)
    guard let target = targets.first(where: { endsWithPod(text(of: $0), pod) }) else { return nil }
    return LostKeys(script: self, path: text(of: target), range: range(target.range))
  }

  /// Whether a command that handles the keys gives them to nobody: programs that are not known may.
  private func keepsToItself(_ command: ShellCommand) -> Bool {
    if command.words.isEmpty { return true }
    // `kubectl exec vault-0 -- vault operator init` asks the server, and stores nothing.
    let programs = invocations(of: command).filter { KubectlCommand($0)?.verb != "exec" }
      .map(\.program)
    guard programs.allSatisfy({ Self.filters.contains($0) }) else { return false }
    let targets = command.redirections.filter(\.writesStandardOutput).map { text(of: $0.target) }
    guard targets.isEmpty else {
      return targets.allSatisfy { path in
        path == "/dev/null" || pod.map { endsWithPod(path, $0) } == true
      }
    }
    // What goes to the log is told there.
    let isLast = command.stage + 1 == shell.pipelines[command.pipeline].stages.count
    let isPrinting = ["cat", "jq", "echo", "printf", "grep", "awk", "sed"].contains(
      command.name ?? "")
    return !isLast || command.substitutionDepth > 0 || !isPrinting
  }

  private static let filters: Set<String> = [
    "vault", "bao", "cat", "grep", "egrep", "jq", "awk", "sed", "cut", "head", "tail", "tr", "echo",
    "printf", "export", "local", "readonly", "declare", "base64", "test", "[", "[[", "chmod",
    "read", "wc",
    "sleep", "true",
  ]

  /// Whether a file ends with the pod and no other container sees it.
  private func endsWithPod(_ path: String, _ pod: PodSpec) -> Bool {
    guard path.hasPrefix("/"), Substitution(path) == nil, !path.hasPrefix("/dev/"), let container
    else { return false }
    guard let mount = container.volumeMounts.first(where: { $0.contains(path) }) else {
      return true
    }
    let sharers = pod.allContainers.count { $0.volumeMounts.contains { $0.name == mount.name } }
    return sharers == 1 && pod.volume(mount.name)?.isEmptyDir == true
  }
}
