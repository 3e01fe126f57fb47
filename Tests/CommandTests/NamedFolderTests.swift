import Testing

/// A folder that is named in one way or another is the same folder.
@Suite struct NamedFolderTests {
  private let sandbox: Sandbox

  init() {
    sandbox = Sandbox()
    sandbox.write("resources: [config.yaml]\n".utf8, to: "../shop/app/kustomization.yaml")
    sandbox.write(Manifest.warned.utf8, to: "../shop/app/config.yaml")
  }

  @Test(arguments: ["../shop/", "../shop/.", "../shop//", "../shop/app/..", "./../shop/"])
  func meansTheSame(_ spelling: String) {
    let plain = sandbox.run([Sandbox.command, "lint", "--fail-on", "never", "../shop"])
    #expect(plain.output.contains("../shop/app/config.yaml:5:3: warning yaml-duplicate-key"))
    #expect(sandbox.run([Sandbox.command, "lint", "--fail-on", "never", spelling]) == plain)
  }

  @Test func rendersOutsideToo() {
    let plain = sandbox.run([Sandbox.command, "render", "../shop/app"])
    #expect(plain.status == 0)
    #expect(sandbox.run([Sandbox.command, "render", "../shop/app/"]) == plain)
  }
}
