import Testing

@testable import Linting
@testable import Reporting

/// The promise that no report shows a secret's value, tried with secrets that are made to break it.
@Suite struct LeakTests {
  /// Values that mean something to YAML, to a shell, to Redis or to the redaction itself.
  static let secrets = [
    "hunter2", "pass word", "p:w=x", "colon: space", "{brace}", "[bracket", "*star", "&amp",
    "!bang",
    "@/at", "#hash", "> fold", "|pipe", "%percent", "-dash", "\"quote", "'quote", "back\\slash",
    "${VAR:-hunter2}", "$1abc", "yes we can", "no\"no", "off]x", "null-ish",
    "true-ish", "eyJ", "aHVudGVyMg==", "ключ",
    "a;b",
    "x,y", "<angle>", "x\ty",
  ]

  /// Files with `§` where the secret stands.
  static let files: [(path: String, text: String)] = [
    ("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  a: §\n"),
    ("a.yaml", "kind: Secret\nmetadata: {name: a}\nstringData:\n  a: '§'\n  b: \"§\"\n"),
    ("a.yaml", "stringData:\n  a: |\n    §\n    x§\n  b: >-\n    §\n\n    §\nkind: Secret\n"),
    ("a.yaml", "data: {a: §, b: [§]}\nkind: secret\nmetadata: {}\n"),
    ("a.yaml", "kind: Secret\nmetadata:\n  annotations:\n    a: §\n    b: >\n      §\n"),
    ("a.yaml", "kind: Secret\ndata:\n  a: ok # §\n  # §\n  b: ok\n# §\n"),
    ("a.yaml", "kind: List\nitems:\n- x: &a §\n- kind: Secret\n  stringData: {a: *a}\n"),
    ("a.yaml", "apiVersion: v1\nkind: SecretList\nitems:\n- stringData:\n    a: §\n"),
    (
      "a.json",
      "{\"kind\":\"Secret\",\"metadata\":{},\n\"stringData\":{\n\"a\":\"§\",\n\"b\":\"§\"}}\n"
    ),
    ("a.yaml", "kind: Secret\nstringData:\n\ta: §\n"),
    ("a.yaml", "kind: Secret\nstringData:\n  a: §\n  b: {{ .Values.b }}\n  {{ if x }}\n  c: §\n"),
    ("a.yaml", "redis:\n  auth:\n    password: §\n    passwords:\n      - §\n      - §\n"),
    ("a.yaml", "password:\n  \"§\"\nother: 1\n"),
    ("a.yaml", "password: |\n  §\n  §\n"),
    ("a.yaml", "env:\n- name: DB_PASSWORD\n  value: §\n- value: \"§\"\n  name: TOKEN\n"),
    ("a.yaml", "args: [--requirepass, \"§\", -a, '§']\ncommand:\n- --masterauth\n- \"§\"\n"),
    ("a.yaml", "kind: Kustomization\nsecretGenerator:\n- literals:\n  - a=§\n  - \"b=§\"\n"),
    ("a.yaml", "patches:\n- op: add\n  path: /stringData/a\n  value: §\n"),
    (
      "a.yaml",
      "data:\n  redis.conf: |\n    requirepass §\n    masterauth \"§\"\n    # requirepass §\n"
    ),
    ("a.yaml", "run: |\n  export PASSWORD=§\n  redis-cli -a '§' ping\n  vault login §\n"),
    (
      "a.yaml",
      "run: |\n  kubectl apply -f - <<EOF\n  kind: Secret\n  stringData:\n    a: §\n  EOF\n"
    ),
    (
      "a.yaml",
      "run: |\n  vault kv put secret/a \\\n    a=§ \\\n    b='§'\n  x --from-literal=a=§\n"
    ),
    ("a.yaml", "run: redis-cli --pass '§' && curl -H \"Authorization: Bearer §\"\n"),
    (
      "a.yaml",
      "values: |\n  auth:\n    password: §\n    token: |\n      §\n      §\n    secret:\n      '§'\n"
    ),
    ("redis.conf", "\"require\\x70ass\" §\n\"us\\x65r\" app on >§\n"),
    ("a.yaml", "kind: Redis\nspec: {dynamicConfig: [\"require\\u0070ass §\"]}\n"),
    ("redis.conf", "requirepass §\nuser app on nopass ~*\nmasterauth \"§\"\n"),
    ("app.env", "PASSWORD=§\nAPI_TOKEN = \"§\"\n"),
    ("vault.hcl", "seal \"awskms\" {\n  secret_key = \"§\"\n  token=\"§\"\n}\n"),
    (
      "a.yaml", "k: |\n  -----BEGIN EC PRIVATE KEY-----\n  §\n  §\n  -----END EC PRIVATE KEY-----\n"
    ),
  ]

  @Test(arguments: files, ["\n", "\r\n"])
  func showsNoSecret(in file: (path: String, text: String), lineBreak: String) {
    let leaked = Self.secrets.filter { secret in
      let text = file.text.replacing("§", with: secret).replacing("\n", with: lineBreak)
      return shown(Report(everyLineOf: text, path: file.path)).contains(secret)
    }
    #expect(leaked == [])
  }

  /// What every format shows of a report; of the page what is not the same for all reports.
  private func shown(_ report: Report) -> String {
    let page = HTMLReport().text(report)
    let main = page.firstRange(of: "<main>").map { page[$0.upperBound...] } ?? ""
    return [
      TextReport().text(report), JSONReport().text(report), GitHubReport().text(report),
      GitHubSummary().text(report), GitLabReport().text(report), JUnitReport().text(report),
      AzureReport().text(report), MarkdownReport().text(report), Self.unescaped(main),
    ].joined()
  }

  private static func unescaped(_ text: Substring) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(String(text)) { text, entity in
        text.split(separator: entity.0, omittingEmptySubsequences: false)
          .joined(separator: entity.1)
      }
  }

  /// A Redis password is one word, so only words are tried here.
  @Test(arguments: ["hunter2", "p:w=x", "*star", "@at", "{{x", "/dev/null", "&1", "-"])
  func showsNoPasswordOfAnACL(_ secret: String) {
    let text = """
      user app on >\(secret) ~* +@all
      user app on ~* +@all >\(secret)
      ACL SETUSER app on >\(secret) <\(secret) allkeys
      ["~*", ">\(secret)", "+@all"]
      """
    for path in ["users.acl", "creation.json", "a.yaml"] {
      let shown = TextReport().text(Report(everyLineOf: text, path: path))
      #expect(!shown.contains(">\(secret)"), "\(shown)")
    }
  }
}

extension String {
  fileprivate func replacing(_ text: String, with other: String) -> String {
    var result = ""
    for character in self {
      result += String(character) == text ? other : String(character)
    }
    return result
  }
}
