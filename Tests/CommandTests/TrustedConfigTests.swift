import Testing

/// Changes of a repository that try to pass its gate, each judged by what the commit `base` says.
@Suite(.enabled(if: Sandbox().run(["git", "--version"]).status == 0)) struct TrustedConfigTests {
  @Test(arguments: TrustedChange.silencing) func doesNotPass(_ change: TrustedChange) {
    change.check()
  }

  @Test(arguments: TrustedChange.honest) func passes(_ change: TrustedChange) {
    change.check()
  }

  @Test func worksInAShallowClone() {
    let repository = TrustedChange.repository()
    repository.sandbox.write("# More.\n".utf8, to: "web/more.yaml")
    repository.git("add", ".")
    repository.git("commit", "-qam", "more")
    let first = repository.sandbox.run(["git", "rev-parse", "base~1"]).output
      .filter { !$0.isNewline }
    repository.git(
      "clone", "-q", "--depth=1", "file://\(repository.sandbox.folder)", "../clone")
    CommandCase(
      name: "", arguments: ["--root", "../clone", "--trusted-config", first], status: 2,
      errors: ["--trusted-config", "this clone is shallow", "fetch-depth: 0"]
    ).check(in: repository.sandbox)
    repository.git("-C", "../clone", "fetch", "-q", "--depth=1", "origin", first)
    CommandCase(
      name: "", arguments: ["--root", "../clone", "--trusted-config", first], status: 0,
      output: ["5 findings suppressed"]
    ).check(in: repository.sandbox)
  }

  @Test(arguments: [
    CommandCase(
      name: "no such commit", arguments: ["--trusted-config", "main"], status: 2,
      errors: ["--trusted-config main: git knows no such commit here"]),
    CommandCase(
      name: "an option for git", arguments: ["--trusted-config=--output=x"], status: 2,
      errors: ["git knows no such commit here"]),
    CommandCase(
      name: "standard input", arguments: ["-", "--trusted-config", "base"], input: "", status: 2,
      errors: ["standard input has no history"]),
    CommandCase(
      name: "a configuration that only the change has",
      arguments: ["--trusted-config", "base", "--config", "lax.yaml"],
      files: ["lax.yaml": "ignore: [plaintext-secret-in-git]\n"], status: 2,
      errors: ["lax.yaml", "does not hold this configuration"]),
    CommandCase(
      name: "a baseline that only the change has",
      arguments: ["--trusted-config", "base", "--baseline", "lax.json"],
      files: ["lax.json": "{}"], status: 2, errors: ["lax.json", "does not hold this baseline"]),
  ])
  func refuses(_ wrong: CommandCase) { wrong.check(in: TrustedChange.repository().sandbox) }
}

/// One change, and what must be said of it.
struct TrustedChange: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Files that are written anew; `nil` removes one.
  var files: [String: String?] = [:]
  /// Files that are renamed.
  var renames: [String: String] = [:]
  /// Files that become links.
  var links: [String: String] = [:]
  var arguments: [String] = []
  var status: Int32 = 1
  /// What the report holds.
  var output: [String] = []
  var absent: [String] = []

  func check() {
    let repository = Self.repository()
    let sandbox = repository.sandbox
    for (old, new) in renames {
      sandbox.run(["mkdir", "-p", String(new[..<(new.lastIndex(of: "/") ?? new.startIndex)])])
      sandbox.run(["git", "mv", old, new])
    }
    for (path, text) in files {
      if let text { sandbox.write(text.utf8, to: path) } else { sandbox.run(["rm", path]) }
    }
    for (path, target) in links { sandbox.run(["ln", "-sf", target, path]) }
    repository.git("add", ".")
    repository.git("commit", "-q", "--allow-empty", "-m", "change")
    CommandCase(
      name: "", arguments: ["lint", "--trusted-config", "base~1"] + arguments, status: status,
      output: output, absent: absent
    ).check(in: sandbox)
  }

  static func repository() -> Repository { Repository(files) }

  static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: app
      namespace: web
    stringData:
      password: hunter2hunter2 # manifestguard: ignore[plaintext-secret-in-git] a sample
    """
  static let annotated = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: annotated
      namespace: web
      annotations:
        manifestguard.dev/ignore: "plaintext-secret-in-git: a sample"
    stringData:
      token: 3f9a1c77d0b24e5f
    """
  static let other = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: other
      namespace: web
    stringData:
      password: Xk29fjq0vjw83hfK
    """
  static let script = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: script
      namespace: web
    data:
      a.sh: |
        echo first
        kubectl get secret app -o yaml # manifestguard: ignore[script-prints-secret] a sample
        echo last
    """
  static let pinned = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: pinned
      namespace: web
    stringData:
      password: Xk29fjq0vjw83hfK
    """

  static let files = [
    "web/secret.yaml": secret, "web/annotated.yaml": annotated, "web/script.yaml": script,
    "excluded/known.yaml": other.replacing("name: other", with: "name: known"),
    "tests/secret.yaml": secret.replacing("name: app", with: "name: tested"),
    "web/configured.yaml": other.replacing("name: other", with: "name: configured"),
    ".manifestguard.yaml": """
    paths: {exclude: [excluded/]}
    ignore: [redis-no-tls]
    suppressions:
      - {rule: plaintext-secret-in-git, path: web/configured.yaml, reason: a sample}

    """,
  ]
}

extension String {
  func replacing(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound] + new + self[range.upperBound...])
  }
}
