import Testing

@Suite(.enabled(if: Sandbox().run(["git", "--version"]).status == 0)) struct TrackedFilesTests {
  let sandbox = Sandbox()

  private func git(_ arguments: String...) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    let outcome = sandbox.run(["git"] + identity + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test func judgesOnlyWhatIsTracked() {
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    sandbox.write(Manifest.warned.utf8, to: "sub/b.yaml")
    git("init", "-q")
    git("add", ".")
    sandbox.write(Manifest.broken.utf8, to: "c.yaml")
    CommandCase(
      name: "", arguments: ["--tracked"], status: 1,
      output: ["a.yaml", "sub/b.yaml", "2 warnings"],
      absent: ["c.yaml"]
    ).check(in: sandbox)
    CommandCase(name: "", arguments: ["--no-tracked"], status: 1, output: ["c.yaml"])
      .check(in: sandbox)
    let hook = sandbox.run([Sandbox.command], environment: ["PRE_COMMIT": "1"])
    #expect(!hook.output.contains("c.yaml") && hook.output.contains("2 warnings"))
  }

  @Test func followsNoConfigurationThatIsNotTracked() {
    sandbox.write(Manifest.warned.utf8, to: "sub/a.yaml")
    sandbox.write("levels: {yaml-duplicate-key: note}\n".utf8, to: ".manifestguard.yaml")
    git("init", "-q")
    git("add", ".")
    // What the commit does not hold may neither hide its findings nor stop its judgement.
    sandbox.write("bogus: 1\n".utf8, to: "sub/.manifestguard.yaml")
    let notice =
      "sub/.manifestguard.yaml: configuration MGN007 Not followed, as git does not track it"
    for arguments in [["--tracked", "sub"], ["--tracked", "sub", "sub/a.yaml"]] {
      CommandCase(
        name: "", arguments: arguments, status: 0, output: ["sub/a.yaml:5:3: note", notice]
      ).check(in: sandbox)
    }
    CommandCase(
      name: "", arguments: ["--tracked", "--root", "sub"], status: 0,
      output: ["a.yaml:5:3: note", "\n.manifestguard.yaml: configuration MGN007"]
    ).check(in: sandbox)
    git("rm", "-q", "--cached", ".manifestguard.yaml")
    CommandCase(
      name: "", arguments: ["--tracked", "sub"], status: 1,
      output: ["sub/a.yaml:5:3: warning", notice]
    ).check(in: sandbox)
    CommandCase(
      name: "", arguments: ["--tracked", "sub", "--config", ".manifestguard.yaml"], status: 0,
      output: ["sub/a.yaml:5:3: note"], absent: ["MGN007"]
    ).check(in: sandbox)
    CommandCase(name: "", arguments: ["sub"], status: 2, errors: ["unknown key bogus"])
      .check(in: sandbox)
  }

  @Test func tellsOfALinkWhoseFileIsNotPartOfTheCommit() {
    git("init", "-q")
    sandbox.write(Manifest.warned.utf8, to: "base/a.yaml")
    sandbox.run(["ln", "-s", "base/a.yaml", "link.yaml"])
    git("add", "link.yaml")
    let run = ["--tracked", "--fail-on", "never"]
    CommandCase(
      name: "", arguments: run, status: 0,
      output: ["link.yaml: not judged MGN001", "git does not track what the link leads to"]
    ).check(in: sandbox)
    git("add", "base")
    CommandCase(
      name: "", arguments: run, status: 0, output: ["base/a.yaml:5:3: warning"], absent: ["MGN"]
    ).check(in: sandbox)
  }

  /// Whoever names a file means it.
  @Test func readsAFileThatIsNamedThoughItIsNotTracked() {
    git("init", "-q")
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    CommandCase(
      name: "", arguments: ["--tracked", "a.yaml"], status: 1, output: ["a.yaml:5:3: warning"]
    ).check(in: sandbox)
  }

  @Test func saysThatNothingIsTracked() {
    sandbox.write(Manifest.broken.utf8, to: "a.yaml")
    git("init", "-q")
    CommandCase(
      name: "", arguments: ["--tracked"], status: 0,
      output: ["configuration MGN007", "Git tracks no file here"]
    ).check(in: sandbox)
  }

  @Test func needsARepository() {
    CommandCase(
      name: "", arguments: ["--tracked"], status: 2, errors: ["--tracked", "--no-tracked"]
    ).check(in: sandbox)
    let outcome = sandbox.run(
      [Sandbox.command, "--tracked"], environment: ["PATH": "/nonexistent"])
    #expect(outcome.status == 2)
  }

  @Test func runsNoProgramThatARepositoryNames() {
    sandbox.write("#!/bin/sh\ntouch '\(sandbox.directory)/ran'\n".utf8, to: "../watcher")
    sandbox.run(["chmod", "+x", "../watcher"])
    sandbox.write(Manifest.clean.utf8, to: "a.yaml")
    git("init", "-q")
    git("add", ".")
    for key in ["core.fsmonitor", "core.pager", "core.sshCommand", "alias.ls-files"] {
      git("config", key, sandbox.directory + "/watcher")
    }
    sandbox.run([Sandbox.command, "--tracked"])
    #expect(sandbox.run(["ls", "../ran"]).status != 0)
  }

  @Test func asksNoBareRepositoryAmongTheFiles() {
    git("init", "-q", "--bare", "bare")
    CommandCase(
      name: "", arguments: [".", "--root", "bare", "--tracked"], status: 2,
      errors: ["bare repository"]
    ).check(in: sandbox)
  }
}
