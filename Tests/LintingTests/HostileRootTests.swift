import Linting
import Rules
import Testing

/// Roots made to take all time or memory are given up, and hide no other.
@Suite struct HostileRootTests {
  private static let good = [
    (path: "prod/kustomization.yaml", text: "resources: [secret.yaml]\n"),
    (
      path: "prod/secret.yaml",
      text:
        "apiVersion: v1\nkind: Secret\nmetadata: {name: app}\nstringData: {token: CHANGEME}\n"
    ),
  ]

  @Test(arguments: HostileRoot.all)
  fileprivate func aHostileRootIsGivenUp(_ root: HostileRoot) {
    let report = lint(Self.good + root.files())
    let messages = report.notifications.map(\.message)
    #expect(messages.contains { $0.contains(root.reason) }, "\(messages.prefix(3))")
    #expect(report.items.contains { $0.views == ["prod"] })
  }
}

/// A root of a few kilobytes that would come to much.
private struct HostileRoot: CustomTestStringConvertible, Sendable {
  let name: String
  let reason: String
  let files: @Sendable () -> [(path: String, text: String)]

  var testDescription: String { name }

  static let all = [
    HostileRoot(name: "folders that fail, each taken in twice", reason: "cannot be built") {
      (0..<40).map { number in
        let inner = number < 39 ? "resources: [../k\(number + 1), ../k\(number + 1)]\n" : ""
        return ("k\(number)/kustomization.yaml", inner + "images: [{name: '('}]\n")
      }
    },
    // By its own schema what a base builds may differ, so that no base is built once for all.
    HostileRoot(name: "the same with a schema of its own", reason: "takes too long") {
      (0..<40).map { number in
        let inner = number < 39 ? "resources: [../k\(number + 1), ../k\(number + 1)]\n" : ""
        return (
          "k\(number)/kustomization.yaml",
          inner + "openapi: {path: schema.json}\nimages: [{name: '('}]\n"
        )
      } + (0..<40).map { ("k\($0)/schema.json", "{\"definitions\": {}}") }
    },
    HostileRoot(name: "a long prefix for many names", reason: "copied here is too large") {
      [
        (
          "r/kustomization.yaml",
          "resources: [a.yaml]\nnamePrefix: \(String(repeating: "a", count: 40_000))\n"
        ),
        ("r/a.yaml", configMaps(500)),
      ]
    },
    HostileRoot(name: "a large patch for many objects", reason: "copied here is too large") {
      [
        (
          "r/kustomization.yaml",
          "resources: [a.yaml]\npatches: [{path: p.yaml, target: {kind: ConfigMap}}]\n"
        ),
        ("r/a.yaml", configMaps(40)),
        (
          "r/p.yaml",
          "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: "
            + String(repeating: "a", count: 500_000) + "\n"
        ),
      ]
    },
  ]

  private static func configMaps(_ count: Int) -> String {
    (0..<count).map { "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c\($0)}\n" }
      .joined(separator: "---\n")
  }
}
