internal import Manifests
internal import YAML

/// How many servers the charts of Vault and OpenBao run, and what goes by whether they are ready.
struct VaultChartAvailability {
  let values: HelmValues
  let writer: ChartWriter
  let mode: VaultMode

  private var isHighlyAvailable: Bool { mode == .raft || mode == .external }

  var replicas: Draft? {
    guard isHighlyAvailable else { return nil }
    return values.node("server", "ha", "replicas").map { .node($0) }
      ?? .scalar(Draft.Scalar("3", isString: false, at: .node(writer.place)))
  }

  var updateStrategy: Draft {
    let type = values.node("server", "updateStrategyType")
    return writer.map(["type": type.map { .node($0) } ?? writer.text("OnDelete")])
  }

  /// The chart's Services lead to servers that are not ready too, unless told otherwise: only then do they
  /// matter (`templates/server-service.yaml`).
  var service: [Draft] {
    guard
      values.flag("server", "service", "publishNotReadyAddresses", default: true) == false,
      values.flag("server", "service", "enabled", default: true) != false
    else { return [] }
    return [writer.service(writer.fullName, "server", type: nil, port: "8200")]
  }

  /// `templates/server-disruptionbudget.yaml`.
  var disruptionBudget: [Draft] {
    guard isHighlyAvailable,
      values.flag("server", "ha", "disruptionBudget", "enabled", default: true) == true
    else { return [] }
    return [writer.disruptionBudget(writer.fullName, "server")]
  }
}
