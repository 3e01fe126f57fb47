internal import Linting

/// A rule as SARIF describes it.
enum SARIFRule {
  static func value(_ rule: Rule, helpURI: String) -> JSONValue {
    let page = RulePage(rule)
    return [
      "id": .string(rule.id),
      "name": .string(rule.name),
      "shortDescription": ["text": .string(SARIFText.sentence(rule.summary))],
      "fullDescription": ["text": .string(SARIFText.sentence("\(rule.summary). \(rule.why)"))],
      "help": [
        "text": .string(page.text(.brief, width: Int.max)),
        "markdown": .string(page.markdown(.brief)),
      ],
      "helpUri": .string(helpURI),
      "defaultConfiguration": ["level": .string(rule.level.rawValue)],
      "properties": properties(rule),
    ]
  }

  private static func properties(_ rule: Rule) -> JSONValue {
    let topics = RuleTopics(rule)
    var members = JSONMembers()
    members.add("tags", .array(topics.tags.map { .string($0) }))
    members.add("precision", rule.level == .note ? "medium" : "high")
    members.add(
      "problem.severity", rule.level == .note ? "recommendation" : .string(rule.level.rawValue))
    if topics.isSecurity {
      members.add("security-severity", .string(severity(of: rule.level)))
    }
    return members.object
  }

  /// GitHub reads 7.0 to 8.9 as high, 4.0 to 6.9 as medium, less as low.
  private static func severity(of level: Level) -> String {
    switch level {
    case .error: "8.0"
    case .warning: "5.5"
    case .note: "3.0"
    }
  }
}
