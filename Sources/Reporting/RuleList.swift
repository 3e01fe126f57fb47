public import Linting

/// The rules of the tool, and what a project's configuration makes of them.
public struct RuleList: Sendable {
  private struct Row {
    let rule: Rule
    let level: Level
    let isEnabled: Bool
    /// The key of the configuration that decides; `nil` where the rule's own word holds.
    let reason: String?

    var state: String { isEnabled ? level.rawValue : "off" }

    init(_ rule: Rule, _ configuration: Configuration) {
      self.rule = rule
      level = configuration.levels[rule.id] ?? rule.level
      let isIgnored = configuration.ignore.contains(rule.id)
      let isSelected = configuration.select?.contains(rule.id) ?? true
      isEnabled = isSelected && !isIgnored
      reason = isIgnored ? "ignore" : !isSelected ? "select" : level == rule.level ? nil : "levels"
    }

    /// `off: ignore`, `error: levels, else warning`; empty where nothing is configured.
    var explanation: String {
      switch reason {
      case nil: ""
      case "levels": "levels, else \(rule.level.rawValue)"
      case "select": "not in select"
      default: "in ignore"
      }
    }
  }

  private let rows: [Row]

  /// The rules of a catalogue under a configuration.
  public init(catalog: [Rule], configuration: Configuration = Configuration()) {
    rows = catalog.map { Row($0, configuration) }
  }

  /// A table for a terminal, its lines cut to a width if there is one.
  public func text(width: Int? = nil) -> String {
    let widest = rows.map(\.rule.id.count).max() ?? 0
    return rows.map { row in
      let id = row.rule.id + String(repeating: " ", count: widest - row.rule.id.count)
      let level = row.state + String(repeating: " ", count: max(0, 7 - row.state.count))
      let reason = row.reason == nil ? "" : " (\(row.explanation))"
      let line = "\(id)  \(level)\(reason)  \(row.rule.summary)"
      guard let width, line.count > width else { return line + "\n" }
      return line.prefix(width - 1) + "…\n"
    }.joined()
  }

  /// A table for a page.
  public var markdown: String {
    "| rule | level | hazard |\n|---|---|---|\n"
      + rows.map { row in
        let reason = row.reason == nil ? "" : " (\(row.explanation))"
        return "| `\(row.rule.id)` | \(row.state)\(reason) | \(row.rule.summary) |\n"
      }.joined()
  }

  /// A list for programs; `reason` is the configuration's key that decides, or `default`.
  public var json: String {
    JSONValue.array(
      rows.map { row in
        [
          "id": .string(row.rule.id), "name": .string(row.rule.name),
          "level": .string(row.level.rawValue), "enabled": .bool(row.isEnabled),
          "defaultLevel": .string(row.rule.level.rawValue),
          "reason": .string(row.reason ?? "default"), "summary": .string(row.rule.summary),
        ]
      }
    ).text(pretty: true)
  }
}
