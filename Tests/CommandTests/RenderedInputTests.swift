import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What was rendered comes in by standard input or as a file and is led back to the tree on disk.
@Suite struct RenderedInputTests {
  @Test(arguments: cases) func leadsBack(_ run: CommandCase) { run.check() }

  private static let tree = [
    "base/kustomization.yaml": "resources: [a.yaml]\n",
    "base/a.yaml": secret("app"),
    "overlay/kustomization.yaml": "resources: [../base]\nbuildMetadata: [originAnnotations]\n",
  ]

  private static func secret(_ name: String, annotations: String = "{}") -> String {
    """
    apiVersion: v1
    kind: Secret
    metadata: {name: \(name), annotations: \(annotations)}
    stringData:
      token: CHANGEME

    """
  }

  private static func built(from path: String) -> String {
    "# built\n" + secret("x-app", annotations: "{config.kubernetes.io/origin: 'path: \(path)'}")
  }

  static let cases = [
    CommandCase(
      name: "standard input", arguments: ["-"], files: tree, input: built(from: "../base/a.yaml"),
      status: 1, output: ["base/a.yaml:5:3: warning", "= stdin:6:10: rendered as Secret/x-app"]),
    CommandCase(
      name: "a named file", arguments: ["out.yaml"],
      files: tree.merging(["out.yaml": built(from: "../base/a.yaml")]) { first, _ in first },
      status: 1, output: ["base/a.yaml:5:3: warning", "= out.yaml:6:10: rendered as Secret/x-app"]),
    CommandCase(
      name: "a folder to start from", arguments: ["-", "--root", "sub"],
      files: ["sub/kustomization.yaml": "", "sub/a.yaml": secret("app")],
      input: built(from: "a.yaml"), status: 1, output: ["a.yaml:5:3"],
      absent: ["sub/"]),
    CommandCase(
      name: "a file beyond the folder", arguments: ["-", "--root", "overlay"], files: tree,
      input: built(from: "../base/a.yaml"), status: 1, output: ["../base/a.yaml: warning"],
      absent: ["a.yaml:5"]),
    CommandCase(
      name: "a configuration", arguments: ["-"],
      files: tree.merging([".manifestguard.yaml": "ignore: [placeholder-secret-overwrite]\n"]) {
        first, _ in first
      }, input: built(from: "../base/a.yaml"), status: 0, output: ["No findings."]),
  ]

  @Test func readsNothingThroughALink() {
    let sandbox = Sandbox()
    sandbox.write(Self.secret("app").utf8, to: "../outside/a.yaml")
    sandbox.write("resources: [a.yaml]\n".utf8, to: "kustomization.yaml")
    symlink("../outside/a.yaml", sandbox.folder + "/a.yaml")
    symlink("../outside", sandbox.folder + "/folder")
    for path in ["a.yaml", "folder/a.yaml"] {
      CommandCase(
        name: path, arguments: ["-"], input: Self.built(from: path), status: 1,
        output: ["\(path): warning"], absent: ["a.yaml:5"]
      ).check(in: sandbox)
    }
  }
}
