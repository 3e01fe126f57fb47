import Testing

/// What `--since` makes of changes whose effect lies in another file, or in none.
@Suite(.enabled(if: Sandbox().run(["git", "--version"]).status == 0)) struct SinceChangeTests {
  /// One change: commands that make it, and what it brings.
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let commands: [String]
    var new: [String] = []
    /// How many of the five were there before, and how many are fixed.
    var rest = (unchanged: 5, fixed: 0)

    init(_ title: String, _ commands: String..., new: [String] = [], rest: (Int, Int) = (5, 0)) {
      testDescription = title
      self.commands = commands
      self.new = new
      self.rest = rest
    }
  }

  static let changes = [
    Change(
      "the value in a patch", "sed -i s/hunter2xyz/tr0ub4dor/ root/patch.yaml",
      new: ["root/patch.yaml:13:22: warning plaintext-secret-env"], rest: (4, 0)),
    Change(
      "another variable in a patch",
      "sed -i 's/          env:/&\\n            - {name: A, value: b}/' root/patch.yaml"),
    Change("another line of a generator's file", "sed -i 's/port 6379/port 6380/' base/redis.conf"),
    Change(
      "a hazard in a generator's file", "echo acl-log-max-lem 1 >> base/redis.conf",
      new: ["base/redis.conf:3:1: warning redis-unknown-directive"]),
    Change(
      "the value in a release", "sed -i s/hunter2xyz/tr0ub4dor/ release.yaml",
      new: ["release.yaml:16:7: warning plaintext-secret-in-git"], rest: (4, 0)),
    Change("the version of a chart", "sed -i s/19.0.0/19.0.1/ release.yaml"),
    Change("the modes of files", "chmod +x twins.yaml base/redis.conf root/patch.yaml"),
    Change("the ends of all lines", "sed -i 's/$/\\r/' *.yaml */*.yaml */*.conf"),
    Change("a file under another name", "mkdir moved && mv twins.yaml moved/pair.yaml"),
    Change(
      "a file under another name, with another value",
      "mkdir moved && sed s/CHANGEME/REPLACE_ME/ twins.yaml > moved/pair.yaml && rm twins.yaml",
      new: ["moved/pair.yaml:5:3: warning placeholder-secret-overwrite"], rest: (4, 0)),
    Change("a root that is deleted", "rm -r root", rest: (4, 1)),
    // The file is left out of use now, which the note about it says by the kustomization.
    Change(
      "a root whose patch is taken out", "sed -i '/patches/,$d' root/kustomization.yaml",
      new: ["root/patch.yaml:13:22: note plaintext-secret-env"], rest: (4, 0)),
    Change("an object under another name", "sed -i 's/name: one/name: uno/' twins.yaml"),
    Change(
      "a container under another name",
      "sed -i 's/- name: app/- name: api/' base/app.yaml root/patch.yaml"),
    // What looks like a finding that was mended elsewhere in the same change is new.
    Change(
      "one mended and its twin spoilt",
      "sed -i -e 's/token: CHANGEME/token: X/' -e 's/token: ENC.*/token: CHANGEME/' -e 's/token: X/token: ENC[AES256_GCM,data:bWFkZXVw,type:str]/' twins.yaml",
      new: ["twins.yaml:11:3: warning placeholder-secret-overwrite"], rest: (4, 1)),
    Change(
      "a block of text in quotes",
      ##"printf '%s\n' 'apiVersion: v1' 'kind: ConfigMap' 'metadata: {name: script, namespace: web}' 'data:' '  run.sh: "#!/bin/sh\nset -e\nvault operator init > /keys/init.txt\ncat /keys/init.txt\n"' > block.yaml"##
    ),
    Change(
      "a block of text in quotes, with another line",
      ##"printf '%s\n' 'apiVersion: v1' 'kind: ConfigMap' 'metadata: {name: script, namespace: web}' 'data:' '  run.sh: "#!/bin/sh\nvault operator init > /keys/init.txt\ncat /keys/init.txt /dev/null\n"' > block.yaml"##,
      new: ["block.yaml:5:"], rest: (4, 0)),
    // The configuration of today holds for both.
    Change("a configuration that is deleted", "rm .manifestguard.yaml"),
  ]

  @Test(arguments: changes) func isJudgedByWhatItBrings(_ change: Change) {
    let repository = Repository(
      SinceTree.files.merging([".manifestguard.yaml": "ignore: [redis-unknown-directive]\n"]) {
        first, _ in first
      })
    if !change.testDescription.contains("configuration") {
      repository.sandbox.run(["rm", ".manifestguard.yaml"])
    }
    for command in change.commands {
      let outcome = repository.sandbox.run(["sh", "-c", command])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let was =
      change.rest.unchanged == 1 ? "1 finding was" : "\(change.rest.unchanged) findings were"
    let fixed = change.rest.fixed == 0 ? "" : ", \(change.rest.fixed) is fixed"
    CommandCase(
      name: change.testDescription, arguments: ["--since", "base", "--select", SinceTree.rules],
      status: change.new.contains { !$0.contains(": note ") } ? 1 : 0,
      output: change.new + ["since base; \(was) there before\(fixed)."]
    ).check(in: repository.sandbox)
  }

  /// What the other branch brought is no change of the one that merges it.
  @Test func aMergeBringsNothingOfItsOwn() {
    let repository = Repository(SinceTree.files)
    repository.git("checkout", "-q", "-b", "feature")
    repository.sandbox.write("# A remark.\n".utf8, to: "remark.yaml")
    repository.git("add", ".")
    repository.git("commit", "-qm", "remark")
    repository.git("checkout", "-q", "base")
    repository.sandbox.write(Manifest.warned.utf8, to: "warned.yaml")
    repository.git("add", ".")
    repository.git("commit", "-qm", "warned")
    repository.git("checkout", "-q", "feature")
    repository.git("merge", "-q", "--no-edit", "base")
    CommandCase(
      name: "", arguments: ["--since", "base"], status: 0, output: ["No new findings since base"]
    ).check(in: repository.sandbox)
  }

  /// A submodule is what the commit says it is, not what it is today.
  @Test func readsSubmodulesAtTheirCommits() {
    let inner = Repository(["a.yaml": Manifest.warned])
    let outer = Repository(["b.yaml": Manifest.clean])
    outer.git(
      "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.sandbox.folder, "sub")
    outer.git("commit", "-qm", "submodule")
    func check(_ status: Int32, _ output: [String], errors: [String] = []) {
      CommandCase(
        name: "", arguments: ["--since", "base", "--select", "yaml-duplicate-key"], status: status,
        output: output, errors: errors
      ).check(in: outer.sandbox)
    }
    check(0, ["No new findings since base; 1 finding was there before."])
    outer.sandbox.write(
      Manifest.warned.split(separator: "name: b").joined(separator: "name: c").utf8,
      to: "sub/c.yaml")
    outer.git("-C", "sub", "add", ".")
    outer.git("-C", "sub", "commit", "-qm", "more")
    check(1, ["sub/c.yaml:5:3: warning", "since base; 1 finding was there before."])
    // A checkout that has today's commit alone.
    outer.git("-C", "sub", "checkout", "-q", "--orphan", "alone")
    outer.git("-C", "sub", "commit", "-qm", "alone")
    outer.git("-C", "sub", "branch", "-qD", "base")
    outer.git("-C", "sub", "remote", "remove", "origin")
    outer.git("-C", "sub", "reflog", "expire", "--expire=now", "--all")
    outer.git("-C", "sub", "gc", "-q", "--prune=now")
    check(
      1, ["sub/a.yaml:5:3: warning", "2 warnings in 2 files since base."],
      errors: ["the submodule sub lacks its earlier commit"])
  }

  /// pre-commit names the beginning of what it is about to push; `HEAD` is its end.
  @Test func aRangeOfPreCommitBeginsWhereItSays() {
    let repository = Repository(["a.yaml": Manifest.clean])
    repository.sandbox.write(Manifest.warned.utf8, to: "b.yaml")
    repository.git("add", ".")
    repository.git("commit", "-qm", "more")
    let words = [Sandbox.command, "--since", "HEAD"]
    #expect(repository.sandbox.run(words).status == 0)
    let range = ["PRE_COMMIT": "1", "PRE_COMMIT_FROM_REF": "HEAD~1", "PRE_COMMIT_TO_REF": "HEAD"]
    let pushed = repository.sandbox.run(words, environment: range)
    #expect(pushed.status == 1 && pushed.output.contains("since HEAD~1"), "\(pushed)")
  }
}
