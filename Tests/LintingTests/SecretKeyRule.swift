import Graph

@testable import Linting

extension Rule {
  /// A rule that reports each key of each Secret, for what is tried on findings of any kind.
  static let secretKey = Rule(
    "secret-key", .warning, "A Secret has a key", why: "", symptoms: [], detection: "", limits: "",
    fix: "", exceptions: "", examples: []
  ) { graph, findings in
    for resource in graph.resources where resource.kind == "Secret" {
      for entry in resource.node["stringData"]?.entries ?? [] {
        findings.report("A key.", at: entry.key, in: resource)
      }
    }
  }
}
