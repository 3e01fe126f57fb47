internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// Every alerting rule of the view: of PrometheusRules and VMRules, of rule files in ConfigMaps, and
  /// of charts' values.
  public var alertRules: [AlertRule] {
    let inValues = helmReleases.flatMap { release -> [AlertRule] in
      release.values.root.map { AlertRule.rules(anywhereIn: $0, of: release.resource) } ?? []
    }
    return resources.flatMap { AlertRule.written(by: $0) } + inValues
  }
}

extension AlertRule {
  /// The rules that an object carries.
  static func written(by resource: Resource) -> [AlertRule] {
    switch (resource.kind, resource.group) {
    case ("PrometheusRule", "monitoring.coreos.com"), ("VMRule", "operator.victoriametrics.com"):
      rules(below: resource.spec, in: resource)
    case ("ConfigMap", ""): ruleFiles(of: resource)
    default: []
    }
  }

  /// The rules in a chart's values, each chart of which has its own place for them.
  static func rules(anywhereIn values: Node, of resource: Resource?) -> [AlertRule] {
    var search = AlertSearch(resource: resource)
    search.visit(values, depth: 0)
    return search.found
  }

  private static func rules(below spec: Node?, in resource: Resource) -> [AlertRule] {
    (spec?["groups"]?.items ?? []).flatMap { group in
      (group["rules"]?.items ?? []).compactMap { AlertRule($0, in: resource) }
    }
  }

  /// The keys of a ConfigMap that hold `groups` of rules.
  private static func ruleFiles(of configMap: Resource) -> [AlertRule] {
    (configMap.node["data"]?.entries ?? []).flatMap { entry -> [AlertRule] in
      guard let key = entry.key.text, fileEnds.contains(where: { key.hasSuffix($0) }),
        entry.value.withText({ alertWord.matches(String(decoding: $0, as: UTF8.self)) }) == true,
        let text = entry.value.embeddedText
      else { return [] }
      return Stream(text).documents.compactMap(\.root).flatMap { rules(below: $0, in: configMap) }
    }
  }
}

private let fileEnds = [".yml", ".yaml", ".rules"]

private let alertWord = Pattern(literal: #"(?m)^\s*(- )?alert:"#)

/// Looks for alerting rules at any depth.
private struct AlertSearch {
  let resource: Resource?
  var found: [AlertRule] = []
  /// Aliases can make much of little.
  private var rest = 100_000

  init(resource: Resource?) { self.resource = resource }

  mutating func visit(_ node: Node, depth: Int) {
    rest -= 1
    guard rest > 0, depth < 40 else { return }
    if node.isMapping {
      if let rule = AlertRule(node, in: resource) {
        found.append(rule)
      } else if node["enabled"]?.bool != false {
        for entry in node.entries { visit(entry.value, depth: depth + 1) }
      }
    } else if node.isSequence {
      for item in node.items { visit(item, depth: depth + 1) }
    }
  }
}
