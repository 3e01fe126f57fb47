import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Repositories and environments in which git would answer another question than the one asked.
@Suite(.enabled(if: Sandbox().run(["git", "--version"]).status == 0)) struct MisleadingGitTests {
  private let repository = Repository(["a.yaml": Manifest.warned])
  private var sandbox: Sandbox { repository.sandbox }
  private static let lax = "ignore: [yaml-duplicate-key]\n"

  private func commitLaxConfiguration() {
    sandbox.write(Self.lax.utf8, to: ".manifestguard.yaml")
    repository.git("add", ".")
    repository.git("commit", "-q", "-m", "second")
  }

  /// git takes a tag before the remote's branch of that name, and only warns.
  @Test(arguments: [["tag"], ["branch"]])
  func refusesATrustedNameOfSeveralRefs(_ words: [String]) {
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    commitLaxConfiguration()
    CommandCase(
      name: "", arguments: ["--trusted-config", "origin/main"], status: 1, output: ["a.yaml:5:3"]
    ).check(in: sandbox)
    repository.git(words[0], "origin/main")
    for name in ["origin/main", "origin/main~0"] {
      CommandCase(
        name: "", arguments: ["--trusted-config", name], status: 2,
        errors: ["several refs are called so", "refs/remotes/origin/main"]
      ).check(in: sandbox)
    }
    CommandCase(
      name: "", arguments: ["--trusted-config", "refs/remotes/origin/main"], status: 1,
      output: ["a.yaml:5:3"]
    ).check(in: sandbox)
  }

  @Test func takesNoCommitForAnother() {
    let first = sandbox.run(["git", "rev-parse", "HEAD"]).output.filter { !$0.isNewline }
    commitLaxConfiguration()
    repository.git("replace", first, "HEAD")
    CommandCase(
      name: "", arguments: ["--trusted-config", first], status: 1, output: ["a.yaml:5:3"]
    ).check(in: sandbox)
  }

  /// The commit has a file that a filter makes; the tree of today has a link in the place of its folder.
  @Test func followsNoLinkToWhatAFilterMade() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n"
    sandbox.write(pointer.utf8, to: "d/s.yaml")
    repository.git("add", ".")
    repository.git("commit", "-q", "-m", "second")
    sandbox.run(["rm", "-r", "d"])
    let secret = Manifest.warned.replacing("name: b", with: "name: outside")
    sandbox.write(secret.utf8, to: "../outside/s.yaml")
    symlink("../outside", sandbox.folder + "/d")
    CommandCase(
      name: "", arguments: ["--since", "HEAD", "--format", "json"], status: 0, output: ["findings"],
      absent: ["outside/", "ConfigMap outside"]
    ).check(in: sandbox)
  }

  @Test func runsNoGitOfTheRepository() {
    sandbox.write("#!/bin/sh\necho > ../run\n".utf8, to: "git")
    chmod(sandbox.folder + "/git", 0o755)
    let outcome = sandbox.run(
      [Sandbox.command, "--since", "HEAD"], environment: ["PATH": ".::/usr/bin:/bin"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(sandbox.read(sandbox.directory + "/run").isEmpty)
  }

  @Test func readsTheIndexWhateverPathsMean() {
    let outcome = sandbox.run(
      [Sandbox.command, "--tracked"], environment: ["GIT_LITERAL_PATHSPECS": "1"])
    #expect(outcome.status == 1, "\(outcome)")
  }

  @Test(arguments: [
    ("", "the name of the commit is empty"), ("^HEAD", "git knows no such commit here"),
  ])
  func saysWhatIsWrongWithAName(_ name: String, _ reason: String) {
    CommandCase(name: name, arguments: ["--since", name], status: 2, errors: [reason])
      .check(in: sandbox)
  }

  /// git lists nothing of an index that is not there, and does not complain.
  @Test(arguments: ["/nowhere/index", "broken"])
  func judgesNoTreeByAnIndexThatIsNone(_ index: String) {
    sandbox.write("no index\n".utf8, to: "broken")
    let outcome = sandbox.run(
      [Sandbox.command, "--tracked", "--quiet"], environment: ["GIT_INDEX_FILE": index])
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains("--no-tracked"), "\(outcome)")
  }

  @Test func tracksNothingBeforeTheFirstFile() {
    let sandbox = Sandbox()
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    sandbox.run(["git", "init", "-q"])
    CommandCase(
      name: "", arguments: ["--tracked"], status: 0, output: ["Git tracks no file here"]
    ).check(in: sandbox)
  }

  /// A tree from an archive whose `.git` is a file that points to somebody's repository.
  @Test func readsNoRepositoryThatKnowsNothingOfTheFolder() {
    let other = Sandbox()
    other.write("gitdir: \(sandbox.folder)/.git\n".utf8, to: ".git")
    other.write(Manifest.warned.utf8, to: "b.yaml")
    for option in ["--since", "--trusted-config"] {
      CommandCase(
        name: option, arguments: [option, "HEAD"], status: 2,
        errors: ["which knows nothing of this folder"]
      ).check(in: other)
    }
  }

  @Test func readsTheRepositoryOfAWorktree() {
    repository.git("worktree", "add", "-q", "linked")
    let outcome = sandbox.run(["sh", "-c", "cd linked && exec \(Sandbox.command) --since HEAD"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("No new findings since HEAD"), "\(outcome)")
  }

  /// As in a partial clone, or where the store is damaged.
  @Test func tellsFilesThatGitLacks() {
    let object = sandbox.run(["git", "rev-parse", "HEAD:a.yaml"]).output.filter { !$0.isNewline }
    sandbox.run(["rm", "-f", ".git/objects/\(object.prefix(2))/\(object.dropFirst(2))"])
    CommandCase(
      name: "", arguments: ["--since", "HEAD"], status: 2,
      errors: ["git lacks 1 of the files", "a.yaml", "git fetch --refetch"]
    ).check(in: sandbox)
  }
}
