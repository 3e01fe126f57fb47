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

  /// The alerts in the files of a tree.
  public init(_ inventory: Inventory) {
    for resource in inventory.resources {
      for rule in AlertRule.written(by: resource) + Self.rules(inValuesOf: resource) { add(rule) }
      if Self.otherKinds.contains(resource.kind) { add(otherAlerts: resource) }
    }
  }

  private mutating func add(_ rule: AlertRule) {
    isEmpty = false
    tellsOfSeal = tellsOfSeal || rule.sealAnswer == .fires
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
    let sources = [spec?["source"]] + (spec?["sources"]?.items ?? [])
    let values =
      switch (resource.kind, resource.group) {
      case ("Application", "argoproj.io"): sources.map { $0?[path: "helm", "valuesObject"] }
      case ("HelmRelease", "helm.toolkit.fluxcd.io"): [spec?["values"]]
      default: [Node?]()
      }
    return values.compactMap { $0 }.flatMap { AlertRule.rules(anywhereIn: $0, of: resource) }
  }
}
