public import Linting

/// The rules of the tool, and what a project's configuration makes of them.
public struct RuleList: Sendable {
  private struct Row {
    let rule: Rule
    let level: Level
    let isEnabled: Bool
  }

  private let rows: [Row]

  /// The rules of a catalogue under a configuration.
  public init(catalog: [Rule], configuration: Configuration = Configuration()) {
    let enabled = Set(configuration.enabledRules(of: catalog).map(\.id))
    rows = catalog.map { rule in
      Row(
        rule: rule, level: configuration.levels[rule.id] ?? rule.level,
        isEnabled: enabled.contains(rule.id))
    }
  }

  /// A table for a terminal.
  public var text: String {
    let width = rows.map(\.rule.id.count).max() ?? 0
    return rows.map { row in
      let id = row.rule.id + String(repeating: " ", count: width - row.rule.id.count)
      let state = row.isEnabled ? row.level.rawValue : "off"
      let level = state + String(repeating: " ", count: max(0, 7 - state.count))
      return "\(id)  \(level)  \(row.rule.summary)\n"
    }.joined()
  }

  /// A table for a page.
  public var markdown: String {
    "| rule | level | hazard |\n|---|---|---|\n"
      + rows.map { row in
        let state = row.isEnabled ? row.level.rawValue : "off"
        return "| `\(row.rule.id)` | \(state) | \(row.rule.summary) |\n"
      }.joined()
  }

  /// A list for programs.
  public var json: String {
    JSONValue.array(
      rows.map { row in
        [
          "id": .string(row.rule.id), "name": .string(row.rule.name),
          "level": .string(row.level.rawValue), "enabled": .bool(row.isEnabled),
          "summary": .string(row.rule.summary),
        ]
      }
    ).text(pretty: true)
  }
}
