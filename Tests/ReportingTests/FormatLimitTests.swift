import Testing

@testable import Kustomize
@testable import Linting
@testable import Reporting

/// What platforms refuse or drop without a word is never sent to them.
@Suite struct FormatLimitTests {
  private static let many = Report(
    everyLineOf: String(repeating: "a: b\n", count: 19_999) + "a: b", path: "a.yaml")

  @Test func gitHubShowsTenOfAKind() {
    let lines = GitHubReport().text(Self.many).split(separator: "\n")
    let annotations = lines.filter { $0.hasPrefix("::") }
    #expect(annotations.count == 10)
    #expect(annotations.last?.contains("19991 more of this kind") == true)
    #expect(lines.count { $0.hasPrefix("a.yaml:") } == 19_991)
  }

  @Test func gitHubAnnotatesTenOfTen() {
    let ten = Report(everyLineOf: String(repeating: "a\n", count: 9) + "a", path: "a.yaml")
    let text = GitHubReport().text(ten)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("::notice") } == 10)
    let leavesNoneOut = !text.contains("more of this kind")
    #expect(leavesNoneOut)
  }

  @Test(arguments: [1_048_576, 5_000, 300, 0, -1]) func summaryKeepsToItsRoom(_ room: Int) {
    var summary = GitHubSummary()
    summary.room = room
    let path = "clusters/production/apps/a.yaml"
    let text = summary.text(
      Report(everyLineOf: String(repeating: "a: b\n", count: 20_000), path: path))
    #expect(text.utf8.count <= max(0, room))
    let tellsTheRest = text.isEmpty || text.contains("more findings have no room here")
    #expect(tellsTheRest)
  }

  @Test func commentKeepsToItsRoom() {
    let text = MarkdownReport().text(Self.many)
    #expect(text.unicodeScalars.count <= MarkdownReport.limit)
    let tellsTheRest = text.contains("19950 more findings have no room here")
    #expect(tellsTheRest)
    let long = Report(
      "a: b\n", at: Array(repeating: "a", count: 200),
      message: String(repeating: "é ", count: 1_000),
      evidence: Array(repeating: "b", count: 100))
    #expect(MarkdownReport().text(long).unicodeScalars.count <= MarkdownReport.limit)
  }

  @Test func pageCountsWhatItLeavesOut() {
    let text = HTMLReport().text(Self.many)
    #expect(text.split(separator: "<article").count - 1 == HTMLReport.limit)
    let tellsTheRest = text.contains("18000 more findings have no room here")
    #expect(tellsTheRest)
  }

  /// GitLab and Jenkins keep one of several tests of one name.
  @Test func testsHaveNamesOfTheirOwn() {
    let names = JUnitReport().text(Self.many).split(separator: "\n")
      .filter { $0.contains("<testcase") }
    #expect(names.count == 20_000 && Set(names).count == 20_000)
  }

  /// A browser runs the script and the style only under the digests that the policy names.
  @Test(arguments: [(HTMLStyle.text, HTMLStyle.digest), (HTMLScript.text, HTMLScript.digest)])
  func policyNamesTheDigest(_ text: String, digest: String) {
    let digits = Array(SHA256.hexadecimal(Array(text.utf8)))
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    #expect(digest == "sha256-" + Self.base64(bytes))
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return stride(from: 0, to: bytes.count, by: 3).map { start in
      let part = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(part) + Array(repeating: 0, count: 3 - part.count)
      let number = padded.reduce(0) { $0 << 8 | Int($1) }
      let digits = stride(from: 18, through: 0, by: -6).map { letters[number >> $0 & 63] }
      return String(digits.prefix(part.count + 1)) + String(repeating: "=", count: 3 - part.count)
    }.joined()
  }

  @Test(arguments: [
    ("https://example.com/a/", true), ("javascript:alert(1)", false),
    ("https://example.com/a)b/", false), ("https://example.com/\"x/", false), ("", false),
  ])
  func linksOnlyToTheWeb(_ base: String, isTaken: Bool) {
    #expect((SourceLinks(base: base) != nil) == isTaken)
  }
}
