import Testing

/// A repository whose first commit is called `base`, and what a change of it makes new.
@Suite(.enabled(if: Sandbox().run(["git", "--version"]).status == 0)) struct SinceTests {
  /// One change of the repository, and what must be said of it.
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Files that are written anew; `nil` removes one.
    var files: [String: String?]
    /// Files that are renamed.
    var renames: [String: String] = [:]
    /// The places that are reported; none if nothing is new.
    var new: [String] = []
    var summary: String
  }

  private static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: app
      namespace: web
    stringData:
      password: hunter2hunter2
    """
  private static let pod = """
    apiVersion: v1
    kind: Pod
    metadata:
      name: app
      namespace: web
    spec:
      containers:
        - name: app
          image: registry.example.com/app:1.4.2
          env:
            - name: PASSWORD
              valueFrom: {secretKeyRef: {name: app, key: password}}
    """
  private static let unfinished = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: b, namespace: web}
    data:
      a: b
      a: c
    """

  private static let sealed = """
    apiVersion: bitnami.com/v1alpha1
    kind: SealedSecret
    metadata:
      name: apps
      namespace: web
    spec:
      encryptedData:
        token: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq
    """

  private static let two =
    secret.replacing("name: app", with: "name: two") + "\n  token: 3f9a1c77d0b24e5f\n"

  static let files = [
    "web/two.yaml": two,
    "web/sealed.yaml": sealed, "web/secret.yaml": secret, "web/pod.yaml": pod, "b.yaml": unfinished,
  ]

  static let changes: [Change] = [
    Change(
      testDescription: "nothing", files: [:],
      summary: "No new findings since base; 3 findings were there before."),
    Change(
      testDescription: "lines moved down", files: ["b.yaml": "\n# A line more.\n" + unfinished],
      summary: "No new findings since base; 3 findings were there before."),
    Change(
      testDescription: "a file renamed", files: [:], renames: ["b.yaml": "data/c.yaml"],
      summary: "No new findings since base; 3 findings were there before."),
    Change(
      testDescription: "indentation and quotes",
      files: [
        "web/secret.yaml": secret.replacing(
          "  password: hunter2hunter2", with: "    \"password\": 'hunter2hunter2'  # so")
      ],
      summary: "No new findings since base; 3 findings were there before."),
    Change(
      testDescription: "the value of the finding",
      files: ["web/secret.yaml": secret.replacing("hunter2hunter2", with: "tr0ub4dor-and-3")],
      new: ["web/secret.yaml:7:3: warning"],
      summary: "since base; 2 findings were there before."),
    Change(
      testDescription: "a hazard in a new file",
      files: ["c.yaml": unfinished.replacing("name: b", with: "name: c")],
      new: ["c.yaml:5:3: warning"],
      summary: "since base; 3 findings were there before."),
    Change(
      testDescription: "the producer of a Secret deleted", files: ["web/secret.yaml": nil],
      new: ["web/pod.yaml:12:"],
      summary: "since base; 2 findings were there before, 1 is fixed."),
    Change(
      testDescription: "one of two values taken out",
      files: ["web/two.yaml": two.replacing("  token: 3f9a1c77d0b24e5f", with: "  a: b")],
      summary: "No new findings since base; 3 findings were there before."),
    Change(
      testDescription: "a finding fixed",
      files: ["b.yaml": unfinished.replacing("  a: c", with: "  c: c")],
      summary: "No new findings since base; 2 findings were there before, 1 is fixed."),
  ]

  @Test(arguments: changes) func tellsWhatIsNew(_ change: Change) {
    let repository = Repository(Self.files)
    for (path, text) in change.files {
      if let text {
        repository.sandbox.write(text.utf8, to: path)
      } else {
        repository.sandbox.run(["rm", path])
      }
    }
    for (old, new) in change.renames {
      repository.sandbox.run(["mkdir", "-p", "data"])
      repository.sandbox.run(["mv", old, new])
    }
    CommandCase(
      name: change.testDescription, arguments: ["--since", "base", "--select", Self.rules],
      status: change.new.isEmpty ? 0 : 1, output: change.new + [change.summary]
    ).check(in: repository.sandbox)
  }

  private static let rules = "plaintext-secret-in-git,yaml-duplicate-key,secret-ref-missing"

  /// What others put on the branch is no change of ours.
  @Test func comparesWithWhereTheBranchBegan() {
    let repository = Repository(Self.files)
    repository.git("checkout", "-q", "-b", "feature")
    repository.git("checkout", "-q", "base")
    repository.git("rm", "-q", "b.yaml")
    repository.git("commit", "-q", "-m", "fix")
    repository.git("checkout", "-q", "feature")
    CommandCase(
      name: "", arguments: ["--since", "base", "--select", Self.rules], status: 0,
      output: ["No new findings since base; 3 findings were there before."]
    ).check(in: repository.sandbox)
  }

  @Test func readsAFolderOfTheRepositoryAsItsRoot() {
    let repository = Repository(Self.files)
    repository.sandbox.write(
      "\(Self.secret)\n  token: 3f9a1c77d0b24e5f\n".utf8, to: "web/secret.yaml")
    for arguments in [["--root", "web"], ["web"], ["web/secret.yaml", "--root", "."]] {
      CommandCase(
        name: "", arguments: ["--since", "base", "--select", Self.rules] + arguments, status: 1,
        output: [
          "secret.yaml:7:3", "secret.yaml:8:3: token is in clear too",
          "1 warning in 1 file since base",
        ]
      ).check(in: repository.sandbox)
    }
  }

  @Test func saysWhatIsWrongWithACommit() {
    let repository = Repository(Self.files)
    CommandCase(
      name: "", arguments: ["--since", "nowhere"], status: 2, errors: ["git knows no such commit"]
    ).check(in: repository.sandbox)
    CommandCase(
      name: "", arguments: ["--since=--output=x"], status: 2, errors: ["git knows no such commit"]
    ).check(in: repository.sandbox)
    CommandCase(
      name: "", arguments: ["-", "--since", "base"], input: "", status: 2,
      errors: ["standard input has no history"]
    ).check(in: repository.sandbox)
    CommandCase(
      name: "", arguments: ["--since", "base"], status: 2, errors: ["needs git, and a repository"]
    ).check()
  }

  @Test func takesAllForNewBeforeTheFirstCommit() {
    let sandbox = Sandbox()
    sandbox.write(Self.unfinished.utf8, to: "b.yaml")
    sandbox.run(["git", "init", "-q"])
    CommandCase(
      name: "", arguments: ["--since", "HEAD"], status: 1,
      output: ["1 warning in 1 file since HEAD."]
    ).check(in: sandbox)
  }

  /// A commit that cannot be read whole must not pass for one without findings.
  @Test func saysThatAPartialCloneLacksFiles() {
    let repository = Repository(Self.files)
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.sandbox.write("# More.\n\(Self.unfinished)".utf8, to: "b.yaml")
    repository.git("commit", "-qam", "more")
    let origin = "file://\(repository.sandbox.folder)"
    repository.git("clone", "-q", "--filter=blob:none", origin, "../clone")
    CommandCase(
      name: "", arguments: ["--root", "../clone", "--since", "HEAD~1"], status: 2,
      errors: ["a partial clone lacks them"]
    ).check(in: repository.sandbox)
  }

  /// A partial clone fetches what it lacks by a program that its own settings may name.
  @Test func runsNoProgramThatFetches() {
    let repository = Repository(Self.files)
    let sandbox = repository.sandbox
    sandbox.write("#!/bin/sh\ntouch '\(sandbox.directory)/ran'\n".utf8, to: "../fetcher")
    sandbox.run(["chmod", "+x", "../fetcher"])
    for (key, value) in [
      ("remote.o.url", "ext::\(sandbox.directory)/fetcher"), ("remote.o.promisor", "true"),
      ("extensions.partialClone", "o"), ("core.repositoryformatversion", "1"),
      ("protocol.ext.allow", "always"),
    ] {
      repository.git("config", key, value)
    }
    CommandCase(
      name: "", arguments: ["--since", String(repeating: "0123456789", count: 4)], status: 2,
      errors: ["git knows no such commit"]
    ).check(in: sandbox)
    #expect(sandbox.run(["ls", "../ran"]).status != 0)
  }

  @Test func worksInAShallowClone() {
    let repository = Repository(Self.files)
    repository.sandbox.write("# More.\n\(Self.unfinished)".utf8, to: "b.yaml")
    repository.git("commit", "-qam", "more")
    let origin = "file://\(repository.sandbox.folder)"
    repository.git("clone", "-q", "--depth=1", origin, "../clone")
    CommandCase(
      name: "", arguments: ["--root", "../clone", "--since", "base~1"], status: 2,
      errors: ["this clone is shallow", "fetch-depth: 0"]
    ).check(in: repository.sandbox)
    let first = repository.sandbox.run(["git", "rev-parse", "base~1"]).output
      .filter { !$0.isNewline }
    repository.git("-C", "../clone", "fetch", "-q", "--depth=1", "origin", first)
    CommandCase(
      name: "", arguments: ["--root", "../clone", "--since", first, "--select", Self.rules],
      status: 0,
      output: ["3 findings were there before."],
      errors: ["the history at hand does not tell where this branch left"]
    ).check(in: repository.sandbox)
  }

  /// What the message says to do is done as it is printed.
  @Test func bringsTheCommitByTheCommandThatTheMessageHas() {
    let repository = Repository(Self.files)
    let origin = "file://\(repository.sandbox.folder)"
    repository.git("branch", "work")
    repository.git("clone", "-q", "--depth=1", "-b", "work", origin, "../clone")
    for name in ["origin/base", "base"] {
      let lint = [Sandbox.command, "--root", "../clone", "--since", name, "--fail-on", "never"]
      let refused = repository.sandbox.run(lint)
      #expect(refused.status == 2, "\(refused)")
      let parts = refused.errors.split(separator: "`")
      #expect(parts.count == 3, "\(refused.errors)")
      let command = parts.dropFirst().first.map(String.init) ?? ""
      repository.sandbox.run(["sh", "-c", "cd ../clone && \(command)"])
      #expect(repository.sandbox.run(lint).status == 0, "\(command)")
    }
    CommandCase(
      name: "", arguments: ["--root", "../clone", "--since", "HEAD~9"], status: 2,
      errors: ["get it with `git fetch --unshallow`"]
    ).check(in: repository.sandbox)
  }
}
