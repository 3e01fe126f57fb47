import Graph

@testable import Linting

/// What holds of any text that is read as exceptions: comments, annotations, a manifest with both.
struct SuppressionInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?

  /// The first line becomes an annotation, all of it the comments of a file with a Secret below.
  init(_ contents: [UInt8]) {
    let secret = "\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  annotations:\n"
    let first = contents.prefix { $0 != 0x0A }
    let annotation = first.flatMap { byte -> [UInt8] in
      byte == UInt8(ascii: "'") ? [byte, byte] : [byte]
    }
    let text =
      contents + Array(secret.utf8) + Array("    manifestguard.dev/ignore: '".utf8) + annotation
      + Array("'\nstringData:\n  k: v # ".utf8) + first + Array("\n  l: w\n".utf8)
    check(SourceFile(id: 0, path: "a.yaml", contents: text))
    check(SourceFile(id: 0, path: "users.acl", contents: contents))
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  private mutating func check(_ file: SourceFile) {
    let found = CommentsOfFile(file)
    for comment in found.comments {
      check(comment.range, in: file)
      expect((1...file.lineCount).contains(comment.line), "a comment on no line")
      expect(!comment.rules.isEmpty, "a comment on no rule")
    }
    for (range, _) in found.miswritten { check(range, in: file) }
    for line in 1...max(1, file.lineCount) {
      for index in found.comments(on: "secret-key", line: line) {
        expect(found.comments[index].rules.contains("secret-key"), "a comment on another rule")
      }
    }
    let first = outcome(of: file)
    expect(first == outcome(of: file), "the same file is judged otherwise")
  }

  private mutating func check(_ range: SourceRange, in file: SourceFile) {
    expect(
      range.lower >= 0 && range.lower <= range.upper && Int(range.upper) <= file.bytes.count,
      "a comment is outside of its file")
  }

  private mutating func outcome(of file: SourceFile) -> [String] {
    let view = Linter.View(name: ".", files: [0], configuration: Configuration())
    let report = Linter(rules: [.secretKey]).lint([view], of: [file])
    for item in report.suppressed {
      // Nobody's finding goes without somebody's reason.
      expect(!item.suppressions.isEmpty, "suppressed by nothing")
      expect(item.suppressions.allSatisfy { !$0.reason.isEmpty }, "suppressed without a reason")
      for suppression in item.suppressions {
        if let range = suppression.range { check(range, in: file) }
      }
    }
    for notification in report.notifications {
      if let range = notification.range { check(range, in: file) }
    }
    return report.items.map { "\($0.finding.range)" } + report.notifications.map(\.message)
  }
}
