internal import Linting

/// The run itself: that it was brought to its end, and what it could not judge.
enum SARIFInvocation {
  static func value(_ report: Report, leftOut: Int) -> JSONValue {
    let configuration = report.notifications.filter { !$0.kind.isUnjudged }
    let execution = report.notifications.filter(\.kind.isUnjudged)
    var notices = execution.map { notification($0, in: report) }
    if leftOut > 0 { notices.append(truncation(leftOut)) }
    var members = JSONMembers()
    members.add("executionSuccessful", true)
    members.add("toolExecutionNotifications", .array(notices))
    members.add(
      "toolConfigurationNotifications", .array(configuration.map { notification($0, in: report) }))
    members.add("properties", ["coverage": CoverageValue.value(report)])
    return members.object
  }

  /// The kinds of notices, as the driver declares them.
  static var descriptors: [JSONValue] {
    Notification.Kind.allCases.map { kind in
      descriptor(kind.rawValue, kind.meaning, Notification(kind, "", path: "").level)
    } + [descriptor(truncationID, "Results left out of the file.", .warning)]
  }

  private static let truncationID = "results-left-out"

  private static func descriptor(_ id: String, _ text: String, _ level: Level) -> JSONValue {
    [
      "id": .string(id), "shortDescription": ["text": .string(text)],
      "defaultConfiguration": ["level": .string(level.rawValue)],
    ]
  }

  private static func notification(_ notification: Notification, in report: Report) -> JSONValue {
    let place =
      notification.range.map { SARIFLocation.physical($0, in: report) }
      ?? SARIFLocation.physical(notification.path, line: notification.line)
    return [
      "descriptor": ["id": .string(notification.kind.rawValue)],
      "level": .string(notification.level.rawValue),
      "message": ["text": .string(SARIFText.sentence(SARIFText.escaped(notification.message)))],
      "locations": [["physicalLocation": place]],
    ]
  }

  private static func truncation(_ count: Int) -> JSONValue {
    [
      "descriptor": ["id": .string(truncationID)], "level": "warning",
      "message": [
        "text": .string(
          "\(count) results are left out, since platforms refuse a file with so many.")
      ],
    ]
  }
}
