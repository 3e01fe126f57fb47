import Languages
import SourceText
import Testing

@Suite struct VaultPolicyTests {
  private static func policy(_ rules: String) -> VaultPolicy {
    // `path=capabilities` on each line.
    let text = rules.split(separator: "\n").map { line in
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      let words = parts[1].split(separator: ",").map { "\"\($0)\"" }.joined(separator: ", ")
      return "path \"\(parts[0])\" { capabilities = [\(words)] }"
    }.joined(separator: "\n")
    return read(text)
  }

  private static func read(_ text: String) -> VaultPolicy {
    VaultPolicy(
      HCLText(EmbeddedText(SourceFile(id: 1, path: "a.hcl", contents: Array(text.utf8)))))
  }

  private static func answer(_ decision: VaultPolicy.Decision) -> String {
    switch decision {
    case .allowed(let rule): "yes " + rule.path.text
    case .denied(let rule): "no " + (rule?.path.text ?? "-")
    case .unknown(let rule): "unknown " + (rule?.path.text ?? "-")
    }
  }

  /// The cases of Vault's documentation of policies and of its own tests of priority.
  @Test(arguments: [
    ("secret/foo=read", "secret/foo", "read", "yes secret/foo"),
    ("secret/foo=read", "/secret/foo", "read", "yes secret/foo"),
    ("/secret/foo=read", "secret/foo", "read", "yes /secret/foo"),
    ("secret/foo=read", "secret/foo", "update", "no secret/foo"),
    ("secret/foo=read", "secret/foobar", "read", "no -"),
    ("secret/bar/*=read", "secret/bar/zip/zap", "read", "yes secret/bar/*"),
    ("secret/bar/*=read", "secret/bar", "read", "no -"),
    ("secret/zip-*=read", "secret/zip-zap/zong", "read", "yes secret/zip-*"),
    ("secret/+/teamb=read", "secret/x/teamb", "read", "yes secret/+/teamb"),
    ("secret/+/teamb=read", "secret/x/y/teamb", "read", "no -"),
    ("secret/+/team*=read", "secret/x/teamb/y", "read", "yes secret/+/team*"),
    ("+/config=read", "auth/config", "read", "yes +/config"),
    ("*=sudo", "sys/seal", "sudo", "yes *"),
    // A glob only at the end.
    ("secret/*/x=read", "secret/a/x", "read", "no -"),
    // The longest of the globs, and an exact path before every glob.
    ("secret/*=read\nsecret/a/*=list", "secret/a/b", "read", "no secret/a/*"),
    ("secret/*=read\nsecret/a=deny", "secret/a", "read", "no secret/a"),
    ("secret/+/b=read\nsecret/a*=list", "secret/a/b", "list", "yes secret/a*"),
    ("secret/+/+/b=read\nsecret/+/x/b=list", "secret/a/x/b", "list", "yes secret/+/x/b"),
    ("secret/+/x*=read\nsecret/+/xy=list", "secret/a/xy", "list", "yes secret/+/xy"),
    ("secret/+=list\nsecret/*=read", "secret/a", "list", "yes secret/+"),
    // One path twice adds up, and deny wins.
    ("a=read\na=list", "a", "list", "yes a"), ("a=read\na=deny", "a", "read", "no a"),
    ("a=deny,read", "a", "read", "no a"),
    // A list with its slash is granted by the path without.
    ("secret=list", "secret/", "list", "yes secret"), ("secret=read", "secret/", "read", "no -"),
    // What Vault fills in when a token is used.
    ("u/{{identity.entity.id}}/*=read", "u/me/x", "read", "unknown u/{{identity.entity.id}}/*"),
    ("u/{{identity.entity.id}}/*=read", "v/me/x", "read", "no -"),
    ("a=${WORDS}", "a", "read", "unknown a"), ("a=read,${WORDS}", "a", "read", "yes a"),
  ])
  func decisions(_ rules: String, _ path: String, _ capability: String, _ expected: String) {
    #expect(Self.answer(Self.policy(rules).decision(on: path, capability)) == expected)
  }

  @Test(arguments: [
    ("path \"a\" { policy = \"write\" }", "delete", "yes a"),
    ("path \"a\" { policy = \"read\" }", "update", "no a"),
    ("path \"a\" { policy = \"deny\" }", "read", "no a"),
    ("{\"path\": {\"a\": {\"capabilities\": [\"read\"]}}}", "read", "yes a"),
    ("{\"path\": [{\"a\": {\"policy\": \"sudo\"}}]}", "sudo", "yes a"),
    ("path = { a = { capabilities = \"read\" } }", "read", "yes a"),
    ("path \"a\" { {{ .more }} }", "read", "unknown a"), ("{{ .more }}", "read", "unknown -"),
    ("path \"a\" { {{ if .x }}capabilities = [\"read\"]{{ end }} }", "list", "unknown a"),
  ])
  func forms(_ text: String, _ capability: String, _ expected: String) {
    #expect(Self.answer(Self.read(text).decision(on: "a", capability)) == expected)
  }
}
