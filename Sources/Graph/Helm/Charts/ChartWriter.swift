internal import Manifests
internal import SourceText
internal import YAML

/// Writes what a chart makes of values, as far as rules ask for it: each part stands for the value
/// that decides it, and what nobody wrote for the place that comes closest.
struct ChartWriter: PlacedWriter {
  let release: HelmRelease
  let values: HelmValues
  let chartName: String
  /// What stands for everything that no value decides.
  let place: Node

  init(_ release: HelmRelease, _ chart: KnownChart, near sections: [String]) {
    self.init(release, named: chart.chartName, near: sections)
  }

  init(_ release: HelmRelease, named chartName: String, near sections: [String]) {
    self.release = release
    values = release.values
    self.chartName = chartName
    let entries = sections.lazy.compactMap { release.values.root?.entry($0)?.key }
    place = entries.first ?? release.place
  }

  /// The name that charts give their objects (`bitnami/common templates/_names.tpl`, and most).
  var fullName: String {
    if let name = values.text("fullnameOverride") { return name }
    let chart = values.text("nameOverride") ?? chartName
    guard let release = release.name else { return chart }
    return release.contains(chart) ? release : "\(release)-\(chart)"
  }

  /// Where a section of the values is turned on, or would be: where it is written, or else the key
  /// under which the values stand.
  func place(enabling section: String) -> Node {
    values.answer(section, "enabled").key ?? values.root?.entry(section)?.key ?? release.valuesKey
      ?? place
  }

  // MARK: - Objects

  func metadata(_ name: String, labels: Draft? = nil) -> Draft {
    map([
      "name": text(name), "namespace": release.namespace.map { text($0) }, "labels": labels,
    ])
  }

  /// The labels by which Services and policies choose the pods.
  func labels(_ component: String) -> Draft {
    map([
      "app.kubernetes.io/name": text(chartName),
      "app.kubernetes.io/instance": text(release.name ?? chartName),
      "app.kubernetes.io/component": text(component),
    ])
  }

  /// The volume of the data, where the StatefulSet has no claim for it.
  func dataVolume(claims: Bool) -> [Draft] { claims ? [] : [emptyDir("data")] }

  func statefulSet(
    _ name: String, _ component: String, pod: Draft, claims: Bool, replicas: Draft? = nil,
    updateStrategy: Draft? = nil
  ) -> Draft {
    map([
      "apiVersion": text("apps/v1"), "kind": text("StatefulSet"), "metadata": metadata(name),
      "spec": map([
        "serviceName": text("\(fullName)-headless"), "replicas": replicas,
        "updateStrategy": updateStrategy, "selector": map(["matchLabels": labels(component)]),
        "template": map(["metadata": map(["labels": labels(component)]), "spec": pod]),
        "volumeClaimTemplates": claims
          ? list([map(["metadata": map(["name": text("data")])])]) : nil,
      ]),
    ])
  }

  func service(_ name: String, _ component: String, type: Node?, port: String) -> Draft {
    map([
      "apiVersion": text("v1"), "kind": text("Service"), "metadata": metadata(name),
      "spec": map([
        "type": type.map { .node($0) }, "selector": labels(component),
        "ports": list([
          map(["port": .scalar(Draft.Scalar(port, isString: false, at: .node(place)))])
        ]),
      ]),
    ])
  }

  func disruptionBudget(_ name: String, _ component: String) -> Draft {
    map([
      "apiVersion": text("policy/v1"), "kind": text("PodDisruptionBudget"),
      "metadata": metadata(name),
      "spec": map(["selector": map(["matchLabels": labels(component)])]),
    ])
  }

  func configMap(_ name: String, _ data: Draft) -> Draft {
    map([
      "apiVersion": text("v1"), "kind": text("ConfigMap"), "metadata": metadata(name),
      "data": data,
    ])
  }

  /// A Secret that the chart fills with a value of its own making, or one of the values.
  func secret(_ name: String, key: String) -> Draft {
    map([
      "apiVersion": text("v1"), "kind": text("Secret"), "metadata": metadata(name),
      "stringData": map([key: text("$(\(key))")]),
    ])
  }

  func variable(_ name: String, fromSecret secret: Node, key: Draft) -> Draft {
    map(
      [
        "name": text(name, at: secret),
        "valueFrom": map(
          ["secretKeyRef": map(["name": .node(secret), "key": key], at: secret)], at: secret),
      ], at: secret)
  }
}
