import Testing

/// A pattern is read from the folder of its configuration, wherever the command runs.
@Suite struct ExcludedPathsTests {
  /// A way to judge `x/a/b/s.yaml` under `x/.manifestguard.yaml`.
  struct Run: Sendable, CustomTestStringConvertible {
    /// The folder to stand in.
    let folder: String
    /// The arguments, with `$PWD` for the sandbox's folder.
    let words: String
    /// Whether the user named `a` itself, or what lies in it.
    var isInA = false

    var testDescription: String { "cd \(folder); lint \(words)" }
  }

  static let runs = [
    Run(folder: "x", words: ""), Run(folder: "x", words: "."),
    Run(folder: "x", words: "\"$PWD\"/x"),
    Run(folder: "x", words: "a", isInA: true), Run(folder: "x/a", words: "", isInA: true),
    Run(folder: "x/a", words: ".."), Run(folder: "x/a/b", words: "../.."),
    Run(folder: "x/c", words: "../a", isInA: true), Run(folder: "/", words: "\"$PWD\"/x"),
    Run(folder: ".", words: "x"), Run(folder: ".", words: "x/a", isInA: true),
    Run(folder: ".", words: "link"),
    Run(folder: ".", words: "--config x/.manifestguard.yaml"),
    Run(folder: "x/c", words: "--config ../.manifestguard.yaml .."),
    Run(folder: ".", words: "--root x"), Run(folder: ".", words: "--root x/a .."),
    Run(folder: ".", words: "--config \"$PWD\"/x/.manifestguard.yaml \"$PWD\"/x"),
  ]

  @Test(arguments: runs) func patternsHoldEverywhere(_ run: Run) {
    // With what is named, the folder itself is judged, though not what is excluded below it.
    for pattern in ["a/b/", "a/b/s.yaml", "s.*", "b/", "/a/b"] {
      #expect(!Self.isJudged(run, pattern), "\(pattern)")
    }
    for pattern in ["/b/", "/s.yaml", "x/a/", "c/"] {
      #expect(Self.isJudged(run, pattern), "\(pattern)")
    }
    for pattern in ["/a", "a/"] { #expect(Self.isJudged(run, pattern) == run.isInA, "\(pattern)") }
  }

  @Test(arguments: ["s.yaml", "a/b/", "/a", "*"]) func whatIsNamedIsJudged(_ pattern: String) {
    for run in [Run(folder: "x", words: "a/b/s.yaml"), Run(folder: "x/a/b", words: "s.yaml")] {
      #expect(Self.isJudged(run, pattern), "\(run.testDescription)")
    }
  }

  private static func isJudged(_ run: Run, _ pattern: String) -> Bool {
    let sandbox = Sandbox()
    sandbox.write("paths: {exclude: ['\(pattern)']}\n".utf8, to: "x/.manifestguard.yaml")
    sandbox.write(Manifest.warned.utf8, to: "x/a/b/s.yaml")
    sandbox.write(Manifest.clean.utf8, to: "x/c/t.yaml")
    let outcome = sandbox.run([
      "sh", "-c",
      "ln -s x link && (cd \(run.folder) && \"$0\" lint \(run.words))"
        .replacing("$PWD", with: sandbox.folder), Sandbox.command,
    ])
    #expect(outcome.status < 2, "\(outcome)")
    return outcome.status == 1
  }
}
