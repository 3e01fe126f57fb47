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
    ("N=a; N+=b; x $N", "ab"),
    ("A=b true; x $A", "?"),
    ("f() { x $1; }; f a; f b; y", "?last"),
    ("N=$M; M=$N; x $N", "?"),
    (
      "N=a.b.c; x ${N%.*}-${N%%.*}-${N#*.}-${N##*.}-${#N}-${N^^}-${N/./_}-${N//./_}-${N:2:1}-${N: -1}",
      "a.b-a-b.c-c-5-A.B.C-a_b.c-a_b_c-b-c"
    ),
    ("A=aa; B=$A$A; x $B", "aaaa"),
    // In the order of the script
    ("N=a; N=b; x $N", "b"),
    ("N=a; if c; then N=b; fi; x $N", "a|b"),
    ("N=a; if c; then N=b; exit; fi; x $N", "a"),
    ("N=a; case c in d) N=b;; *) N=e;; esac; x $N", "b|e"),
    ("N=a; c && N=b; x $N", "a|b"),
    ("N=a; { N=b; }; x $N", "b"),
    ("N=a; (N=b); x $N", "a"),
    ("N=a; c | while read d; do N=b; done; x $N", "a"),
    ("N=a; while c; do x $N; N=b; done", "a|b"),
    ("if c; then N=a; else N=b; x $N; fi", "b"),
    ("N=a; f() { x $N; }; N=b; f; N=c", "b"),
    ("N=a; f() { N=b; }; f; x $N", "b"),
    ("f() { local N=a; }; N=b; f; x $N", "b"),
    ("f() { shift; x $1; }; f a b; f c d", "b|d"),
    ("f() { x ${1:-e}; }; f", "e"),
    ("f() { x ${1:-e}; }; f; f a", "a|e"),
    ("x a{b,c}", "?"),
    ("N=a; sh -c 'x $N'", "?"),
    ("export N=a; sh -c 'x $N'", "a"),
    ("N=a; sh -c \"x $N\"", "a"),
    ("export N=a; kubectl exec p -- sh -c 'x $N'", "?"),
    ("i=0; ((i++)); x $i", "?"),
    ("N=a; unset N; x ${N:-b}", "b"),
    // Lists
    ("L='a b'; for n in $L c; do x $n; done", "a|b|c"),
    ("L=(a 'b c'); for n in \"${L[@]}\"; do x $n; done", "a|b c"),
    ("L=(a b); x ${L[1]}", "b"),
    ("for n in {1..3} {a,b}z; do x $n; done", "1|2|3|az|bz"),
    ("for n in *.yaml; do x $n; done", "?"),
    ("for n in $(seq 2); do x $n; done", "1|2"),
    ("while read n m; do x $m; done <<E\na b c\nd e\nE", "b c|e"),
    ("printf 'a\\nb\\n' | while read n; do x $n; done", "a|b"),
    // Substitutions
    ("x $(echo a b)", "a b"),
    ("P=/a/b.c; x $(basename $P .c)-$(dirname $P)", "b-/a"),
    ("x \"$(cat <<E\na\nE\n)\"", "a"),
    ("x $(NS)", "prod"),
    ("N=a; M=N; x ${!M}", "a"),
    ("x ${NS:+set}", "set"),
    ("x {{.Values.x}}", "?"),
  ])
  func `A word has the values its assignments give`(_ text: String, _ expected: String) throws {
    let script = ShellScript(text)
    guard expected != "?last" else {
      let word = try #require(script.commands[0].words.last)
      #expect(script.value(of: word) == .oneOf(["a", "b"]))
      return
    }
    let word = try #require(script.commands.last { $0.name == "x" }?.words.last)
    let value = script.value(
      of: word, environment: ["NS": .known("prod"), "HIDDEN": .unknown(.environment("HIDDEN"))])
    #expect(
      (value.possibilities.isEmpty ? "?" : value.possibilities.joined(separator: "|")) == expected)
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
    ("if c; then T=$(cat a); else T=$(b); fi; x $T", "any(file a, b)"),
    ("T=$(cat a); T=$(b); x $T", "b"),
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

struct ShellUnknownTests {
  @Test(arguments: [
    ("x $N", "`N` is not set by the script"),
    ("x $HIDDEN", "`HIDDEN` is set from elsewhere"),
    ("x $(cat /run/t)", "it is read from `/run/t`"),
    ("x $(a | jq .b)", "`jq` prints it"),
    ("read -r N; x $N", "it is read from standard input"),
    ("x $1", "`$1` is an argument that is not seen"),
    ("x $((1))", "it is computed"),
    ("x 'a {{ .b }}'", "it holds a template"),
    ("x $(params.a)", "it holds a template"),
    ("export N=a; ssh h sh -c 'x $N'", "`N` belongs to another container"),
    ("while a; do N=b$N; done; x $N", "`N` is made of itself"),
  ])
  func `A value that is not known has a reason`(_ text: String, _ expected: String) throws {
    let script = ShellScript(text)
    let word = try #require(script.commands.last { $0.name == "x" }?.words.last)
    let value = script.value(of: word, environment: ["HIDDEN": .unknown(.environment("HIDDEN"))])
    guard case .unknown(let reason) = value else {
      Issue.record("known: \(value.possibilities)")
      return
    }
    #expect(reason.explanation == expected)
  }

  @Test(arguments: [
    ("#!/usr/bin/env python3\nprint('kubectl apply')", "other(\"python3\")"),
    ("#!/usr/bin/pwsh\nGet-Item x", "other(\"pwsh\")"),
    ("#!/usr/bin/env -S bash -e\nx", "bash"),
    ("#!/bin/busybox sh\nx", "posix"),
    ("x", "nil"),
  ])
  func `A text in another language has no commands`(_ text: String, _ expected: String) {
    let script = ShellScript(text)
    #expect(script.interpreter.map { "\($0)" } ?? "nil" == expected)
    #expect(script.commands.isEmpty == expected.hasPrefix("other"))
  }
}
