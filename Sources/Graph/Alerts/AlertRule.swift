public import Languages
public import Manifests
public import SourceText
internal import YAML

/// An alerting rule of Prometheus or VictoriaMetrics, wherever it is written.
public struct AlertRule: Sendable {
  /// The object that carries it; `nil` for the values of a chart that no object installs.
  public let resource: Resource?
  /// `alert`: its name.
  public let name: String
  /// `expr`.
  public let text: String
  /// `expr` as it is understood; `nil` for a template, or an extension of the language.
  public let expression: PromQLExpression?
  /// How long it waits before it fires, in seconds; `nil` where a variable tells.
  public let hold: Double?
  /// The place of `for`, or of the name.
  public let holdRange: SourceRange
  /// The place of `expr`.
  public let range: SourceRange

  init?(_ node: Node, in resource: Resource?) {
    guard let alert = node["alert"], let name = alert.text, let expr = node["expr"],
      let text = expr.text
    else { return nil }
    self.resource = resource
    self.name = name
    self.text = text
    expression = PromQLExpression(text)
    let wait = node["for"]
    hold = wait.map { $0.text.flatMap { PromQLDuration.seconds($0) } } ?? 0
    holdRange = (wait ?? alert).range
    range = expr.range
  }

  /// Whether it waits more than five minutes before it fires.
  public var isSlow: Bool { (hold ?? 0) > 300 }

  /// The selectors that speak of a word in their metric or labels.
  public func selectors(speakingOf isMeant: (String) -> Bool) -> [PromQLSelector] {
    (expression?.selectors ?? []).filter { selector in
      isMeant(selector.metric ?? "") || selector.matchers.contains { isMeant($0.value) }
    }
  }
}
