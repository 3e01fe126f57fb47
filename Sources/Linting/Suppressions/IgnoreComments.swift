internal import Graph

/// The ignore comments of all files.
struct IgnoreComments: Sendable {
  private let files: [SourceFile]
  private let commentsOfFiles: [CommentsOfFile]

  /// The comments of files that stand at the index of their number.
  init(_ files: [SourceFile]) {
    self.files = files
    commentsOfFiles = files.concurrentMap { CommentsOfFile($0) }
  }

  func file(_ id: SourceFile.ID) -> SourceFile { files[Int(id)] }

  /// The comments of one file.
  func comments(of file: SourceFile.ID) -> CommentsOfFile { commentsOfFiles[Int(file)] }

  /// The exceptions that speak of a rule's findings on the line where a range begins.
  func exceptions(to rule: Rule.ID, at range: SourceRange) -> [SuppressionException] {
    let found = commentsOfFiles[Int(range.file)]
    guard !found.comments.isEmpty else { return [] }
    let file = files[Int(range.file)]
    return found.comments(on: rule, line: file.line(at: Int(range.lower))).map { index in
      let comment = found.comments[index]
      return SuppressionException(
        id: .comment(file: file.id, index: index, rule: rule), terms: comment.terms,
        suppression: Suppression(
          .comment, reason: comment.terms.reason, path: file.path, range: comment.range))
    }
  }

  /// What the user has to know of a file's comments that are not followed.
  func notifications(
    of file: SourceFile, knownRules: [Rule.ID], requiresReason: Bool
  ) -> [Notification] {
    let found = commentsOfFiles[Int(file.id)]
    func notification(_ message: String, at range: SourceRange) -> Notification {
      Notification(.configuration, message, path: file.path, range: range)
    }
    var notifications = found.miswritten.map { range, flaw in
      notification(
        flaw.map { "The ignore comment is not followed: \($0)." }
          ?? "The comment has no effect: write `# manifestguard: ignore[rule] reason`.", at: range)
    }
    for comment in found.comments {
      if requiresReason, comment.terms.reason.isEmpty {
        notifications.append(
          notification(
            "The ignore comment gives no reason and is not followed.", at: comment.range))
      }
      for rule in comment.rules where !knownRules.contains(rule) {
        notifications.append(
          notification(
            SuppressionException.unknown(rule, among: knownRules, in: "ignore comment"),
            at: comment.range))
      }
    }
    return notifications
  }
}
