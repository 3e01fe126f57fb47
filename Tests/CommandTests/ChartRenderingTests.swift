import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Charts of kustomizations, rendered by a script that stands in for helm.
@Suite struct ChartRenderingTests {
  private let sandbox = Sandbox()

  private static let kustomization = """
    namePrefix: p-
    helmGlobals: {chartHome: vendor}
    helmCharts:
    - name: shop
      releaseName: rel
      namespace: ns
      nameTemplate: t
      valuesFile: own.yaml
      additionalValuesFiles: [more.yaml]
      valuesInline: {password: "hunter2, or so", port: 6379}
      includeCRDs: true
      skipTests: true
      skipHooks: true
      apiVersions: [a/v1, b/v1]
      kubeVersion: "1.30"

    """

  /// Prints a Secret of a template that is there and one of a template that is not.
  private static let helm = """
    #!/bin/sh
    printf '%s\\n' "$@" > ../arguments
    env > ../environment
    for word; do case $word in
    */manifestguard-test-*) ;;
    */manifestguard-*) cat "$word"; ls -l "$word";;
    esac; done > ../values
    for file in a gone; do
    cat << END
    ---
    # Source: shop/templates/$file.yaml
    apiVersion: v1
    kind: Secret
    metadata: {name: $file}
    stringData: {token: CHANGEME}
    END
    done
    """

  private func prepare(_ helm: String, _ kustomization: String = kustomization) {
    for (path, text) in [
      "app/kustomization.yaml": kustomization, "app/own.yaml": "a: b", "app/more.yaml": "c: d",
      "app/vendor/shop/Chart.yaml": "name: shop", "app/vendor/shop/values.yaml": "e: f",
      "app/vendor/shop/templates/a.yaml": "{{ x }}", "../bin/helm": helm,
    ] { sandbox.write(text.utf8, to: path) }
    chmod(sandbox.directory + "/bin/helm", 0o755)
  }

  private func run(_ words: [String], path: String? = nil) -> Sandbox.Outcome {
    let path = path ?? "\(sandbox.directory)/bin:/usr/bin:/bin"
    return sandbox.run([Sandbox.command] + words, environment: ["PATH": path, "SECRET": "s"])
  }

  /// The chart of the earlier state is the one that the commit has.
  @Test(.enabled(if: Sandbox().run(["git", "--version"]).status == 0))
  func comparesWithTheChartOfTheCommit() {
    let helm = """
      #!/bin/sh
      for word; do [ ! -d "$word/templates" ] || cat "$word"/templates/*.yaml; done
      """
    let secret = "kind: Secret\napiVersion: v1\nmetadata: {name: a}\nstringData: {token: "
    prepare(helm, "helmGlobals: {chartHome: vendor}\nhelmCharts: [{name: shop}]\n")
    sandbox.write("\(secret)\"\"}\n".utf8, to: "app/vendor/shop/templates/a.yaml")
    let git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
    for words in [["init", "-q"], ["add", "."], ["commit", "-qm", "first"]] {
      sandbox.run(git + words)
    }
    sandbox.write("\(secret)CHANGEME}\n".utf8, to: "app/vendor/shop/templates/a.yaml")
    let words = ["--render", "helm", "--select", "placeholder-secret-overwrite"]
    let outcome = run(words + ["--since", "HEAD"])
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.output.contains("1 warning in 1 file since HEAD."), "\(outcome)")
    sandbox.run(git + ["commit", "-qam", "second"])
    #expect(run(words + ["--since", "HEAD"]).status == 0)
  }

  private func left(_ name: String) -> String { sandbox.read("\(sandbox.directory)/\(name)") }

  @Test func tellsHelmWhatKustomizeTellsIt() {
    prepare(Self.helm)
    let outcome = run(["lint", "--render", "helm"])
    #expect(outcome.status == 1, "\(outcome)")
    var words = left("arguments").split(separator: "\n").map(String.init)
    let values = words.firstIndex { $0.hasSuffix("/values.yaml") } ?? 0
    let (scratch, app) = (words[values], "\(sandbox.folder)/app")
    words[values] = "INLINE"
    #expect(
      words == [
        "template", "rel", "\(app)/vendor/shop", "--namespace", "ns", "--name-template", "t",
        "--values", "\(app)/own.yaml", "--values", "INLINE", "--values", "\(app)/more.yaml",
        "--api-versions", "a/v1", "--api-versions", "b/v1", "--kube-version", "1.30",
        "--include-crds", "--skip-tests", "--no-hooks",
      ])
    #expect(left("values").hasPrefix("password: hunter2, or so\nport: 6379\n-rw------- "))
    #expect(access(scratch, F_OK) != 0)
    #expect(!left("environment").contains("SECRET"))
    #expect(left("environment").contains("HELM_CONFIG_HOME=\(scratch.dropLast(12))"))
  }

  @Test(arguments: [
    ("override", ["own.yaml", "values.yaml", "more.yaml"]),
    ("merge", ["values.yaml", "own.yaml", "more.yaml"]), ("replace", ["values.yaml", "more.yaml"]),
  ])
  func mergesValuesAsAsked(_ merge: String, _ files: [String]) {
    prepare(Self.helm, Self.kustomization + "  valuesMerge: \(merge)\n")
    _ = run(["render", "app", "--render", "helm"])
    let words = left("arguments").split(separator: "\n")
    let values = zip(words, words.dropFirst()).filter { $0.0 == "--values" }
    #expect(values.map { String($0.1.split(separator: "/").last ?? "") } == files)
  }

  @Test func placesFindingsAtTheTemplateOrTheEntry() {
    prepare(Self.helm)
    let outcome = run(["--render", "helm"])
    #expect(outcome.output.contains("app/vendor/shop/templates/a.yaml: warning placeholder"))
    #expect(outcome.output.contains("= app/kustomization.yaml:4:3: rendered as Secret/p-a\n"))
    #expect(outcome.output.contains("app/kustomization.yaml:4:3: warning placeholder"))
    #expect(!outcome.output.contains("Not judged"))
    let elsewhere = run(["--render", "helm", "--root", "/usr", "\(sandbox.folder)/app"])
    #expect(elsewhere.output.contains("/app/vendor/shop/templates/a.yaml: warning placeholder"))
    let rendered = run(["render", "app", "--render", "helm"]).output
    #expect(rendered.contains("name: p-a\n") && rendered.contains("name: p-gone\n"))
  }

  @Test func runsNothingUnlessAsked() {
    prepare(Self.helm)
    // The values hold a password in clear, which is found without rendering.
    for words in [["lint", "--fail-on", "never"], ["lint", "app", "--fail-on", "never"]]
      + [["render", "app"]]
    {
      #expect(run(words).status == 0)
      #expect(left("arguments").isEmpty)
    }
  }

  /// What helm does, and what is said of it at the entry.
  @Test(arguments: [
    ("echo a >&2; echo 'Error: bad hunter2, or so' >&2; exit 1", "helm failed: Error: bad ***."),
    ("echo 'Error: YWJjZGVmZ2hpamtsbW5vcHFyc3R1' >&2; exit 1", "helm failed: Error: ***."),
    ("exit 3", "helm failed: it says nothing."), ("kill -9 $$", "helm failed: it says nothing."),
    ("echo '{ a: ['", "helm printed what is no YAML"),
    ("echo hunter2", "helm printed something that is no object."),
    ("yes 'a: bbbbbbbbbbbbbbbbbbbbbbbbbbbb' | head -c 100000000", "more than 64000000 bytes."),
  ])
  func saysWhatWentWrong(_ script: String, _ reason: String) {
    prepare("#!/bin/sh\n\(script)\n")
    let outcome = run(["--render", "helm", "--strict-coverage"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("app/kustomization.yaml:4:3: not judged MGN009 "))
    #expect(outcome.output.contains(reason), "\(outcome.output)")
    #expect(!outcome.output.contains("hunter2"))
    #expect(run(["render", "app", "--render", "helm"]).status == 2)
  }

  /// What is not even started.
  @Test(arguments: [
    ("releaseName: rel", "releaseName: --post-renderer=x", "begins with a letter or a digit"),
    ("valuesFile: own.yaml", "valuesFile: ../../outside.yaml", "lies outside the tree"),
    ("chartHome: vendor", "chartHome: link", "lies outside the tree"),
    ("chartHome: vendor", "chartHome: missing", "is not there"),
    ("chartHome: vendor", "chartHome: /bin", "comes from a repository"),
    ("name: shop", "name: shop\n  repo: https://example.com", "comes from a repository"),
    ("name: shop", "name: leaky", "a link in it leads out of the tree"),
    ("name: shop", "name: deep", "a link in it leads out of the tree"),
    ("valuesFile: own.yaml", "valuesFile: 'a,b/own.yaml'", "means something to helm"),
  ])
  func startsNothing(_ text: String, _ replacement: String, _ reason: String) {
    prepare(Self.helm, Self.kustomization.replacing(text, with: replacement))
    sandbox.write("a: b".utf8, to: "../outside.yaml")
    sandbox.write("name: shop".utf8, to: "../elsewhere/shop/Chart.yaml")
    symlink("../../elsewhere", sandbox.folder + "/app/link")
    sandbox.write("name: leaky".utf8, to: "app/vendor/leaky/Chart.yaml")
    symlink("/etc/hosts", sandbox.folder + "/app/vendor/leaky/NOTES.txt")
    sandbox.write("name: deep".utf8, to: "app/vendor/deep/Chart.yaml")
    symlink("../leaky", sandbox.folder + "/app/vendor/deep/charts")
    sandbox.write("a: b".utf8, to: "app/a,b/own.yaml")
    let outcome = run(["--render", "helm", "--format", "json"])
    #expect(outcome.output.contains(reason), "\(outcome.output)")
    #expect(left("arguments").isEmpty)
  }

  @Test func runsNoHelmOfTheRepository() {
    prepare(Self.helm)
    sandbox.write("#!/bin/sh\necho > ../arguments".utf8, to: "helm")
    chmod(sandbox.folder + "/helm", 0o755)
    let outcome = run(["--render", "helm"], path: ".::/usr/bin:/bin")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--render helm: no helm is on the PATH"), "\(outcome)")
    #expect(run(["render", "app", "--render", "helm"], path: "/nowhere").status == 2)
    #expect(left("arguments").isEmpty)
  }
}
