import Linting
import Testing

@Suite struct ConfigurationTests {
  private static let rules = ["redis-no-tls", "redis-no-aclfile"]

  @Test func readsEveryKey() throws {
    let configuration = try Self.read(
      """
      select: [redis-no-tls]
      ignore: [redis-no-aclfile]
      levels: {redis-no-tls: note}
      paths: {exclude: [vendor/]}
      managedByKeys: [owner]
      externals: [Secret/vault/vault-keys, ConfigMap/ca]
      limits: {file-size: 5M, depth: 50}
      references: [{group: example.com, kind: Widget, path: "spec.users[].secretName", key: key}]
      """)
    #expect(configuration.select == ["redis-no-tls"])
    #expect(configuration.ignore == ["redis-no-aclfile"])
    #expect(configuration.levels == ["redis-no-tls": .note])
    #expect(configuration.exclude.map(\.pattern) == ["vendor/"])
    #expect(configuration.graph.managedByKeys == ["owner"])
    #expect(configuration.graph.externals.map(\.name.display) == ["vault/vault-keys", "ca"])
    #expect(configuration.graph.referenceForms.map(\.path.text) == ["spec.users[]"])
    #expect(configuration.graph.referenceForms.map(\.name) == ["secretName"])
    #expect(configuration.limits.fileSize == 5_000_000)
    #expect(configuration.limits.yaml.depth == 50)
  }

  @Test(arguments: [
    ("selects: []", "c.yaml:1:1: unknown key selects; did you mean select?"),
    ("select: redis-no-tls", "c.yaml:1:9: a list is wanted here, as [redis-no-tls]"),
    (
      "select:\n  - redis-no-tsl",
      "c.yaml:2:5: no rule is called redis-no-tsl; did you mean redis-no-tls?"
    ),
    ("levels: {redis-no-tls: fatal}", "c.yaml:1:24: a level is error, warning or note"),
    ("paths: {excludes: []}", "c.yaml:1:9: unknown key excludes; did you mean exclude?"),
    (
      "paths: {exclude: [\(String(repeating: "a, ", count: 1001))]}",
      "c.yaml:1:3019: more than 1000 patterns; name folders instead of files"
    ),
    (
      "paths: {exclude: [gen/, \"!gen/a\"]}",
      "c.yaml:1:25: a pattern with ! in front takes nothing back in; write narrower ones"
    ),
    (
      "externals: [vault-keys]",
      "c.yaml:1:13: an external object is written Kind/name or Kind/namespace/name"
    ),
    (
      "limits: {depth: many}",
      "c.yaml:1:17: depth is a whole number from 1 to 1000, with K, M or G behind it if you like"
    ),
    (
      "limits: {depth: 1001}",
      "c.yaml:1:17: depth is a whole number from 1 to 1000, with K, M or G behind it if you like"
    ),
    (
      "limits: {file-size: 1001M}",
      "c.yaml:1:21: file-size is a whole number from 1 to 1G, with K, M or G behind it if you like"
    ),
    ("references: [{group: g}]", "c.yaml:1:14: a reference wants a group and a path"),
    (
      "references: [{group: g, pth: spec.a}]",
      "c.yaml:1:25: unknown key pth; did you mean path?"
    ),
    (
      "references: [{group: g, path: spec..a}]",
      "c.yaml:1:31: a path is written as spec.users[].secretName, with at most one **"
    ),
    (
      "references: [{group: g, path: spec.a, target: Secrets}]",
      "c.yaml:1:47: a target is Secret or ConfigMap; did you mean Secret?"
    ),
    (
      "suppressions: [{rule: redis-no-tsl, reason: a}]",
      "c.yaml:1:23: no rule is called redis-no-tsl; did you mean redis-no-tls?"
    ),
    (
      "suppressions: [{rule: redis-no-tls}]",
      "c.yaml:1:16: a suppression wants a reason; `requireReasons: false` does without"
    ),
    (
      "suppressions: [{rule: redis-no-tls, reason: 'a, until=2027-02-28'}]",
      "c.yaml:1:45: until is a key of its own; in the reason it does nothing"
    ),
    (
      "suppressions: [{rule: redis-no-tls, reason: a, until: 2027-02-29}]",
      "c.yaml:1:55: until wants a day, as in 2027-01-31"
    ),
    (
      "suppressions: [{rule: redis-no-tls, reason: a, object: redis}]",
      "c.yaml:1:56: an object is written Kind/namespace/name or Kind/name, with * for any letters"
    ),
    (
      "suppressions: [{rule: redis-no-tls, reasn: a}]",
      "c.yaml:1:37: unknown key reasn; did you mean reason?"
    ),
    (
      "failOn: error", "c.yaml:1:1: unknown key failOn; the command line says it: --fail-on"
    ),
    ("requireReasons: never", "c.yaml:1:17: requireReasons is true or false"),
    ("- select", "c.yaml:1:1: a configuration is one mapping"),
    ("select: [", "c.yaml:1:10: while parsing a flow node: did not find expected node content"),
  ])
  func refusesWithPlaceAndSuggestion(_ text: String, _ message: String) {
    #expect(throws: UsageError.self) { try Self.read(text) }
    do {
      _ = try Self.read(text)
    } catch let error as UsageError {
      #expect(error.description == message)
    } catch { Issue.record("another error: \(error)") }
  }

  @Test func anEmptyFileChangesNothing() throws {
    #expect(try Self.read("# nothing\n").select == nil)
  }

  private static func read(_ text: String) throws -> Configuration {
    try Configuration(
      SourceFile(id: 0, path: "c.yaml", contents: Array(text.utf8)), rules: rules)
  }
}
