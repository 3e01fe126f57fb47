import SourceText
import Testing

@testable import Linting
@testable import Reporting

@Suite struct TextReportTests {
  static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: redis
    stringData:
      password: CHANGEME

    """

  @Test func layout() {
    let report = Report(
      Self.secret, at: ["password", "redis"], message: "Secret/redis is\nwrong",
      evidence: ["kind: Secret"],
      fix: Fix("Drop the key", isSafe: false, edits: []),
      notifications: [
        Notification(.unreadable, "Permission denied.", path: "b.yaml"),
        Notification(.template, "A template.", path: "c.yaml"),
      ])
    #expect(
      TextReport().text(report) == """
        app/secret.yaml:6:3: warning redis-no-tls Secret/redis is wrong
          6 |   password: ***
            |   ^^^^^^^^
          = app/secret.yaml:2:1: here
          = possible fix: Drop the key

        app/secret.yaml:4:9: warning redis-no-tls Secret/redis is wrong
          4 |   name: redis
            |         ^^^^^
          = app/secret.yaml:2:1: here
          = possible fix: Drop the key

        b.yaml: not judged MGN001 Permission denied.

        2 warnings in 1 file.
        Read 1 file with 1 object. Not judged: 2 files (1 unreadable, 1 template not rendered).
        manifestguard explain RULE tells what a rule is about and how to fix it.

        """)
  }

  @Test func aFileWithoutALine() {
    let report = Report(
      Self.secret, path: "stdin", at: ["password"], message: "Secret/redis is wrong",
      evidence: ["password"], sourcePath: "chart/templates/a\u{1B}.yaml")
    #expect(
      TextReport().text(report).hasPrefix(
        """
        chart/templates/a<U+001B>.yaml: warning redis-no-tls Secret/redis is wrong
          = stdin:6:3: here

        1 warning in 1 file.
        """))
    let json = JSONReport().text(report)
    #expect(json.contains(#""line": null"#) && json.contains(#""column": null"#))
  }

  @Test func coloursOnlyTheFrame() {
    let report = Report(Self.secret, at: ["password"])
    var options = TextReport()
    options.isColored = true
    let colored = options.text(report)
    #expect(colored.contains("\u{1B}[1;33mwarning\u{1B}[0m"))
    let plain = colored.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated()
      .map { index, part in
        index == 0 ? String(part) : String(part.drop { $0 != "m" }.dropFirst())
      }.joined()
    #expect(plain == TextReport().text(report))
  }

  /// The excerpt of a line, and the underline, for a marked text and a width.
  @Test(arguments: [
    ("a: b", "b", 40, "a: b", "   ^"),
    ("\ta: b", "b", 40, "    a: b", "       ^"),
    ("é: 日本 b", "b", 40, "é: 日本 b", "        ^"),
    ("e\u{301}: b", "b", 40, "e\u{301}: b", "   ^"),
    ("😀: b", "😀", 40, "😀: b", "^^"),
    ("a: \u{1B}[31mb", "b", 40, "a: <U+001B>[31mb", "               ^"),
    ("a: \u{202E}b", "a", 40, "a: <U+202E>b", "^"),
    ("0123456789abcdefghijklmnopqrstuvwxyz", "s", 20, "…ijklmnopqrstuvwxyz", "           ^"),
    ("0123456789abcdefghijklmnopqrstuvwxyz", "0", 20, "0123456789abcdefgh…", "^"),
    (
      "0123456789abcdefghijklmnopqrstuvwxyz", "efghijklmnopqrstuvwxyz", 20, "…89abcdefghijklmnop…",
      "       ^^^^^^^^^^^^"
    ),
  ])
  func excerpt(_ line: String, marked: String, width: Int, text: String, underline: String) {
    let file = SourceFile(id: 0, path: "a", contents: Array(line.utf8))
    let excerpt = SourceExcerpt(
      0..<file.bytes.count, of: file, marked: file.range(of: marked).offsets, hidden: [],
      width: width)
    #expect(excerpt.text == text)
    #expect(excerpt.underline == underline)
  }

  @Test func excerptOfALongLineWithBrokenText() {
    let contents =
      Array("é".utf8.dropLast()) + Array(repeating: 0xC3, count: 100_000) + Array("x".utf8)
    let file = SourceFile(id: 0, path: "a", contents: contents)
    let end = contents.count
    let excerpt = SourceExcerpt(0..<end, of: file, marked: end - 1..<end, hidden: [], width: 20)
    #expect(excerpt.text == "…" + String(repeating: "\u{FFFD}", count: 17) + "x")
    #expect(excerpt.underline == String(repeating: " ", count: 18) + "^")
  }

  @Test func statistics() {
    var options = TextReport()
    options.showsStatistics = true
    options.showsDetails = false
    options.showsSummary = false
    #expect(
      options.text(Report(Self.secret, at: ["password"])) == """
        app/secret.yaml:6:3: warning redis-no-tls It is wrong
              1  redis-no-tls (1 warning)
              1  manifest files


        """)
  }
}
