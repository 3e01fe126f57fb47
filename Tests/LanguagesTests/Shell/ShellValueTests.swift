import Languages
import Testing

/// The last word of the script's last command is what is asked about.
struct ShellValueTests {
  @Test(arguments: [
    ("N=a; x $N-b", "a-b"),
    ("export N=\"a b\"\nx \"$N\"", "a b"),
    ("M=a; N=$M/c; x ${N}", "a/c"),
    ("x ${N:-d}", "d"),
    ("x ${N:-}", "?"),
    ("x $N", "?"),
    ("x $NS", "prod"),
    ("x ${NS:-d}", "prod"),
    ("x ${HIDDEN:-d}", "?"),
    ("NS=${NS:-d}; x $NS", "prod"),
    ("N=${N:-d}; x $N", "d"),
    (": ${N:=d}; x $N", "d"),
    ("if a; then N=b; else N=c; fi; x $N", "b|c"),
    ("if a; then NS=b; fi; x $NS", "b|prod"),
    ("for n in a b; do x s-$n; done", "s-a|s-b"),
    ("for n in \"$@\"; do x $n; done", "?"),
    ("N=$(date); x $N", "?"),
    ("N=a; N+=b; x $N", "?"),
    ("A=b true; x $A", "?"),
    ("f() { x $1; }; f a; f b; y", "?last"),
    ("N=$M; M=$N; x $N", "?"),
    ("N=a; x ${N%a}", "?"),
    ("A=aa; B=$A$A; x $B", "aaaa"),
  ])
  func `A word has the values its assignments give`(_ text: String, _ expected: String) throws {
    let script = ShellScript(text)
    guard expected != "?last" else {
      let word = try #require(script.commands[0].words.last)
      #expect(script.value(of: word) == .oneOf(["a", "b"]))
      return
    }
    let word = try #require(script.commands.last { $0.name == "x" }?.words.last)
    let value = script.value(of: word, environment: ["NS": .known("prod"), "HIDDEN": .unknown])
    #expect((value == .unknown ? "?" : value.possibilities.joined(separator: "|")) == expected)
  }

  @Test(arguments: [
    ("x a", "'a'"),
    ("x $(cat /run/t)", "file /run/t"),
    ("x $(</run/t)", "file /run/t"),
    ("x `cat /run/t | tr -d '\\n'`", "file /run/t"),
    ("T=$(cat /run/t); U=$T; x \"$U\"", "file /run/t"),
    ("read -r T < /run/t; x $T", "file /run/t"),
    ("T=$(kubectl create token v | tr -d x); x $T", "kubectl create token v"),
    ("x $T", "$T"),
    ("x ${T:-d}", "$T or d"),
    ("T=$(cat a); T=$(b); x $T", "any(file a, b)"),
    ("x https://$H:443", "('https://' $H ':443')"),
    ("f() { local t=$1; x $t; }; f $(cat a)", "file a"),
    ("x $(cat a | base64 -d)", "cat a"),
    ("x $()", "?"),
    ("x $((1))", "?"),
  ])
  func `A word leads back to where its value is made`(_ text: String, _ expected: String) throws {
    let script = ShellScript(text)
    let word = try #require(script.commands.last { $0.name == "x" }?.words.last)
    #expect(spell(script.origin(of: word)) == expected)
  }

  @Test(arguments: [
    ("x <<EOF\na: $B\nEOF", "a: $B\n"),
    ("x <<<'a'", "a"),
    ("echo 'a' b | x", "a b"),
    ("cat <<EOF | sed s/a/b/ | x\na\nEOF", "sed"),
    ("cat <<EOF | tee f | x\na\nEOF", "a\n"),
    ("{ cat <<EOF; } | x\na\nEOF", "a\n"),
    ("V='a'; echo \"$V\" | x", "a"),
    ("V=$(cat <<EOF\na\nEOF\n); printf '%s' \"$V\" | x", "a\n"),
    ("cat > f <<EOF\na\nEOF\nx < f", "a\n"),
    ("x < f", "@f"),
    ("cat f | x", "@f"),
    ("x", "none"),
  ])
  func `Standard input is found through pipes, variables and files`(
    _ text: String, _ expected: String
  ) throws {
    let script = ShellScript(text)
    let command = try #require(script.commands.last { $0.name == "x" })
    let input =
      switch script.standardInput(of: command) {
      case .text(let text): text.text
      case .file(let file): "@" + spell(file)
      case .command(let command): command.name ?? ""
      case nil: "none"
      }
    #expect(input == expected)
  }
}

private func spell(_ origin: ShellOrigin) -> String {
  switch origin {
  case .literal(let text): "'\(text)'"
  case .environment(let name, let fallback):
    "$\(name)" + (fallback.map { " or " + spell($0) } ?? "")
  case .file(let file): "file " + spell(file)
  case .command(let command): command.words.map(spell).joined(separator: " ")
  case .anyOf(let origins): "any(" + origins.map { spell($0) }.joined(separator: ", ") + ")"
  case .concatenation(let origins): "(" + origins.map { spell($0) }.joined(separator: " ") + ")"
  case .unknown: "?"
  }
}
