extension TrustedChange {
  private static let found = "warning plaintext-secret-in-git"

  private static func silenced(
    _ name: String, _ files: [String: String?], renames: [String: String] = [:],
    links: [String: String] = [:], says: [String], absent: [String] = []
  ) -> TrustedChange {
    TrustedChange(
      testDescription: name, files: files, renames: renames, links: links, output: says,
      absent: absent)
  }

  /// Attempts to pass: each must fail the run and be told.
  static let silencing: [TrustedChange] = [
    silenced(
      "a comment",
      ["web/other.yaml": other + " # manifestguard: ignore[plaintext-secret-in-git] ok\n"],
      says: ["web/other.yaml:7", found, "MGN013", "base~1 has no such exception"]),
    silenced(
      "a comment moved to another key of the Secret",
      [
        "web/secret.yaml": secret.replacing(
          " # manifestguard: ignore[plaintext-secret-in-git] a sample",
          with:
            "\n  token: 3f9a1c77d0b24e5f # manifestguard: ignore[plaintext-secret-in-git] a sample\n"
        )
      ], says: ["web/secret.yaml:7:3: \(found)", "token is in clear too"]),
    silenced(
      "a second object of the same name, with its comment",
      ["web/secret.yaml": secret + "\n---\n" + secret],
      says: ["web/secret.yaml:15", found, "MGN013"]),
    silenced(
      "the same object in another file", ["prod/secret.yaml": secret],
      says: ["prod/secret.yaml:7", found, "MGN013"]),
    silenced(
      "a whole object written on a commented line",
      [
        "web/secret.yaml": """
        {apiVersion: v1, kind: Secret, metadata: {name: app, namespace: web}, stringData: {password: Xk29fjq0vjw83hfK, token: 3f9a1c77d0b24e5f}} # manifestguard: ignore[plaintext-secret-in-git] a sample

        """
      ], says: [found, "MGN013"]),
    silenced(
      "a wider comment",
      [
        "web/secret.yaml": secret.replacing(
          "ignore[plaintext-secret-in-git]",
          with: "ignore[plaintext-secret-in-git, default-credentials]"),
        "web/other.yaml": other,
      ], says: ["web/other.yaml:7", found]),
    silenced(
      "an annotation",
      [
        "web/other.yaml": other.replacing(
          "namespace: web",
          with:
            "namespace: web\n  annotations: {manifestguard.dev/ignore: 'plaintext-secret-in-git: ok'}"
        )
      ], says: ["web/other.yaml", found, "MGN013"]),
    silenced(
      "an annotated object copied under another name",
      ["web/copy.yaml": annotated.replacing("name: annotated", with: "name: copy")],
      says: ["web/copy.yaml", found, "MGN013"]),
    silenced(
      "an annotated object copied into an overlay of its own",
      [
        "prod/kustomization.yaml": "resources: [annotated.yaml]\n",
        "prod/annotated.yaml": annotated,
      ], says: ["prod/annotated.yaml", found, "MGN013"]),
    silenced(
      "a line of a script under a comment of another one",
      ["web/script.yaml": script.replacing("secret app -o yaml", with: "secret other -o yaml")],
      says: ["script-prints-secret", "MGN013"]),
    silenced(
      "the configuration",
      ["web/other.yaml": other, ".manifestguard.yaml": "ignore: [plaintext-secret-in-git]\n"],
      says: [".manifestguard.yaml: configuration MGN013", "base~1 has another one", found]),
    silenced(
      "a configuration that cannot be read",
      ["web/other.yaml": other, ".manifestguard.yaml": "{{{\n"], says: ["MGN013", found]),
    silenced(
      "a linked configuration", ["web/other.yaml": other],
      links: [".manifestguard.yaml": "web/other.yaml"],
      says: [".manifestguard.yaml: configuration MGN013", found]),
    silenced(
      "a bound on files",
      ["web/other.yaml": other, ".manifestguard.yaml": "limits: {file-size: 1}\n"],
      says: ["MGN013", found]),
    silenced(
      "an excluded folder",
      ["web/other.yaml": other, ".manifestguard.yaml": "paths: {exclude: [web/]}\n"],
      says: ["MGN013", found]),
    silenced(
      "a baseline",
      [
        "web/other.yaml": other,
        ".manifestguard-baseline.json":
          #"{"version": 1, "findings": [{"rule": "plaintext-secret-in-git", "level": "error", "path": "web/other.yaml", "id": "0123456789abcdef"}]}"#,
      ], says: [".manifestguard-baseline.json: configuration MGN013", "base~1 has none", found]),
    silenced(
      "a mark of another scanner", ["web/other.yaml": other + " # gitleaks:allow\n"],
      says: ["web/other.yaml:7", found, "MGN013", "calls the value no secret"]),
    TrustedChange(
      testDescription: "a renamed file with one key more",
      files: ["apps/secret.yaml": secret + "\n  token: 3f9a1c77d0b24e5f\n"],
      renames: ["web/secret.yaml": "apps/secret.yaml"], output: ["apps/secret.yaml:8", found],
      absent: ["MGN013"]),
    TrustedChange(
      testDescription: "an object moved from tests with its comment",
      renames: ["tests/secret.yaml": "prod/secret.yaml"],
      output: ["prod/secret.yaml:7", "MGN013"]),
    silenced(
      "an object moved to tests",
      [
        "web/tests/moved.yaml": other.replacing("name: other", with: "name: configured"),
        "web/configured.yaml": nil,
      ], says: ["web/tests/moved.yaml:7", found], absent: ["Only for tests"]),
    silenced(
      "an object moved to tests, before a rule that has its own word for samples",
      [
        "web/configured.yaml": nil,
        "web/tests/moved.yaml": other.replacing("name: other", with: "name: configured")
          .replacing("Xk29fjq0vjw83hfK", with: "CHANGEME"),
      ], says: ["web/tests/moved.yaml:7:3: warning placeholder-secret-overwrite"],
      absent: ["do not apply it"]),
    silenced(
      "an empty sops, as if it were sealed",
      ["web/other.yaml": other + "\nsops: {}\n"], says: ["web/other.yaml:7:3: \(found)"]),
    silenced(
      "another key of a commented object, which a new root builds",
      [
        "a/kustomization.yaml": "resources: [../web/secret.yaml]\n",
        "web/secret.yaml": secret.replacing("hunter2hunter2", with: "Xk29fjq0vjw83hfK")
          + "\n  token: 3f9a1c77d0b24e5f\n",
      ], says: [found]),
    silenced(
      "a file that is over a bound",
      [
        "web/other.yaml": other + "\n"
          + String(repeating: "# \(String(repeating: "x", count: 998))\n", count: 21_000)
      ], says: ["web/other.yaml: not judged MGN014", "web/other.yaml: not judged MGN002"]),
    silenced(
      "a file that becomes a link out of the tree", [:],
      links: ["web/configured.yaml": "/etc/hostname"],
      says: ["web/configured.yaml: not judged MGN014"]),
    silenced(
      "a file that becomes a template",
      ["web/configured.yaml": "{{ if .Values.a }}\n\(other)\n{{ end }}\n"],
      says: ["web/configured.yaml: not judged MGN014", "template"]),
    silenced(
      "a kustomization that breaks",
      ["web/kustomization.yaml": "resources: [absent.yaml]\n"],
      says: ["web/kustomization.yaml:1:13: not judged MGN014"]),
    TrustedChange(
      testDescription: "a comment, with --since",
      files: [
        "web/other.yaml": other + " # manifestguard: ignore[plaintext-secret-in-git] ok\n"
      ], arguments: ["--since", "base~1"], output: ["web/other.yaml:7", found, "MGN013"]),
  ]

  /// Changes that nothing is wrong with.
  static let honest: [TrustedChange] = [
    TrustedChange(
      testDescription: "nothing", status: 0, output: ["No findings, 5 findings suppressed"],
      absent: ["MGN013", "MGN014"]),
    TrustedChange(
      testDescription: "lines moved, keys turned round",
      files: [
        "web/secret.yaml": """
        # A line more.
        kind: Secret
        apiVersion: v1
        stringData:
          # manifestguard: ignore[plaintext-secret-in-git] a sample
          password: hunter2hunter2
        metadata: {namespace: web, name: app}

        """
      ], status: 0, output: ["5 findings suppressed"], absent: ["MGN013"]),
    TrustedChange(
      testDescription: "another value at an excused place",
      files: ["web/secret.yaml": secret.replacing("hunter2hunter2", with: "hunter3hunter3")],
      status: 0, output: ["5 findings suppressed"], absent: ["MGN013"]),
    TrustedChange(
      testDescription: "files renamed",
      renames: [
        "web/secret.yaml": "apps/secret.yaml", "web/annotated.yaml": "apps/annotated.yaml",
        "web/script.yaml": "apps/script.yaml",
      ], status: 0, output: ["5 findings suppressed"], absent: ["MGN013"]),
    TrustedChange(
      testDescription: "an exception taken out with its finding",
      files: ["web/secret.yaml": nil], status: 0, output: ["4 findings suppressed"],
      absent: ["MGN013"]),
    TrustedChange(
      testDescription: "a stricter exception",
      files: [
        "web/secret.yaml": secret.replacing("in-git] a", with: "in-git] until=2100-01-31 a")
      ], status: 0, output: ["5 findings suppressed"], absent: ["MGN013"]),
    TrustedChange(
      testDescription: "an old finding, with --since", files: ["README.yaml": "a: b\n"],
      arguments: ["--since", "base~1"], status: 0, output: ["No new findings since base~1"],
      absent: ["MGN013"]),
    TrustedChange(
      testDescription: "a new template",
      files: ["chart.yaml.tpl.yaml": "{{ if .a }}\na: b\n{{ end }}\n"],
      status: 0, output: ["template not rendered"], absent: ["MGN014"]),
    TrustedChange(
      testDescription: "what the configuration excludes",
      files: ["excluded/new.yaml": other], status: 0, output: ["5 findings suppressed"],
      absent: ["MGN013"]),
    TrustedChange(
      testDescription: "a test of an object that is in use as well",
      files: ["web/tests/secret.yaml": other.replacing("name: other", with: "name: configured")],
      arguments: ["--fail-on", "error"], status: 0, output: ["Only for tests"], absent: ["MGN013"]),
  ]
}
