import Testing

@testable import Reporting

/// What Redis' own files and arguments may show, where names alone do not tell.
@Suite struct RedisRedactionTests {
  static let cases: [(name: String, written: String, shown: String)] = [
    (
      "a directive that nobody knows",
      """
      data:
        redis.conf: |
          appendonly yes
          requirepas hunter2
          auth hunter2
          module.password hunter2
          maxmemory 10mb
      """,
      """
      data:
        redis.conf: |
          appendonly yes
          requirepas ***
          auth ***
          module.password ***
          maxmemory 10mb
      """
    ),
    (
      "lines in one quoted scalar",
      #"data: {"redis.conf": "appendonly yes\nauth hunter2\nmaxmemory 10mb\n"}"#,
      #"data: {"redis.conf": "appendonly yes\nauth ***\nmaxmemory 10mb\n"}"#
    ),
    (
      "another program's configuration",
      """
      data:
        nginx.conf: |
          worker_processes auto
      """,
      """
      data:
        nginx.conf: |
          worker_processes auto
      """
    ),
    (
      "lines of an ACL file that are no users",
      """
      data:
        users.acl: |
          user app on ~app:* +@read
          hunter2
          # hunter2
          usr app on >hunter2
      """,
      """
      data:
        users.acl: |
          user app on ~app:* +@read
          ***
          ***
          ***
      """
    ),
    (
      "blanks written as escapes",
      #"data: {"users.acl": "user\tapp\ton\t>hunter2\t~*\nuser b on\n"}"#,
      #"data: {"users.acl": "*** b on\n"}"#
    ),
    (
      "options of a variable that is named",
      #"env: [{name: REDIS_ARGS, value: "--user app on hunter2 --usr b on >hunter2 --requirepas hunter2"}]"#,
      #"env: [{name: REDIS_ARGS, value: "--user app on *** --usr b on >*** --requirepas ***}]"#
    ),
    (
      "a misspelt directive of an argument vector",
      #"args: ["--tls-key-file-pas", "hunter2", "--tls-key-file", "/tls/key", "--port", "0"]"#,
      #"args: ["--tls-key-file-pas", ***, "--tls-key-file", "/tls/key", "--port", "0"]"#
    ),
    (
      "all words of a directive for a password",
      #"args: ["--primaryauth", "hunter1", "hunter2", "--port", "0"]"#,
      #"args: ["--primaryauth", ***, ***, "--port", "0"]"#
    ),
    (
      "a password within a selector",
      #"args: ["--user", "app", "on", "(>hunter2", "~x)", "(~x +get)", "(~x >hunter2)"]"#,
      #"args: ["--user", "app", "on", ***, "~x)", "(~x +get)", ***]"#
    ),
    (
      "words of an argument vector",
      #"args: ["--sentinel", "auth-pass", "m", "hunter2", "--user", "app", "on", "hunter2", ">", "hunter2", "~*", "--port", "0"]"#,
      #"args: ["--sentinel", "auth-pass", ***, ***, "--user", "app", "on", ***, ***, ***, "~*", "--port", "0"]"#
    ),
  ]

  @Test(arguments: cases.indices)
  func hidesWhatMayBeAPassword(of index: Int) {
    let (name, written, shown) = Self.cases[index]
    #expect(RedactionTests.redacted(written, path: "a.yaml") == shown, "\(name)")
  }

  @Test(arguments: [
    ("users.acl", "user app on +get\nhunter2\n", "user app on +get\n***\n"),
    ("redis.conf", "appendonly yes\nauth hunter2\n", "appendonly yes\nauth ***\n"),
  ])
  func readsFilesThatAreNoYAML(path: String, written: String, shown: String) {
    #expect(RedactionTests.redacted(written, path: path) == shown)
  }
}
