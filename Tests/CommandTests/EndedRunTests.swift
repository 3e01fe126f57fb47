import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run that is ended while another program works for it: that program ends too, and no folder stays.
@Suite struct EndedRunTests {
  private let sandbox = Sandbox()

  init() {
    for (path, text) in [
      "app/kustomization.yaml": "helmGlobals: {chartHome: vendor}\nhelmCharts: [{name: shop}]\n",
      "app/vendor/shop/Chart.yaml": "name: shop", "app/a.yaml": Manifest.warned,
      "../tmp/none": "",
    ] { sandbox.write(text.utf8, to: path) }
    unlink(sandbox.directory + "/tmp/none")
  }

  /// Puts a program on the `PATH` that ends who runs it, and would go on itself.
  private func put(_ name: String, _ script: String) {
    sandbox.write("#!/bin/sh\necho $$ > ../child\n\(script)\n".utf8, to: "../bin/\(name)")
    chmod("\(sandbox.directory)/bin/\(name)", 0o755)
  }

  private func run(_ words: [String], through shell: [String] = []) -> Sandbox.Outcome {
    sandbox.run(
      shell + [Sandbox.command] + words,
      environment: [
        "PATH": "\(sandbox.directory)/bin:/usr/bin:/bin", "TMPDIR": "\(sandbox.directory)/tmp",
      ])
  }

  private func expectNothingLeft() throws {
    #expect(sandbox.run(["ls", "-A", "\(sandbox.directory)/tmp"]).output.isEmpty)
    let child = sandbox.read(sandbox.directory + "/child")
    let number = try #require(pid_t(child.split(separator: "\n").first ?? ""))
    #expect(kill(number, 0) != 0 && errno == ESRCH)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP], [["lint"], ["render", "app"]])
  func endsHelm(_ signal: Int32, _ words: [String]) throws {
    put("helm", "echo x > $TMPDIR/x\nkill -\(signal) $PPID\nexec sleep 60")
    let time = try ContinuousClock().measure {
      let outcome = run(words + ["--render", "helm"])
      #expect(outcome == Sandbox.Outcome(status: -signal, output: "", errors: ""))
      try expectNothingLeft()
    }
    #expect(time < .seconds(30))
  }

  /// As with a helm that stays away after it has closed its output.
  @Test func endsWhatHasClosedItsOutput() throws {
    put("helm", "exec >&- 2>&-\nkill -TERM $PPID\nexec sleep 60")
    #expect(run(["--render", "helm"]).status == -SIGTERM)
    try expectNothingLeft()
  }

  /// `nohup` means what it says.
  @Test func goesOnWhereTheSignalIsIgnored() throws {
    put(
      "helm",
      "kill -HUP $PPID\nsleep 0.2\necho '{kind: Secret, apiVersion: v1, metadata: {name: x}}'")
    let shell = ["sh", "-c", #"trap '' HUP; exec "$@""#, "sh"]
    let outcome = run(["--render", "helm"], through: shell)
    #expect(outcome.status == 1 && !outcome.output.contains("MGN009"), "\(outcome)")
    try expectNothingLeft()
  }

  @Test(.enabled(if: Sandbox().run(["git", "--version"]).status == 0)) func endsGit() throws {
    let git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
    for words in [["init", "-q"], ["add", "."], ["commit", "-qm", "first"]] {
      sandbox.run(git + words)
    }
    put(
      "git",
      """
      case "$*" in *--batch*) kill -INT $PPID; exec sleep 60;; esac
      PATH=/usr/bin:/bin exec git "$@"
      """)
    #expect(run(["--since", "HEAD"]).status == -SIGINT)
    try expectNothingLeft()
  }
}
