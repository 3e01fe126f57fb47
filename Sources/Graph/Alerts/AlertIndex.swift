internal import Manifests
internal import YAML

/// What the alerts of a whole tree tell: those of one view seldom are all that watch its servers.
public struct AlertIndex: Sendable {
  /// Whether there are any.
  public private(set) var isEmpty = true
  /// Whether one tells that a Vault is sealed.
  public private(set) var tellsOfSeal = false
  /// Whether one watches the Vault Secrets Operator.
  public private(set) var watchesVaultSecretsOperator = false
  /// Whether one tells that the pods of any StatefulSet are not ready, whatever runs in them.
  public private(set) var watchesEveryStatefulSet = false

  /// The alerts in the files of a tree, and of the views that are built of it with their releases.
  public init(_ tree: Inventory, views: [(inventory: Inventory, charts: HelmScope)] = []) {
    for resource in tree.resources + views.flatMap(\.inventory.resources) {
      for rule in AlertRule.written(by: resource) + Self.rules(inValuesOf: resource) { add(rule) }
      if Self.otherKinds.contains(resource.kind) { add(otherAlerts: resource) }
    }
    for view in views {
      for release in HelmReleases.all(in: view.inventory, view.charts) { add(release) }
    }
  }

  private mutating func add(_ release: HelmRelease) {
    for rule in release.values.root.map({ AlertRule.rules(anywhereIn: $0, of: nil) }) ?? [] {
      add(rule)
    }
    guard release.chart.name == "kube-prometheus-stack" else { return }
    // `prometheus-community/helm-charts kube-prometheus-stack values.yaml`: KubeStatefulSetReplicasMismatch.
    let values = release.values
    guard values.flag("defaultRules", "create", default: true) != false,
      values.flag("defaultRules", "rules", "kubernetesApps", default: true) != false
    else { return }
    isEmpty = false
    if values.flag("defaultRules", "disabled", "KubeStatefulSetReplicasMismatch", default: false)
      != true
    {
      watchesEveryStatefulSet = true
    }
  }

  private mutating func add(_ rule: AlertRule) {
    isEmpty = false
    tellsOfSeal = tellsOfSeal || rule.sealAnswer == .fires
    watchesEveryStatefulSet = watchesEveryStatefulSet || rule.watchesEveryStatefulSet
    watchesVaultSecretsOperator =
      watchesVaultSecretsOperator || rule.watchesVaultSecretsOperator == .truly
  }

  /// The alerts of kinds whose texts are not read as Prometheus' own: their words must do.
  private mutating func add(otherAlerts resource: Resource) {
    isEmpty = false
    let text = YAMLWriter.text(of: resource.node)
    tellsOfSeal = tellsOfSeal || SealMetric.speaksOfSeal(text)
    watchesVaultSecretsOperator = watchesVaultSecretsOperator || AlertRule.namesOperator(text)
  }

  private static let otherKinds: Set<String> = ["GrafanaAlertRuleGroup", "AlertingRule"]

  /// The rules in the values that stand in an Application or a HelmRelease.
  private static func rules(inValuesOf resource: Resource) -> [AlertRule] {
    let spec = resource.spec
    let values: [Node?]
    switch (resource.kind, resource.group) {
    case ("Application", "argoproj.io"):
      let sources = [spec?["source"]] + (spec?["sources"]?.items ?? [])
      values = sources.map { $0?[path: "helm", "valuesObject"] }
    case ("HelmRelease", "helm.toolkit.fluxcd.io"): values = [spec?["values"]]
    default: return []
    }
    return values.compactMap { $0 }.flatMap { AlertRule.rules(anywhereIn: $0, of: resource) }
  }
}
