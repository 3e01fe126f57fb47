internal import Graph
internal import Linting

extension Rule {
  static let vaultSealAlertMissing = Rule(
    "vault-seal-alert-missing", .warning, "No alert tells that Vault is sealed",
    why: """
      A sealed Vault looks well: its pod runs and the GitOps engine is satisfied. Secrets that are
      already there keep working, so nobody notices until leases run out or pods restart, often at
      night and all at once. With an alert the same event is a matter of minutes.
      """,
    symptoms: [
      "Vault had been sealed for hours when the first service failed",
      "the alert for the seal never fired",
    ],
    detection: """
      A Vault or OpenBao server of the tree, and no alert of a PrometheusRule, a VMRule, a rule file in
      a ConfigMap or a chart's values about `vault_core_unsealed`, an exporter's `vault_sealed`, or the
      server's own `up`, probe or readiness. Or only such that stay silent while a sealed server
      reports: `absent(vault_core_unsealed)`, and `up` where `unauthenticated_metrics_access` lets a sealed
      server answer the scrape. An alert that waits more than five minutes: note. The
      alerts of kube-prometheus-stack, or others about the ready pods of every StatefulSet, tell of a
      sealed server late and without its cause: note. No alerts at all in the tree: note, since they may be kept elsewhere.
      """,
    limits: """
      Alerts in another repository are not seen: name one under `externals`, as
      `PrometheusRule/monitoring/vault`. Whether Prometheus scrapes the server is not asked. Loki's
      rules are not read.
      """,
    fix: """
      Alert on `vault_core_unsealed == 0 or absent(vault_core_unsealed)` for one minute, and scrape
      `/v1/sys/metrics` of every server, not only of the active one.
      """,
    exceptions: "A development server, and a cluster that somebody else watches.",
    references: [
      "https://developer.hashicorp.com/vault/docs/internals/telemetry/metrics/core-system",
      "https://openbao.org/docs/internals/telemetry/metrics/core-system/",
    ],
    examples: VaultSealAlertMissingExamples.all
  ) { graph, findings in
    let servers = graph.vaultServers.filter {
      $0.development == nil && !graph.isSample($0.resource)
    }
    guard !servers.isEmpty, !graph.isSealWatchedElsewhere else { return }
    let scraped = servers.compactMap(\.scrapedWhileSealed)
    let isScraped = scraped.count == servers.count
    let answers = graph.alertRules.map { alert in
      let answer = alert.sealAnswer
      guard answer == .firesUnlessScraped else { return (alert, answer) }
      return (alert, isScraped ? .silent : .fires)
    }
    let isToldSoon =
      graph.treeAlerts.tellsOfSealSoon
      || answers.contains { $0.1 == .fires && !$0.0.isSlow }
    for (alert, answer) in answers where answer == .fires && alert.isSlow {
      guard let hold = alert.hold, alert.text.contains("sealed") || !isToldSoon else { continue }
      findings.report(
        "\(alert.name) waits \(Int(hold / 60)) minutes before it tells that Vault is sealed.",
        at: alert.holdRange, in: alert.resource, level: .note, key: alert.name)
    }
    let isTold =
      graph.treeAlerts.tellsOfSeal || graph.treeAlerts.tellsOfNoScrape && !isScraped
    guard !isTold, !answers.contains(where: { $0.1 == .fires }) else {
      return
    }
    if let (alert, _) = answers.first(where: { $0.1 == .silent }) {
      let isOfScrape = alert.sealAnswer == .firesUnlessScraped
      findings.report(
        "\(alert.name) does not fire while Vault is sealed: a sealed server \(isOfScrape ? "still answers the scrape" : "reports the metric, as 0").",
        at: alert.range, in: alert.resource,
        evidence: servers.map(\.evidence)
          + (isOfScrape ? scraped.map { Evidence("metrics need no token here", at: $0) } : []),
        key: alert.name)
      return
    }
    let hasAlerts = !graph.treeAlerts.isEmpty || !answers.isEmpty
    var seen: Set<Resource.ID> = []
    for server in servers where seen.insert(server.resource.id).inserted {
      if graph.treeAlerts.watchesEveryStatefulSet, graph.isUnreadyWhileSealed(server) {
        findings.report(
          "An alert of this tree tells that pods of \(server.resource.displayName) are not ready, as sealed ones are; none tells that it is sealed, nor at once.",
          at: server.range, in: server.resource, level: .note, confidence: .low)
        continue
      }
      findings.report(
        hasAlerts
          ? "The tree has alerts, and none tells that \(server.resource.displayName) is sealed."
          : "No alert of this tree tells that \(server.resource.displayName) is sealed; right if they are kept elsewhere.",
        at: server.range, in: server.resource, level: hasAlerts ? .warning : .note,
        confidence: .low)
    }
  }
}

extension VaultServer {
  fileprivate var evidence: Evidence {
    Evidence("\(resource.displayName) runs a server", at: range)
  }
}

extension ResourceGraph {
  /// Whether the project says that another repository watches the seal.
  fileprivate var isSealWatchedElsewhere: Bool {
    settings.externals.contains { external in
      let name = external.name.name.lowercased()
      return ["PrometheusRule", "VMRule"].contains(external.kind)
        && ["vault", "bao", "seal"].contains { name.contains($0) }
    }
  }
}
