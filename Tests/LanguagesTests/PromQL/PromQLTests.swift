import Languages
import Testing

/// What expressions of alerts are about, and whether they fire.
@Suite struct PromQLTests {
  /// With `up` 0 and `down` 1: what is left of an expression.
  @Test(arguments: [
    ("up == 0", "value(0.0)"),
    ("up", "value(0.0)"),
    ("up > 0", "empty"),
    ("up == bool 1", "value(0.0)"),
    ("1 - up == 1", "value(1.0)"),
    ("-up + 1 > 0", "value(1.0)"),
    ("2 * 3 + 1 == 7 and up == 0", "value(7.0)"),
    ("2 ^ 3 ^ 2", "value(nan)"),
    ("sum by (pod) (up{job=~\"a.*\"}) < 3", "value(0.0)"),
    ("sum(up) without (pod, instance) < 1", "value(0.0)"),
    ("min_over_time(up{a='b',}[5m] offset -1h) == 0", "value(0.0)"),
    ("max_over_time((up == 0)[10m:1m])", "value(0.0)"),
    ("count(up == 0) > 0", "value(1.0)"),
    ("absent(up)", "empty"),
    ("absent_over_time(up[5m])", "empty"),
    ("absent(up) or up == 0", "value(0.0)"),
    ("up == 0 unless on (pod) down == 1", "empty"),
    ("up == 0 unless down == 0", "value(0.0)"),
    ("up == 0 and ignoring(x) group_left(y) other == 1", "unknown"),
    ("other == 0 or up == 0", "value(0.0)"),
    ("other == 0 or up == 1", "unknown"),
    ("rate(up[5m]) > 0", "empty"),
    ("{__name__=\"up\"} == 0 # sealed", "value(0.0)"),
    ("{\"up\"} == 0", "value(0.0)"),
    ("time() - other > 1h30m", "unknown"),
    ("up @ 1609746000 < 5e-1", "value(0.0)"),
  ])
  func whatIsLeft(_ text: String, _ expected: String) throws {
    let expression = try #require(PromQLExpression(text))
    let outcome = expression.outcome { ["up": 0, "down": 1][$0.metric ?? ""] }
    #expect("\(outcome)" == expected)
  }

  @Test func selectorsAndTheirPlaces() throws {
    let text = "vault_core_unsealed{job=\"a\"} == 0 or up{x!~'b'}"
    let selectors = try #require(PromQLExpression(text)).selectors
    #expect(selectors.map(\.metric) == ["vault_core_unsealed", "up"])
    #expect(selectors.map { Array(text.utf8)[$0.range].count } == [28, 10])
    #expect(selectors[1].matchers.map { "\($0.label)\($0.comparison)\($0.value)" } == ["x!~b"])
  }

  /// What is no expression as a whole, or a template of one.
  @Test(arguments: [
    "", "up ==", "up)", "(up", "up{job=}", "up[5m", "up{{ .Values.x }} == 0", "$metric == 0",
    "sum by up", "up offset x", "\"open", "WITH (a = up) a",
  ])
  func notUnderstood(_ text: String) { #expect(PromQLExpression(text) == nil) }

  /// Neither depth nor length ends the run.
  @Test(arguments: ["(", "-", "sum(", "a or ", "{", "up[", "1+"])
  func hostile(_ piece: String) {
    #expect(PromQLExpression(String(repeating: piece, count: 3_000)) == nil)
    #expect(PromQLExpression(String(repeating: piece, count: 100_000)) == nil)
  }

  @Test(arguments: [("5m", 300.0), ("1h30m", 5400), ("0", 0), ("90s", 90), ("500ms", 0.5)])
  func durations(_ text: String, _ seconds: Double) {
    #expect(PromQLDuration.seconds(text) == seconds)
  }

  @Test(arguments: ["", "5", "m5", "5m ", "1x"]) func noDurations(_ text: String) {
    #expect(PromQLDuration.seconds(text) == nil)
  }
}
