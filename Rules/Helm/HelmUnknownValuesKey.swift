internal import Linting

extension Rule {
  static let helmUnknownValuesKey = Rule(
    "helm-unknown-values-key", .warning, "A chart's values hold a key that no template reads",
    why: """
      Helm ignores a key that it does not know, without a word. The setting that somebody meant, a
      password, TLS, an ACL file, is not in force, and nothing fails until it is needed.
      """,
    symptoms: [
      "a setting of the values file has no effect on the rendered objects",
      "a major upgrade of the chart renamed the key; the server runs without its configuration",
    ],
    detection: """
      The values of a release of Bitnami's redis, redis-cluster, valkey and valkey-cluster, of
      redis-ha, of the Valkey project's chart, of HashiCorp's vault and of openbao, from wherever they
      come (Argo CD, Flux, kustomize, a Chart.yaml with dependencies), compared with the keys that
      the major version of the chart reads. Only the repository that publishes a chart tells its keys.
      Vault's configuration under the key of another mode counts too: with `server.ha.raft.enabled`
      the chart reads `server.ha.raft.config` and not `server.ha.config`. Note in a values file of
      vault or openbao that nothing in the tree installs.
      """,
    limits: """
      Keys are known down to two or three levels. Another chart, a mirror, a version that is a
      variable, a range without a first number or a major that is not listed leave the rule silent.
      """,
    fix: """
      Write the key where the chart of this version reads it, and compare `helm template` before and
      after. Delete it if nothing is meant by it.
      """,
    exceptions: """
      A key that only holds an anchor for others: begin its name with `x-` or `_`. Null and empty
      values are not reported.
      """,
    references: ["https://helm.sh/docs/chart_template_guide/values_files/"],
    examples: HelmUnknownValuesKeyExamples.all
  ) { graph, findings in
    for release in graph.helmReleases {
      for unknown in release.unknownKeys {
        let isToldByShape = release.isToldByShape && unknown.readInstead == nil
        findings.report(
          "\(release.chartDisplayName) does not read \(unknown.path): it has no effect\(unknown.hint)",
          at: unknown.key.range, in: release.resource,
          pointer: "/" + unknown.path.split(separator: ".").joined(separator: "/"),
          level: isToldByShape ? .note : .warning,
          evidence: release.isToldByShape
            ? []
            : [Evidence("\(release.displayName) installs the chart here", at: release.place.range)],
          key: unknown.path)
      }
    }
  }
}

extension HelmRelease {
  fileprivate var chartDisplayName: String {
    ["The chart", chart.name, chart.version ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension UnknownKey {
  /// What may have been meant, up to the end of the sentence.
  fileprivate var hint: String {
    if let readInstead { return "; in this mode it reads \(readInstead)." }
    let name = key.text ?? ""
    if let outerSection {
      return "; it reads \(outerSection.isEmpty ? name : "\(outerSection).\(name)")."
    }
    if let near = Spelling.nearest(to: name, in: known) {
      return "; did you mean \(section.isEmpty ? near : "\(section).\(near)")?"
    }
    let near = otherSections.filter { isNear($0) }
    guard !near.isEmpty, near.count <= 3 else { return "." }
    let others = near.map { $0.isEmpty ? name : "\($0).\(name)" }
    return "; it reads \(others.joined(separator: ", "))."
  }

  /// The innermost section around this one that knows a key of the name: it stands a level too deep.
  private var outerSection: String? {
    guard !section.isEmpty else { return nil }
    return otherSections.filter { $0.isEmpty || section.hasPrefix("\($0).") }
      .max { $0.utf8.count < $1.utf8.count }
  }

  /// Whether a key of the same name in another section may be the one that was meant: a key without
  /// a section has none to stand against it, others have one of the same name.
  private func isNear(_ other: String) -> Bool {
    guard let own = section.split(separator: ".").last else { return true }
    guard let last = other.split(separator: ".").last else { return false }
    return Spelling.nearest(to: String(own), in: [String(last)]) != nil
  }
}
