import Languages
import RepositoryFiles
import Testing

/// The inputs of `Tests/Fuzz`, and hostile ones that have to end soon.
struct ShellFuzzCorpusTests {
  @Test(arguments: RepositoryPath("testdata/fuzz/shell").names)
  func `What once found something stays right`(_ name: String) throws {
    let bytes = try #require(RepositoryPath("testdata/fuzz/shell/\(name)").bytes)
    #expect(ShellInvariants(String(decoding: bytes, as: UTF8.self)).broken == nil)
  }

  static let hostile = [
    "(": 100_000, "((": 50_000, "$((": 50_000, "{{ ": 50_000, "{{": 50_000, "\"": 200_001,
    "'": 200_001, "`": 100_001,
    "cat <<A <<B\n": 20_000, "a=$a$a;": 20_000, "f() { f; };f;": 5_000, "exit||": 20_000,
    "x=1;echo $x;": 10_000,
    "if a; then x=1; exit; fi; echo $x;": 2_000, "f $x;f(){ x=$1; };": 2_000,
    "case x in *) ": 20_000,
    "for i in $i; do ": 5_000, "@(": 50_000, "a[": 50_000, "x+=y;": 20_000,
    "sh -c 'a\"$x\"' ;": 10_000,
  ]

  @Test(.timeLimit(.minutes(1)), arguments: hostile.keys.sorted())
  func `A hostile script ends`(_ opening: String) {
    let text = String(repeating: opening, count: Self.hostile[opening] ?? 1)
    let script = ShellScript(text)
    for command in script.commands.suffix(50) {
      for word in command.words { _ = script.value(of: word) }
      _ = script.conditions(of: command)
    }
    #expect(script.text.utf8.count == text.utf8.count)
  }
}
