import Languages
import RepositoryFiles
import SourceText
import Testing
import YAML

@Suite struct HCLTextTests {
  private static func read(_ text: String) -> HCLText {
    HCLText(EmbeddedText(SourceFile(id: 1, path: "a.hcl", contents: Array(text.utf8))))
  }

  @Test(arguments: [
    ("a = 1\nb=\"x\" c = true", "a=1; b='x'; c=true"),
    ("listener \"tcp\" {\n address = \"[::]:8200\" }", "listener/tcp={address='[::]:8200'}"),
    ("listener tcp { }", "listener/tcp={}"),
    (
      "path \"a/*\" { capabilities = [\"read\", \"list\",] }",
      "path/a/*={capabilities=['read', 'list']}"
    ),
    ("# one\n// two\n/* three\n*/ a = 1 # four", "a=1"),
    ("\"a\" = \"b\"", "a='b'"),
    (
      "a = [1, -2.5, 0x1F, 1e3, [true], {b = 1, c = 2}]",
      "a=[1, -2.5, 0x1F, 1e3, [true], {b=1; c=2}]"
    ),
    (#"a = "q\"\\\n\t\x41\u00e9\101""#, "a='q\"\\\n\tA\u{e9}A'"),
    ("a = <<EOF\none\n  two\n  EOF\nb = 1", "a='one\n  two\n'; b=1"),
    ("a = <<-EOF\r\n  one\r\n    two\r\n  EOF\r\nb = 1", "a='one\r\n  two\r\n'; b=1"),
    ("a = <<E\nE", "a=''"),
    ("a.b-c = 1", "a.b-c=1"),
    ("é = \"ü\"", "é='ü'"),
    ("", ""),
  ])
  func textIsReadAsHCLReadsIt(_ text: String, _ expected: String) {
    let read = Self.read(text)
    #expect(read.problem == nil)
    #expect(read.body.dump == expected)
  }

  @Test(arguments: [
    ("a = \"${VAR}\" b = 1", "a=~'${VAR}'; b=1"),
    ("a = \"${ file \"/x\" }\"", "a=~'${ file \"/x\" }'"),
    ("a = {{ .Values.a | quote }}\nb = 1", "a=~{{ .Values.a | quote }}; b=1"),
    ("a = ${A}_$B\nb = $(C)", "a=~${A}_$B; b=~$(C)"),
    ("a = \"{{ index .Values \"b\" }}:1\"", "a=~'{{ index .Values \"b\" }}:1'"),
    ("a = 82{{ .x }}", "a=~82{{ .x }}"),
    ("{{- if .Values.tls }}\na = 1\n{{- else }}\na = 0\n{{- end }}\nb = 2", "?a=1; ?a=0; b=2"),
    ("{% if tls %}a = 1{% endif %} b = 2", "?a=1; b=2"),
    ("{{/* nothing */}} a = 1", "a=1"),
    ("{{ include \"more\" . }}\na = 1\n$EXTRA", "a=1 ..."),
    ("l \"tcp\" { {{ .Values.more }} }", "l/tcp={ ...}"),
    ("path \"{{identity.entity.id}}/*\" { }", "path/{{identity.entity.id}}/*={}"),
    ("a = \"costs 5$\"", "a='costs 5$'"),
  ])
  func whatIsFilledInLaterIsUnknown(_ text: String, _ expected: String) {
    let read = Self.read(text)
    #expect(read.problem == nil)
    #expect(read.body.dump == expected)
  }

  @Test(arguments: [
    ("a = b", "b"), ("a = 30s", "30s"), ("a \"b\" = 1", "="), ("= 1", "="), ("{", nil),
    ("a = \"open\nb = 1", "\"open"), ("a = \"\\q\"", "\\q"), ("a { b = 1", "{"), ("a = 1 }", "}"),
    ("a = [1", "["), ("a = <<EOF\nx\n", "<<"), ("a = <<\n", "<<"), ("/* x", "/*"), ("a", "a"),
    ("a = 1\u{0}", "\u{0}"), ("a = ", " "), ("a = 1 ; b = 2", ";"), ("a = 'x'", "'"),
  ])
  func whatHCLRefusesIsAProblem(_ text: String, _ place: String?) throws {
    let problem = try #require(Self.read(text).problem)
    if let place {
      let bytes = Array(text.utf8)[problem.range.offsets.clamped(to: 0..<text.utf8.count)]
      #expect(String(decoding: bytes, as: UTF8.self) == place)
    }
  }

  @Test func whatStandsBeforeAnErrorIsKept() {
    let read = Self.read("a = 1\nb = c\nd = 2")
    #expect(read.body.dump == "a=1 ...")
  }

  @Test func placesLeadBackThroughYAML() throws {
    let yaml = "data:\n  vault.hcl: |\n    listener \"tcp\" {\n      tls_disable = 1\n    }\n"
    let file = SourceFile(id: 1, path: "a.yaml", contents: Array(yaml.utf8))
    let root = try #require(Stream(file).documents.first?.root)
    let text = try #require(root["data"]?["vault.hcl"]?.embeddedText)
    let listener = try #require(HCLText(text).body.labelledBlocks("listener").first)
    let setting = try #require(listener.body.attribute("tls_disable"))
    let position = file.position(at: Int(setting.key.range.lower))
    #expect(position == SourcePosition(line: 4, column: 7))
    #expect(listener.label?.text == "tcp")
  }

  /// The forms that one listener may have.
  @Test(arguments: [
    "listener \"tcp\" { address = \"a\" }", "listener { tcp { address = \"a\" } }",
    "LISTENER = { tcp = { address = \"a\" } }", "listener = [{ tcp = { address = \"a\" } }]",
    "{\"listener\": {\"tcp\": {\"address\": \"a\"}}}",
    " {\"listener\": [{\"tcp\": {\"address\": \"a\"}}]}",
    "\n{\n\t\"listener\": {\"tcp\": [{\"address\": \"a\"}]}\n}",
  ])
  func blocksAreFoundInEveryForm(_ text: String) {
    let read = Self.read(text)
    #expect(read.problem == nil)
    let blocks = read.body.labelledBlocks("listener")
    #expect(blocks.map { "\($0.label?.text ?? ""): \($0.body.dump)" } == ["tcp: address='a'"])
  }

  /// Each would take minutes or the stack if its cost were a square, or each level a call.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "deep lists", "deep blocks", "open braces", "open actions", "alternating actions",
      "a long heredoc", "a heredoc of many lines", "an open comment", "many keys", "open strings",
      "deep JSON", "dollars",
    ])
  func hostileTextEnds(_ name: String) {
    func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let text =
      switch name {
      case "deep lists": "a = " + many("[", 200_000)
      case "deep blocks": many("a {", 100_000)
      case "open braces": many("{", 200_000)
      case "open actions": "a = \"" + many("{{", 100_000)
      case "alternating actions": "a = \"" + many("{{ %} {% }} ", 30_000)
      case "a long heredoc": "a = <<EOF\n" + many("x", 1_000_000) + "\nEOF\n"
      case "a heredoc of many lines": "a = <<-EOF\n" + many("  E\n", 250_000) + " EOF\n"
      case "an open comment": many("/* ", 300_000)
      case "many keys": many("a ", 300_000)
      case "open strings": many("a = \"${", 100_000)
      case "deep JSON": many("{\"a\":", 100_000)
      default: many("$", 300_000)
      }
    #expect(HCLInvariants(Array(text.utf8)).broken == nil)
  }

  /// What the fuzzer found once is read again by every test run, whole and cut short.
  @Test(.timeLimit(.minutes(1))) func fuzzedTextsEnd() throws {
    let folder = "testdata/fuzz/hcl"
    let names = RepositoryPath(folder).names
    #expect(!names.isEmpty)
    for name in names {
      let contents = try #require(RepositoryPath("\(folder)/\(name)").bytes)
      for length in 0...contents.count {
        let broken = HCLInvariants(Array(contents[..<length])).broken
        #expect(broken == nil, "\(name), the first \(length) bytes")
      }
    }
  }
}
