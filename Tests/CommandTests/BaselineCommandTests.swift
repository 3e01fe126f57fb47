import Testing

/// The baseline as a user meets it: written, read by default, and left aside.
@Suite struct BaselineCommandTests {
  private let sandbox = Sandbox()
  private static let file = ".manifestguard-baseline.json"

  private func run(_ words: String...) -> Sandbox.Outcome {
    sandbox.run([Sandbox.command] + words)
  }

  @Test func whatIsWrittenDownIsNotReported() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    #expect(run().status == 1)
    let written = run("baseline")
    #expect(written.status == 0)
    #expect(written.output == "1 finding in \(Self.file): 1 new, 0 as before, 0 gone\n")
    let clean = run()
    #expect(clean.status == 0)
    #expect(clean.output.hasPrefix("No new findings, 1 finding in the baseline.\n"))
    #expect(clean.output.contains("Read 1 file "))
    #expect(run("--no-baseline").status == 1)

    sandbox.write(Manifest.broken.utf8, to: "b.yaml")
    let more = run()
    #expect(more.status == 1)
    #expect(more.output.contains("b.yaml:3:1: error yaml-syntax"))
    #expect(!more.output.contains("yaml-duplicate-key"))
  }

  @Test func anotherRunWritesTheSameBytes() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    sandbox.write(Manifest.broken.utf8, to: "b.yaml")
    _ = run("baseline")
    let first = sandbox.read("\(sandbox.folder)/\(Self.file)")
    #expect(first.split(separator: "\n").count == 8)
    #expect(run("baseline").output.contains("0 new, 2 as before, 0 gone"))
    #expect(sandbox.read("\(sandbox.folder)/\(Self.file)") == first)
  }

  @Test func whatIsGoneIsCountedAndTakenOut() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    _ = run("baseline")
    sandbox.write(Manifest.clean.utf8, to: "a.yaml")
    #expect(
      run().output.contains(
        "1 finding of the baseline is gone; `manifestguard baseline` takes it out."))
    #expect(run("baseline").output.contains("gone: yaml-duplicate-key in a.yaml"))
    #expect(!run().output.contains("gone"))
  }

  /// What a file comes to may need the rest of the project: a part of it takes nothing out.
  @Test(arguments: [["apps"], ["apps/a.yaml"], ["--root", "apps"]])
  func aPartOfAProjectTakesNothingOut(_ part: [String]) {
    sandbox.write(Manifest.warned.utf8, to: "apps/a.yaml")
    sandbox.write("ref: x".utf8, to: ".git/HEAD")
    _ = run("baseline")
    sandbox.write(Manifest.clean.utf8, to: "apps/a.yaml")
    #expect(!sandbox.run([Sandbox.command, "lint"] + part).output.contains("gone"))
    let written = sandbox.run([Sandbox.command, "baseline"] + part).output
    #expect(written.contains("0 gone, 1 not judged now\n"), "\(written)")
    #expect(run().output.contains("1 finding of the baseline is gone"))
    #expect(run("baseline").output.contains("1 gone\n"))
  }

  @Test func aFolderBelowHasTheSameBaseline() {
    sandbox.write(Manifest.warned.utf8, to: "apps/a.yaml")
    sandbox.write("ref: x".utf8, to: ".git/HEAD")
    _ = run("baseline")
    #expect(run("--root", "apps").status == 0)
    #expect(run("lint", "apps").status == 0)
  }

  @Test func aConflictIsMendedByWritingAnew() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    sandbox.write("{\n<<<<<<< ours\n}\n".utf8, to: Self.file)
    let refused = run()
    #expect(refused.status == 2)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("\(Self.file):2: a merge conflict; `manifestguard baseline`"))
    #expect(run("baseline").status == 0)
    #expect(run().status == 0)
  }

  @Test func aMissingOrForeignBaselineIsSaid() {
    sandbox.write(Manifest.clean.utf8, to: "a.yaml")
    #expect(run("--baseline", "none.json").status == 2)
    sandbox.run(["ln", "-s", "/etc/hostname", Self.file])
    let linked = run()
    #expect(linked.status == 2)
    #expect(linked.errors.contains("a link is not followed"))
    #expect(run("baseline").status == 2)
    #expect(run("--no-baseline").status == 0)
  }

  @Test func aPathThatCannotBeReadWritesNothing() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    #expect(run("baseline", "a.yaml", "nowhere").status == 3)
    #expect(sandbox.read("\(sandbox.folder)/\(Self.file)").isEmpty)
  }

  @Test func sarifHasWhatIsTakenOutOnlyIfAsked() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    _ = run("baseline")
    #expect(!run("lint", "--format", "sarif").output.contains("baselineState"))
    let all = run("lint", "--format", "sarif", "--sarif-suppressed").output
    #expect(all.contains(#""baselineState": "unchanged""#))
    #expect(all.contains(#""kind": "external""#))
  }

  @Test func exceptionsEndWithTheirDay() {
    let excuse = "# manifestguard: ignore[yaml-duplicate-key] until=2027-01-31 soon mended"
    sandbox.write(Manifest.warned.replacing("a: b", with: "a: b \(excuse)").utf8, to: "a.yaml")
    #expect(run("--now", "2027-01-31T23:59:59Z").status == 0)
    let over = run("--now", "2027-02-01")
    #expect(over.status == 1)
    #expect(over.output.contains("a.yaml:5:8: configuration MGN010 "))
    #expect(run("--now", "soon").status == 2)
  }

  @Test func explainSaysThatAFindingIsKnown() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    _ = run("baseline")
    let page = run("explain", "a.yaml:5")
    #expect(page.status == 0)
    #expect(page.output.contains("  = excused by the baseline, \(Self.file)\n"), "\(page)")
  }

  @Test func explainShowsTheExceptionToCopy() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    let page = run("explain", "a.yaml:5").output
    let excuse = page.split(separator: "\n").first { $0.contains("# manifestguard: ignore") }
    let line = String(excuse?.drop { $0 != "#" } ?? "")
    #expect(line.contains("value="))
    sandbox.write(Manifest.warned.replacing("a: b", with: "a: b \(line)").utf8, to: "a.yaml")
    let excused = run()
    #expect(excused.status == 0, "\(excused)")
    #expect(excused.output.hasPrefix("No findings, 1 finding suppressed by comments.\n"))
  }
}
