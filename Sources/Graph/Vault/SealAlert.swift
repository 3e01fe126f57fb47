internal import Languages
public import SourceText

extension AlertRule {
  /// What an alert does when a Vault seals itself.
  public enum SealAnswer: Sendable, Hashable {
    /// It is not about that.
    case unrelated
    /// It fires, or may.
    case fires
    /// It watches whether metrics are answered at all, as a sealed server does that gives them to anybody.
    case firesUnlessScraped
    /// It names the metric, and does not fire while a sealed server reports it.
    case silent
  }

  /// What it does when a Vault or OpenBao seals itself.
  public var sealAnswer: SealAnswer {
    guard let expression else { return SealMetric.speaksOfSeal(text) ? .fires : .unrelated }
    let about = expression.selectors.filter { SealMetric.sealedValue(of: $0) != nil }
    if !about.isEmpty {
      return expression.outcome(SealMetric.sealedValue(of:)) == .empty ? .silent : .fires
    }
    // Whatever else watches the server notices that it no longer answers.
    let watching = expression.selectors.filter { selector in
      SealMetric.watching.matches(selector.metric ?? "")
        && ([selector.metric ?? ""] + selector.matchers.map(\.value))
          .contains { KeyMaterial.speaksOfVault($0) }
    }
    guard !watching.isEmpty else { return .unrelated }
    return watching.allSatisfy { $0.metric == "up" } ? .firesUnlessScraped : .fires
  }
}

extension AlertRule {
  /// Whether it compares the ready pods of StatefulSets, of whatever name.
  var watchesEveryStatefulSet: Bool {
    (expression?.selectors ?? []).contains { selector in
      selector.metric == "kube_statefulset_status_replicas_ready"
        && !selector.matchers.contains {
          ["namespace", "statefulset", "exported_namespace"].contains($0.label)
        }
    }
  }
}

extension VaultServer {
  /// The setting that gives metrics to anybody, from a sealed server too (`vault http/handler.go`,
  /// `handleMetricsUnauthenticated` asks for no unsealed core).
  public var scrapedWhileSealed: SourceRange? {
    for (listener, _) in listeners {
      guard let telemetry = listener.telemetry?.body,
        telemetry.flag("unauthenticated_metrics_access", default: false) == true
      else { continue }
      return telemetry.attribute("unauthenticated_metrics_access")?.key.range
    }
    return nil
  }
}

/// The metrics that tell of a seal.
enum SealMetric {
  /// What a metric is while the server is sealed: `vault_core_unsealed` 0 (vault vault/core_metrics.go),
  /// an exporter's `vault_sealed` 1; `nil` for other metrics.
  static func sealedValue(of selector: PromQLSelector) -> Double? {
    guard let metric = selector.metric else { return nil }
    if unsealed.matches(metric) { return 0 }
    return sealed.matches(metric) ? 1 : nil
  }

  /// Whether a text that is no expression names such a metric.
  static func speaksOfSeal(_ text: String) -> Bool { word.matches(text) }

  /// The metrics by which a server's answers or readiness are watched.
  static let watching = Pattern(
    literal: "^(up|vault_up|probe_.*|kube_(pod|deployment|statefulset)_.*(ready|available).*)$")

  private static let unsealed = Pattern(literal: "(^|_)unsealed$")
  private static let sealed = Pattern(literal: "(^|_)sealed$")
  private static let word = Pattern(literal: "(^|[^a-z])(un)?sealed($|[^a-z])", ignoringCase: true)
}
