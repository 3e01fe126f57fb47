internal import Graph

/// The ignore comments of all files.
struct IgnoreComments: Sendable {
  private let files: [SourceFile]
  private let suppressions: [Suppressions]

  /// The comments of files that stand at the index of their number.
  init(_ files: [SourceFile]) {
    self.files = files
    suppressions = files.concurrentMap { Suppressions($0) }
  }

  /// Whether a comment takes a rule's finding away from the line on which a range begins.
  func cover(_ rule: Rule.ID, at range: SourceRange) -> Bool {
    let found = suppressions[Int(range.file)]
    guard !found.comments.isEmpty else { return false }
    return found.covers(rule, line: files[Int(range.file)].line(at: Int(range.lower)))
  }

  /// What the user has to know of a file's comments that are not followed.
  func notifications(of file: SourceFile, knownRules: [Rule.ID]) -> [Notification] {
    let found = suppressions[Int(file.id)]
    func notification(_ message: String, at range: SourceRange) -> Notification {
      Notification(.configuration, message, path: file.path, range: range)
    }
    var notifications = found.miswritten.map {
      notification(
        "The comment has no effect: write `# manifestguard: ignore[rule] reason`.", at: $0)
    }
    for comment in found.comments {
      if !comment.hasReason {
        notifications.append(
          notification(
            "The ignore comment gives no reason and is not followed.", at: comment.range))
      }
      for rule in comment.rules where !knownRules.contains(rule) {
        notifications.append(
          notification(Self.unknown(rule, among: knownRules), at: comment.range))
      }
    }
    return notifications
  }

  private static func unknown(_ rule: Rule.ID, among knownRules: [Rule.ID]) -> String {
    // Whatever stands in the brackets may be anything; a rule's name is lower-case words.
    let isWord = rule.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
    let name = isWord && rule.utf8.count <= 60 ? ": \(rule)" : ""
    let hint = Spelling.nearest(to: rule, in: knownRules).map { " Did you mean \($0)?" } ?? ""
    return "The ignore comment names no known rule\(name).\(hint)"
  }
}
