public import Linting
internal import SourceText

/// Findings as JSON for programs, in the form that version 1 of the command promises.
public struct JSONReport: Sendable {
  /// Whether to break and indent lines.
  public var isPretty = true

  /// A report on several lines.
  public init() {}

  /// The text of a report.
  public func text(_ report: Report) -> String {
    var members: [(String, JSONValue)] = [
      ("version", 1),
      ("findings", .array(report.items.map { Self.finding($0, in: report) })),
      ("notJudged", .array(report.notifications.map { Self.notification($0, in: report) })),
      ("suppressed", .array(report.suppressed.map { Self.suppressed($0, in: report) })),
      ("coverage", CoverageValue.value(report)),
    ]
    if let comparison = report.comparison {
      members += [
        ("since", .string(comparison.name)),
        ("unchanged", .array(comparison.unchanged.map { Self.finding($0, in: report) })),
        ("fixed", .array(comparison.fixed.map(Self.fixed))),
      ]
    }
    return JSONValue.object(members).text(pretty: isPretty)
  }

  /// A finding of files that may be gone.
  private static func fixed(_ finding: FixedFinding) -> JSONValue {
    [
      "rule": .string(finding.rule), "level": .string(finding.level.rawValue),
      "message": .string(MessageLength.bounded(finding.message)), "path": .string(finding.path),
      "line": .int(finding.position.line), "column": .int(finding.position.column),
      "fingerprint": .string(finding.fingerprint),
    ]
  }

  private static func finding(_ item: Report.Item, in report: Report) -> JSONValue {
    let finding = item.finding
    var members = JSONMembers()
    members.add("rule", .string(finding.rule))
    members.add("level", .string(finding.level.rawValue))
    members.add("confidence", .string(finding.confidence.rawValue))
    members.add("message", .string(MessageLength.bounded(finding.message)))
    if let path = finding.sourcePath {
      members.add("path", .string(path))
      members.add("line", .null)
      members.add("column", .null)
    } else {
      addPlace(finding.range, to: &members, in: report)
    }
    members.add("resource", item.resource.map { resource($0, pointer: finding.pointer) } ?? .null)
    let evidence = finding.evidence.map { evidence in
      var members = JSONMembers()
      members.add("message", .string(MessageLength.bounded(evidence.message)))
      addPlace(evidence.range, to: &members, in: report)
      return members.object
    }
    // Lists stand even when they are empty: a program should not have to ask.
    var more = JSONMembers()
    more.add("moreEvidence", finding.moreEvidence == 0 ? nil : .int(finding.moreEvidence))
    return .object(
      members.members + [("evidence", .array(evidence))] + more.members + [
        ("views", .array(item.views.map { .string($0) })),
        ("readers", .array(finding.readers.map { .string($0) })),
        ("reachable", .bool(finding.isReachable)), ("fingerprint", .string(item.fingerprint)),
      ])
  }

  private static func suppressed(_ suppressed: SuppressedItem, in report: Report) -> JSONValue {
    guard case .object(let members) = finding(suppressed.item, in: report) else { return .null }
    let suppressions = suppressed.suppressions.map { suppression -> JSONValue in
      var members = JSONMembers()
      members.add("by", .string(suppression.means.rawValue))
      members.add("reason", .string(SuppressionText.reason(suppression)))
      if let range = suppression.range {
        addPlace(range, to: &members, in: report)
      } else {
        members.add("path", .string(suppression.path))
        members.add("line", suppression.line.map { .int($0) })
      }
      return members.object
    }
    return .object(members + [("suppressions", .array(suppressions))])
  }

  private static func resource(_ resource: Resource, pointer: String) -> JSONValue {
    [
      "apiVersion": .string(resource.apiVersion), "kind": .string(resource.kind),
      "namespace": resource.namespace.map { .string($0) } ?? .null,
      "name": resource.name.map { .string($0) } ?? .null, "pointer": .string(pointer),
    ]
  }

  private static func notification(_ notification: Notification, in report: Report) -> JSONValue {
    var members = JSONMembers()
    members.add("id", .string(notification.kind.rawValue))
    members.add("reason", .string(notification.kind.title))
    members.add("level", .string(notification.level.rawValue))
    members.add("message", .string(MessageLength.bounded(notification.message)))
    if let range = notification.range {
      addPlace(range, to: &members, in: report)
    } else {
      members.add("path", .string(notification.path))
      members.add("line", notification.line.map { .int($0) })
    }
    return members.object
  }

  private static func addPlace(
    _ range: SourceRange, to members: inout JSONMembers, in report: Report
  ) {
    let position = Region(range, in: report)?.start ?? report.position(of: range)
    members.add("path", .string(report.file(of: range).path))
    members.add("line", .int(position.line))
    members.add("column", .int(position.column))
  }
}
