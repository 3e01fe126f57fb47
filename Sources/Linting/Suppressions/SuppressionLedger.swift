internal import Graph

/// Which exceptions a run has met, so that it can tell of those that are over or take nothing away.
struct SuppressionLedger {
  private let comments: IgnoreComments
  private var met: Set<SuppressionException.ID> = []
  private var told: Set<Notification> = []
  /// What to say of exceptions that no longer hold, and of annotations that are not understood.
  private(set) var notifications: [Notification] = []
  /// What might go unmet, with the rule it is about.
  private var annotations: [SuppressionException.ID: AnnotatedObjects.Written] = [:]
  private var configured: [SuppressionException.ID: (path: String, line: Int)] = [:]
  /// The rules that judged a file, by the file.
  private var rulesOfFiles: [SourceFile.ID: Set<Rule.ID>] = [:]

  /// What exceptions have to stand in to be followed; `nil` if all are.
  private let trusted: String?

  init(_ comments: IgnoreComments, trusted: String?) {
    self.comments = comments
    self.trusted = trusted
  }

  /// Notes what exceptions said to a finding.
  mutating func note(_ verdict: Exceptions.Verdict, on finding: Finding) {
    for (exception, standing) in verdict.met {
      met.insert(exception.id)
      switch standing {
      // Without a reason it is told by itself.
      case .holds, .isMoved, .lacksReason: continue
      case .isOver:
        tell(
          "The exception for \(finding.rule) is over since its `until`: renew it with a reason, or mend the finding.",
          of: exception)
      case .valueChanged:
        tell(
          "The exception for \(finding.rule) was for another value than the one that stands there now.",
          of: exception)
      case .isAdded:
        tell(
          "Not followed: \(trusted ?? "") has no such exception for \(finding.rule) at this place. Let someone who may excuse it land it there first.",
          .added, of: exception)
      }
    }
  }

  /// Says that a scanner's mark on a finding's line is not believed.
  mutating func noteMark(on finding: Finding, in path: String) {
    tell(
      Notification(
        .added,
        "Not followed: \(trusted ?? "") has no comment at this place that calls the value no secret.",
        path: path, range: finding.range))
  }

  private mutating func tell(
    _ message: String, _ kind: Notification.Kind = .lapsed, of exception: SuppressionException
  ) {
    tell(
      Notification(
        kind, message, path: exception.suppression.path, range: exception.suppression.range,
        line: exception.suppression.line))
  }

  private mutating func tell(_ notification: Notification) {
    if told.insert(notification).inserted { notifications.append(notification) }
  }

  /// Notes what a view of a whole project could meet.
  mutating func expect(
    _ configured: [ShardRecord.ConfiguredPlace], enabled: Set<Rule.ID>, files: [SourceFile.ID]
  ) {
    for file in files where comments.hasComments(file) {
      rulesOfFiles[file, default: []].formUnion(enabled)
    }
    for entry in configured where enabled.contains(entry.rule) {
      let id = SuppressionException.ID.configuration(
        path: entry.path, line: entry.line, rule: entry.rule)
      self.configured[id] = (entry.path, entry.line)
    }
  }

  /// The same for the annotations of one of its clusters.
  mutating func expect(_ annotated: [AnnotatedObjects.Written], enabled: Set<Rule.ID>) {
    for written in annotated where enabled.contains(written.rule) {
      annotations[written.id] = written
    }
  }

  /// Takes over what annotations say that is not understood.
  mutating func note(_ notifications: [Notification]) {
    for notification in notifications { tell(notification) }
  }

  /// The exceptions that met no finding, but for those in files that were not judged whole.
  func unused(unjudged: Set<String>) -> [Notification] {
    var unused: [Notification] = []
    func note(_ rule: Rule.ID, _ path: String, _ range: SourceRange?, line: Int? = nil) {
      unused.append(
        Notification(
          .unused, "Nothing is found here that the exception for \(rule) would take away.",
          path: path, range: range, line: line))
    }
    for (id, rules) in rulesOfFiles {
      let path = comments.file(id).path
      guard !unjudged.contains(path) else { continue }
      for (index, comment) in comments.comments(of: id).comments.enumerated() {
        for rule in Set(comment.rules)
        where rules.contains(rule)
          && !met.contains(.comment(file: id, index: index, rule: rule))
        {
          note(rule, path, comment.range)
        }
      }
    }
    for written in annotations.values
    where !met.contains(written.id) && !unjudged.contains(written.path) {
      note(written.rule, written.path, written.range)
    }
    for (id, place) in configured where !met.contains(id) {
      guard case .configuration(_, _, let rule) = id else { continue }
      note(rule, place.path, nil, line: place.line)
    }
    return unused
  }
}
