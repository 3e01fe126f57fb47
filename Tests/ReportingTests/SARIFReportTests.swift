import SourceText
import Testing

@testable import Linting
@testable import Reporting

@Suite struct SARIFReportTests {
  static let tool = SARIFReport.Tool(
    version: "1.2.3", organization: "manifestguard", informationURI: "https://example.org",
    rulesURI: "https://example.org/#")

  @Test(arguments: [
    ("a/b.yaml", "a/b.yaml"), ("a b/é%.yaml", "a%20b/%C3%A9%25.yaml"), ("c:d.yaml", "c%3Ad.yaml"),
    ("a?b#c", "a%3Fb%23c"), ("\u{1}", "%01"),
  ])
  func uri(_ path: String, uri: String) { #expect(SARIFLocation.uri(path) == uri) }

  @Test(arguments: [
    ("Wrong", "Wrong."), ("Wrong.", "Wrong."), ("Wrong? \n", "Wrong?"), ("", "."),
    (String(repeating: "é", count: 1025), String(repeating: "é", count: 1022) + "…."),
    (String(repeating: "é", count: 1024), String(repeating: "é", count: 1022) + "…."),
    (String(repeating: "é", count: 1023), String(repeating: "é", count: 1023) + "."),
  ])
  func sentence(_ text: String, sentence: String) {
    #expect(SARIFText.sentence(text) == sentence)
  }

  @Test func messageLinksToItsEvidence() {
    #expect(
      SARIFText.message("a[0](1) is wrong", links: ["[b](1)", "[c](2)"])
        == #"a\[0\](1) is wrong. See [b](1), [c](2)."#)
    let many = SARIFText.message(
      "Wrong", links: Array(repeating: "[secret.yaml:10](1)", count: 500))
    #expect(many.unicodeScalars.count <= 1024)
  }

  /// Where a finding is placed: always a region with text in it, if the file has any.
  @Test(arguments: [
    ("a: b\nc: d\n", "b\nc: d", 1, 4, 5), ("a: b\n", "", 1, 1, 5), ("a: b\n\n\n", "", 1, 1, 5),
    ("a: b\n\nc", "\nc", 1, 1, 5), ("é😀: b", "b", 1, 6, 7), ("a: b\r\n  c", "c", 2, 3, 4),
    ("\u{FEFF}a: b", "b", 1, 4, 5),
  ])
  func region(_ text: String, marked: String, line: Int, start: Int, end: Int) {
    let report = Report(text, at: [marked])
    let region = Region(report.items[0].finding.range, in: report)
    #expect(region?.start == SourcePosition(line: line, column: start))
    #expect(region?.end == SourcePosition(line: line, column: end))
  }

  /// A line that is not known must not become line 1: the one region is that of the evidence.
  @Test func aFileWithoutALine() {
    let report = Report(
      "a: b", path: "stdin", at: ["b"], evidence: ["b"], sourcePath: "chart/a b.yaml")
    let text = SARIFReport(tool: Self.tool).text(report)
    #expect(text.contains(#""uri": "chart/a%20b.yaml""#))
    #expect(text.split(separator: "\"region\":").count == 2)
  }

  @Test func regionOfAFileWithoutText() {
    for text in ["", "\n\n"] {
      let report = Report(text, at: ["none"])
      #expect(Region(report.items[0].finding.range, in: report) == nil)
      #expect(SARIFReport(tool: Self.tool).text(report).contains("\"region\": {\n"))
    }
  }

  @Test func result() {
    let text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: shop}\n"
    let report = Report(text, path: "a b.yaml", at: ["api,"], evidence: ["kind"])
    var results = SARIFResults(report)
    #expect(
      results.value(report.items[0]).text() == #"{"ruleId":"redis-no-tls","ruleIndex":0,"#
        + #""level":"warning","message":{"text":"It is wrong. See [a b.yaml:2](1)."},"#
        + #""locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%20b.yaml","uriBaseId":"SRCROOT"},"#
        + #""region":{"startLine":3,"startColumn":18,"endLine":3,"endColumn":22}},"#
        + #""logicalLocations":[{"fullyQualifiedName":"apps/v1/Deployment/shop/api#/metadata/name","kind":"resource"}]}],"#
        + #""relatedLocations":[{"id":1,"physicalLocation":{"artifactLocation":{"uri":"a%20b.yaml","uriBaseId":"SRCROOT"},"#
        + #""region":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":5}},"message":{"text":"here."}}],"#
        + #""partialFingerprints":{"primaryLocationLineHash":"\#(LineHashes(report.files[0])[3] ?? "")","#
        + #""manifestguard/v1":"f00d"},"properties":{"confidence":"high","reachable":true,"views":["dev"]}}"#
    )
  }

  /// A fix is written unless what it puts in may be a secret.
  @Test(arguments: [
    ("kind: ConfigMap\ndata:\n  a: b\n", "a", "c", true),
    ("kind: ConfigMap\ndata:\n  a: b\n", "a", "password: hunter2", false),
    ("kind: ConfigMap\ndata:\n  a: b\n", "a", "", true),
    ("kind: Secret\nmetadata: {}\ndata:\n  a: hunter2\n", "a: hunter2\n", "", true),
    ("kind: Secret\nmetadata: {}\ndata:\n  a: hunter2\n", "hunter2", "hunter", false),
    (
      "kind: Secret\nmetadata: {}\ndata:\n  a: hunter2\n", "metadata: {}", "metadata: {name: a}",
      true
    ),
  ])
  func fix(_ text: String, replaced: String, replacement: String, isWritten: Bool) {
    let file = SourceFile(id: 0, path: "a", contents: Array(text.utf8))
    let edit = TextEdit(file.range(of: replaced), with: replacement)
    let report = Report(text, at: ["kind"], fix: Fix("Fix it", isSafe: true, edits: [edit]))
    let log = SARIFReport(tool: Self.tool).text(report)
    #expect(log.contains("insertedContent") == isWritten)
    #expect(!log.contains("hunter2"))
  }

  @Test func keepsTheWorstWithinTheLimit() {
    let report = Report(everyLineOf: String(repeating: "a\n", count: 30_000), path: "a.yaml")
    let log = SARIFReport(tool: Self.tool).text(report)
    #expect(log.split(separator: "\"ruleId\"").count - 1 == SARIFReport.resultLimit)
    #expect(log.contains("5001 results are left out"))
  }

  @Test(arguments: [
    ("redis-no-tls", ["gitops", "kubernetes", "redis", "tls", "security"], true),
    ("redis-aof-on-emptydir", ["gitops", "kubernetes", "redis"], false),
    ("placeholder-secret-overwrite", ["gitops", "kubernetes", "secrets", "security"], true),
  ])
  func topics(_ id: String, tags: [String], isSecurity: Bool) {
    let rule = Rule(
      id, .note, "", why: "", symptoms: [], detection: "", limits: "", fix: "", exceptions: "",
      examples: []
    ) { _, _ in }
    #expect(RuleTopics(rule).tags == tags)
    #expect(RuleTopics(rule).isSecurity == isSecurity)
  }
}
