import Testing

/// Runs that are split: their merged report is that of one run, and nothing else passes for one.
struct ShardTests {
  /// Two roots share a base with a used comment; one of them meets the first suppression, none the last.
  private static let files = [
    "base/kustomization.yaml": "resources: [secret.yaml]\n",
    "base/secret.yaml": TrustedChange.secret + "\n  token: 3f9a1c77d0b24e5f\n",
    "a/kustomization.yaml": "namePrefix: a-\nresources: [../base]\n",
    "b/kustomization.yaml": "namePrefix: b-\nresources: [../base, other.yaml]\n",
    "b/other.yaml": TrustedChange.other,
    "c/kustomization.yaml": "resources: [annotated.yaml, absent.yaml]\n",
    "c/annotated.yaml": TrustedChange.annotated,
    "loose.yaml": Manifest.warned,
    "broken.yaml": Manifest.broken,
    ".manifestguard.yaml": """
    suppressions:
      - {rule: plaintext-secret-in-git, path: b/other.yaml, reason: a sample}
      - {rule: redis-no-tls, path: b/, reason: never met}

    """,
    ".manifestguard-baseline.json":
      #"{"version": 1, "findings": [{"rule": "yaml-syntax", "level": "error", "path": "broken.yaml", "id": "0123456789abcdef"}]}"#,
  ]

  private static let formats = ["json", "sarif", "text", "github", "html"]

  private func sandbox() -> Sandbox {
    let sandbox = Sandbox()
    for (path, text) in Self.files { sandbox.write(text.utf8, to: path) }
    return sandbox
  }

  @Test(arguments: [1, 2, 3, 7]) func joinsToOneRun(count: Int) {
    let sandbox = sandbox()
    let shards = (1...count).map { "../\($0).json" }
    for (number, file) in zip(1..., shards) {
      let outcome = sandbox.run(
        [Sandbox.command, "lint", "--shard", "\(number)/\(count)", "--format", "json:\(file)"])
      #expect(outcome == Sandbox.Outcome(status: 0, output: "", errors: ""))
    }
    for format in Self.formats {
      let options = ["--format", format, "--sarif-suppressed"]
      let whole = sandbox.run([Sandbox.command, "lint"] + options)
      let merged = sandbox.run([Sandbox.command, "merge"] + shards.reversed() + options)
      #expect(whole.status == 1)
      #expect(merged == whole)
    }
    let report = sandbox.run([Sandbox.command, "merge"] + shards + ["--format", "json"]).output
    #expect(report.components(of: "MGN011") == 1)
    #expect(report.components(of: "MGN012") == 1)
  }

  /// Each part finds those before it in the tree, and a report; none of them is a file of it.
  @Test func joinsPartsThatLieInTheTree() {
    let sandbox = sandbox()
    let whole = sandbox.run([Sandbox.command, "lint"])
    sandbox.run([Sandbox.command, "lint", "--format", "json:report.json"])
    for number in 1...2 {
      sandbox.run(
        [Sandbox.command, "lint", "--shard", "\(number)/2", "--format", "json:\(number).json"])
    }
    #expect(sandbox.run([Sandbox.command, "merge", "1.json", "2.json"]) == whole)
    #expect(sandbox.run([Sandbox.command, "lint"]) == whole)
    let coverage = sandbox.run([Sandbox.command, "lint", "--show-coverage"]).output
    #expect(coverage.contains("3  reports of runs\n"), "\(coverage)")
  }

  /// What has an object beside it is a manifest, however it begins.
  @Test(arguments: [
    "{\n\"about\": \"A part of a run of manifestguard\",\n\"manifestguardShard\": 1,\n",
    "{\n  \"version\": 1,\n  \"findings\": [],",
  ])
  func readsAManifestThatBeginsAsAReport(_ start: String) {
    let object =
      "\"notJudged\": [], \"coverage\": 1, \"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"a\"}, \"data\": {\"a\": \"b\", \"a\": \"c\"}}"
    CommandCase(
      name: start, arguments: ["lint"], files: ["a.json": start + object], status: 1,
      output: ["yaml-duplicate-key"]
    ).check()
  }

  @Test func takesItsNumberFromTheSystem() {
    let sandbox = sandbox()
    func text(_ shard: String, _ environment: [String: String] = [:]) -> String {
      sandbox.run([Sandbox.command, "lint", "--shard", shard], environment: environment).output
    }
    #expect(text("auto/3", ["JOB_COMPLETION_INDEX": "0"]) == text("1/3"))
    #expect(text("auto/3", ["JOB_COMPLETION_INDEX": "2"]) == text("3/3"))
    #expect(text("auto/3", ["CI_NODE_INDEX": "3"]) == text("3/3"))
    let beyond = sandbox.run(
      [Sandbox.command, "lint", "--shard", "auto/3"], environment: ["JOB_COMPLETION_INDEX": "3"])
    #expect(beyond.status == 2)
    #expect(beyond.errors.contains("JOB_COMPLETION_INDEX is 3, which is none of 3 shards"))
  }

  @Test func refusesOtherFilesAndPresents() {
    let sandbox = sandbox()
    func shard(_ number: Int, _ options: String...) {
      sandbox.run(
        [Sandbox.command, "lint", "--shard", "\(number)/2", "--format", "json:../\(number).json"]
          + options)
    }
    func merge(says text: String) {
      CommandCase(
        name: "", arguments: ["merge", "../1.json", "../2.json"], status: 2, errors: [text]
      )
      .check(in: sandbox)
    }
    shard(1)
    shard(2, "--now", "2027-01-31")
    merge(says: "another present than")
    shard(2, "--ignore", "redis-no-tls")
    merge(says: "another --ignore than")
    shard(2)
    sandbox.write(Manifest.clean.utf8, to: "loose.yaml")
    merge(says: "loose.yaml: not the file that the shards have read")
    shard(2)
    merge(says: "read other files than")
    sandbox.write("ignore: [redis-no-auth]\n".utf8, to: ".manifestguard.yaml")
    shard(1)
    merge(says: "another configuration than")
  }

  @Test(arguments: [
    CommandCase(
      name: "from 0", arguments: ["--shard", "0/4"], status: 2,
      errors: ["counted from 1", "--shard auto/4"]),
    CommandCase(
      name: "beyond", arguments: ["--shard", "5/4"], status: 2, errors: ["an I from 1 to 4"]),
    CommandCase(name: "no count", arguments: ["--shard", "2"], status: 2, errors: ["written I/N"]),
    CommandCase(
      name: "nothing tells", arguments: ["--shard", "auto/4"], status: 2,
      errors: ["neither JOB_COMPLETION_INDEX nor CI_NODE_INDEX is set"]),
    CommandCase(
      name: "with a report", arguments: ["--shard", "1/2", "--format", "sarif"], status: 2,
      errors: ["merge takes the others"]),
    CommandCase(
      name: "with --since", arguments: ["--shard", "1/2", "--since", "main"], status: 2,
      errors: ["--shard and --since exclude each other"]),
    CommandCase(
      name: "standard input", arguments: ["-", "--shard", "1/2"], input: Manifest.clean, status: 2,
      errors: ["--shard and - exclude each other"]),
    CommandCase(
      name: "no shard", arguments: ["merge", "a.yaml"], files: ["a.yaml": Manifest.clean],
      status: 2,
      errors: ["a.yaml: this is no shard"]),
  ])
  func refuses(_ wrong: CommandCase) { wrong.check() }
}

extension String {
  /// How often another text stands in it.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
