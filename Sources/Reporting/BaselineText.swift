public import Linting

/// A baseline as its file has it: JSON with an entry on each line, in an order that changes little, so
/// that two branches seldom change the same line.
public enum BaselineText {
  /// The text of the file.
  public static func text(_ baseline: Baseline) -> String {
    var lines = [
      "{",
      #""about": "Findings that manifestguard leaves out; `manifestguard baseline` writes it.","#,
      #""version": 1,"#, #""findings": ["#,
    ]
    let entries = baseline.entries.map { entry($0).text(pretty: false).trimmingLineBreaks }
    lines += entries.enumerated().map { $1 + ($0 + 1 < entries.count ? "," : "") }
    lines += ["]", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ entry: Baseline.Entry) -> JSONValue {
    var members = JSONMembers()
    members.add("object", entry.object.map { .string($0) })
    members.add("rule", .string(entry.rule))
    members.add("level", .string(entry.level.rawValue))
    members.add("place", entry.place.isEmpty ? nil : .string(entry.place))
    members.add("path", .string(entry.path))
    members.add("id", .string(entry.id))
    members.add("count", entry.count == 1 ? nil : .int(entry.count))
    return members.object
  }
}

extension String {
  fileprivate var trimmingLineBreaks: String {
    var text = self
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
