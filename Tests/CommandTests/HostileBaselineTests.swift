import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whatever stands where a baseline ought to, a run ends soon, with status 2 and one line.
@Suite struct HostileBaselineTests {
  private static let entry =
    #"{"id": "0123456789abcdef", "rule": "redis-no-tls", "level": "note", "path": "a.yaml"}"#

  private static func baseline(_ entries: String) -> String {
    #"{"version": 1, "findings": ["# + entries + "]}"
  }

  static let cases: [(name: String, text: String, says: String)] = [
    ("nothing", "", "a baseline is one JSON object"),
    ("no JSON", "findings\u{1}", "this is no JSON"),
    ("a NUL", "{\"version\": \0}", "this is no JSON"),
    ("a list", "[]", "a baseline is one JSON object"),
    ("two objects", "{}\n---\n{}", "a baseline is one JSON object"),
    ("a version in words", #"{"version": "1"}"#, "a baseline has a version"),
    ("another version", #"{"version": 2}"#, "version 2 is that of another manifestguard"),
    ("no list", #"{"version": 1, "findings": {}}"#, "a baseline has a list of findings"),
    ("an entry of nothing", baseline("{}"), "an entry has id, rule, level and path"),
    ("an entry that is a list", baseline("[]"), "an entry has id, rule, level and path"),
    (
      "a level in capitals", baseline(entry.replacing("\"note\"", with: "\"NOTE\"")),
      "an entry has id, rule, level and path"
    ),
    (
      "a count below one", baseline(entry.replacing("{", with: "{\"count\": 0, ")),
      "a count is a number from 1"
    ),
    (
      "a count beyond numbers",
      baseline(entry.replacing("{", with: "{\"count\": 99999999999999999999, ")),
      "a count is a number from 1"
    ),
    (
      "a key twice", baseline(entry.replacing("{", with: "{\"id\": \"fedcba9876543210\", ")),
      "this is no JSON"
    ),
    (
      "lists in lists", baseline(String(repeating: "[", count: 100_000)), "this is no JSON"
    ),
    (
      "too many entries",
      baseline(
        (0...100_000).map { number in
          let digits = String(number, radix: 16)
          return entry.replacing(
            "0123456789abcdef", with: String(repeating: "0", count: 16 - digits.count) + digits)
        }.joined(separator: ",\n")), "more than 100000 findings"
    ),
    ("a conflict", "{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}", ":2: a merge conflict"),
    ("an alias bomb", bomb, "this is no JSON"),
  ]

  private static let bomb =
    "a0: &a0 x\n"
    + (1..<60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")

  @Test(arguments: cases.indices) func isRefusedInALine(_ index: Int) {
    let (name, text, says) = Self.cases[index]
    let sandbox = Sandbox()
    sandbox.write(Manifest.clean.utf8, to: "a.yaml")
    sandbox.write(text.utf8, to: ".manifestguard-baseline.json")
    let outcome = sandbox.run([Sandbox.command])
    #expect(outcome.status == 2, "\(name): \(outcome)")
    #expect(outcome.output.isEmpty, "\(name)")
    #expect(outcome.errors.contains(says), "\(name): \(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(name): \(outcome.errors)")
    #expect(sandbox.run([Sandbox.command, "--no-baseline"]).status == 0, "\(name)")
    // It is written anew from all there is.
    let written = sandbox.run([Sandbox.command, "baseline"])
    #expect(written.status == 0, "\(name): \(written)")
    #expect(sandbox.run([Sandbox.command]).status == 0, "\(name)")
  }

  @Test func whatIsNoFileIsRefused() {
    let sandbox = Sandbox()
    sandbox.write(Manifest.clean.utf8, to: "a.yaml")
    let place = ".manifestguard-baseline.json"
    for command in [["mkdir", place], ["mkfifo", place], ["ln", "-s", "/dev/zero", place]] {
      sandbox.run(command)
      for words in [[], ["baseline"]] {
        let outcome = sandbox.run([Sandbox.command] + words)
        #expect(outcome.status == 2, "\(command): \(outcome)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
      }
      sandbox.run(["rm", "-rf", place])
    }
  }

  /// What is written takes the place of the old file whole, and of no file elsewhere.
  @Test func isWrittenWholeAndInItsPlace() {
    let sandbox = Sandbox()
    sandbox.write(Manifest.warned.utf8, to: "a.yaml")
    sandbox.write("{}".utf8, to: "../elsewhere.json")
    sandbox.write("".utf8, to: ".git/HEAD")
    sandbox.run(["mkdir", "kept"])
    sandbox.write(Self.baseline("").utf8, to: "kept/list.json")
    sandbox.run(["chmod", "640", "kept/list.json"])
    sandbox.run(["ln", "-s", "../../elsewhere.json", "kept/out.json"])
    sandbox.run(["ln", "-s", "list.json", "kept/in.json"])
    let out = sandbox.run([Sandbox.command, "baseline", "--baseline", "kept/out.json"])
    #expect(out.status == 2, "\(out)")
    #expect(sandbox.read("\(sandbox.directory)/elsewhere.json") == "{}")
    let inside = sandbox.run([Sandbox.command, "baseline", "--baseline", "kept/in.json"])
    #expect(inside.status == 0, "\(inside)")
    #expect(sandbox.read("\(sandbox.folder)/kept/list.json").contains("yaml-duplicate-key"))
    #expect(
      sandbox.run(["stat", "-c", "%a %F", "kept/list.json", "kept/in.json"]).output
        == "640 regular file\n777 symbolic link\n")
    #expect(sandbox.run(["ls", "-A", "kept"]).output == "in.json\nlist.json\nout.json\n")
  }
}
