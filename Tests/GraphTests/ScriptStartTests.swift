import Graph
import Languages
import Testing

/// Which shell reads a script, and whether a failure ends it, as the container's words say.
@Suite struct ScriptStartTests {
  /// The last script of a pod, whose first command fails and whose second runs only if that ends nothing.
  struct Case: Sendable, CustomTestStringConvertible {
    let words: String
    var file = "a\nb"
    let interpreter: ShellInterpreter?
    let endsOnFailure: Bool

    var testDescription: String { words }
  }

  @Test(arguments: [
    Case(words: "[sh, -c, \"a; b\"]", interpreter: .posix, endsOnFailure: false),
    Case(words: "[/bin/sh, -ec, \"a; b\"]", interpreter: .posix, endsOnFailure: true),
    Case(words: "[/bin/bash, -c, \"a; b\"]", interpreter: .bash, endsOnFailure: false),
    Case(words: "[bash, -euo, pipefail, -c, \"a; b\"]", interpreter: .bash, endsOnFailure: true),
    Case(words: "[bash, -ceuo, pipefail, \"a; b\"]", interpreter: .bash, endsOnFailure: true),
    Case(words: "[bash, -o, errexit, -c, \"a; b\"]", interpreter: .bash, endsOnFailure: true),
    Case(words: "[bash, -o, pipefail, -c, \"a; b\"]", interpreter: .bash, endsOnFailure: false),
    Case(words: "[bash, -o, pipefail, -ec, \"a | b\"]", interpreter: .bash, endsOnFailure: true),
    Case(words: "[bash, -ec, \"a | b\"]", interpreter: .bash, endsOnFailure: false),
    Case(words: "[busybox, sh, -ec, \"a; b\"]", interpreter: .posix, endsOnFailure: true),
    Case(words: "[ash, -c, \"set -e; a; b\"]", interpreter: .posix, endsOnFailure: true),
    Case(words: "[sh, -ec, \"set +e; a; b\"]", interpreter: .posix, endsOnFailure: false),
    // A first line is a comment to a shell that is named.
    Case(words: "[sh, -c, \"#!/bin/bash -e\\na\\nb\"]", interpreter: .posix, endsOnFailure: false),
    Case(words: "[bash, -e, /s/file]", interpreter: .bash, endsOnFailure: true),
    Case(
      words: "[bash, /s/file]", file: "#!/bin/sh -e\na\nb", interpreter: .bash,
      endsOnFailure: false),
    Case(words: "[/s/file]", file: "#!/bin/sh -e\na\nb", interpreter: .posix, endsOnFailure: true),
    Case(words: "[sh, -ec, \". /s/file\"]", interpreter: .posix, endsOnFailure: true),
    Case(words: "[sh, -c, \"set -e; /s/file\"]", interpreter: nil, endsOnFailure: false),
  ])
  func start(_ start: Case) throws {
    let text = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers:
          - name: a
            command: \(start.words)
            volumeMounts: [{name: s, mountPath: /s}]
        volumes: [{name: s, configMap: {name: s}}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: s}
      data: {file: "\(start.file.replacing("\n", with: "\\n"))"}
      """
    let script = try #require(scripts(in: text).last)
    #expect(script.shell.interpreter == start.interpreter)
    let first = try #require(script.shell.commands.first { $0.name == "a" })
    #expect(script.shell.failureEndsScript(first) == start.endsOnFailure)
  }

  /// Hooks and probes are scripts, and what they print is no part of the log.
  @Test func hooksAndProbes() {
    let text = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers:
          - name: a
            command: [a]
            readinessProbe: {exec: {command: [sh, -c, b]}}
            startupProbe: {exec: {command: [c]}}
            lifecycle: {preStop: {exec: {command: [d, e]}}}
      """
    let found = scripts(in: text).map { ($0.shell.commands.first?.name, $0.role) }
    #expect(found.map(\.0) == ["a", "d", "c", "b"])
    #expect(found.map(\.1) == [.main, .lifecycle, .probe, .probe])
  }

  /// Argo hands a step's text to its command, Tekton runs it with `set -e` where it names no shell.
  @Test(arguments: [
    ("{script: \"a\\nb\"}", ShellInterpreter.posix, true, 2),
    ("{script: \"#!/bin/bash\\na\\nb\"}", .bash, false, 2),
  ])
  func tekton(
    _ step: String, _ interpreter: ShellInterpreter, _ endsOnFailure: Bool, _ commands: Int
  ) throws {
    let text = """
      apiVersion: tekton.dev/v1
      kind: Task
      metadata: {name: a}
      spec: {steps: [\(step)]}
      """
    let script = try #require(scripts(in: text).first)
    #expect(script.shell.interpreter == interpreter)
    #expect(script.shell.commands.count == commands)
    #expect(script.shell.failureEndsScript(script.shell.commands[0]) == endsOnFailure)
  }

  @Test(arguments: [("[bash, -e]", 2, true), ("[python3]", 0, false)])
  func argo(_ command: String, _ commands: Int, _ endsOnFailure: Bool) throws {
    let text = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {name: a}
      spec: {templates: [{name: a, script: {command: \(command), source: "a\\nb"}}]}
      """
    let script = try #require(scripts(in: text).first)
    #expect(script.shell.commands.count == commands)
    #expect(
      script.shell.commands.first.map { script.shell.failureEndsScript($0) } ?? false
        == endsOnFailure)
  }

  private func scripts(in text: String) -> [Script] {
    ResourceGraph(Inventory([SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))]))
      .scripts
  }
}
