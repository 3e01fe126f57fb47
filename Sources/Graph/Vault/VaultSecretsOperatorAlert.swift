internal import Languages
internal import SourceText

extension AlertRule {
  /// Whether an alert watches the Vault Secrets Operator.
  public enum OperatorWatch: Sendable, Hashable {
    /// It is about something else.
    case no
    /// By a metric that the operator does not export.
    case byNoMetric
    /// By one of its own.
    case truly
  }

  /// Whether it watches the Vault Secrets Operator, by the metrics that this exports
  /// (vault-secrets-operator internal/metrics/metrics.go, controller-runtime).
  public var watchesVaultSecretsOperator: OperatorWatch {
    guard let expression else { return Self.namesOperator(text) ? .truly : .no }
    let answers = expression.selectors.map { selector -> OperatorWatch in
      let metric = selector.metric ?? ""
      if metric.hasPrefix("vso_secret_sync") { return .byNoMetric }
      if ownMetric.matches(metric) || selector.matchers.contains(where: { kind.matches($0.value) })
      {
        return .truly
      }
      return controllerMetric.matches(metric) && selector.mayMeanOperator ? .truly : .no
    }
    return answers.contains(.truly) ? .truly : answers.contains(.byNoMetric) ? .byNoMetric : .no
  }
}

extension AlertRule {
  /// Whether a text that is no expression names a metric of the operator.
  static func namesOperator(_ text: String) -> Bool { ownMetric.matches(text) }
}

extension PromQLSelector {
  /// Whether no label picks other controllers.
  fileprivate var mayMeanOperator: Bool {
    matchers.filter { ["controller", "job", "namespace", "service"].contains($0.label) }
      .allSatisfy { matcher in
        matcher.comparison.hasPrefix("!") || operatorWord.matches(matcher.value)
      }
  }
}

private let ownMetric = Pattern(literal: "vso_(?!secret_sync)|controller_resource_status")
private let controllerMetric = Pattern(literal: "^controller_runtime_(reconcile|webhook)")
private let kind = Pattern(
  literal: "vault(static|dynamic|pki)secret|vault-secrets-operator", ignoringCase: true)
private let operatorWord = Pattern(literal: "vault|vso|^\\.[*+]$", ignoringCase: true)
