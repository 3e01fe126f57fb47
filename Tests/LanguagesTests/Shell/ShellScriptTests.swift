import Languages
import Testing

struct ShellScriptTests {
  /// A script and its dump; see `dump(_:)`.
  static let scripts: [(text: String, commands: [String])] = [
    // Words and quotes
    (#"echo 'a b' "c $D" e\ f $'g\th'"#, ["echo a_b c_${D} e_f g\th"]),
    (#"a "" '' b#c # d"#, ["a   b#c"]),
    ("a \\\n  b\\\nc", ["a bc"]),
    ("a\r\nb \\\r\n  c\r\n", ["a", "b c"]),
    (#"a "$" "\$b" \$c é\é"#, ["a $ $b $c éé"]),
    // Expansions
    (
      #"a ${B} ${C:-d "$E"} ${F##*/} ${#G} ${H[0]} $1 $@ $?"#,
      ["a ${B} ${C:-d_${E}} ${F##*/} ${Glength} ${H[]} ${1} ${@} ${?}"]
    ),
    (
      "a $(b | c) `d` $((1 + $(e)))",
      ["a $(2) $(1) $(())", "$()| b", "$()| · c", "$()| d", "$()| e"]
    ),
    (#"a "$(b "$(c "d e")")""#, ["a $(2)", "$()| b $(1)", "$()/$()| c d_e"]),
    ("a <(b) >(c)", ["a <(1) <(1)", "<()| b", "<()| c"]),
    // Lists and pipelines
    ("a; b & c\n\nd", ["a", "b", "c", "d"]),
    ("a && b || c", ["a", "? b", "? c"]),
    ("a && b || true; c || echo d || e", ["~ a", "? ~ b", "? true", "~ c", "? echo d", "? e"]),
    ("! a | b |& c", ["a", "· b", "· c"]),
    ("a || { echo b; exit 1; }", ["a", "{}| ? echo b", "{}| ? exit 1"]),
    // Compound commands
    (
      "if a; then b; elif c; then d; else e; fi",
      ["if| a", "then| ? b", "if| ? c", "then| ? d", "else| ? e"]
    ),
    (
      "while read x; do a; done < f\nuntil b; do c; done",
      ["while| read x", "do| ? a", "while| b", "do| ? c"]
    ),
    ("for i in a $B; do c; done; for j; do d; done", ["do| ? c", "do| ? d"]),
    ("case $1 in a|b) c;; (*) d; esac", ["case| ? c", "case| ? d"]),
    ("x=$(case y in z) a;; esac)", ["x=$(1)", "$()/case| ? a"]),
    ("f() { a; }\nfunction g { b; }; f", ["f()/{}| a", "g()/{}| b", "f"]),
    ("(a; b) | c", ["()| a", "()| b", "· c"]),
    (
      "[[ $a == b* && ! -f c ]] && d; (( i++ )); [ x ]",
      ["[[ ${a} == b* && ! -f c ]]", "? d", "[ x ]"]
    ),
    // Assignments
    ("A=b C= d e=f", ["A=b C= d e=f"]),
    ("export A=b C; D+=e; F=(g 'h i')", ["A=b export C", "D+=e", "F=(g h_i)"]),
    // Redirections
    ("a >b 2>&1 </c >>d &>e", ["a >b 2>&1 </c >>d &>e"]),
    ("cat <<EOF | b\nc $D\nEOF\ne", ["cat <<EOF{c_${D}\\n}", "· b", "e"]),
    ("cat <<'EOF'\nc $D\nEOF\ne", ["cat <<EOF{c_$D\\n}", "e"]),
    ("cat <<-A <<B\n\tc\n\tA\nd\nB\ne <<<$F", ["cat <<-A{c\\n} <<B{d\\n}", "e <<<${F}"]),
    ("a=$(cat <<EOF\nb)\nEOF\n)\nc", ["a=$(1)", "$()| cat <<EOF{b)\\n}", "c"]),
    // Scripts in words
    ("sh -c 'a; b \"$C\"'", [#"sh -c a;_b_"$C""#, "script| a", "script| b ${C}"]),
    (
      "p exec x -- bash -euo pipefail -c \"a \\\"b\\\" \\$C\"",
      [#"p exec x -- bash -euo pipefail -c a_"b"_$C"#, "script| a b ${C}"]
    ),
    ("sh -c \"a $(b)\"", ["sh -c a_$(1)", "$()| b", "script| a $(1)"]),
    ("sh -c \"a '$(b)'\"", ["sh -c a_'$(1)'", "$()| b", "script| a $(1)"]),
    ("x | bash -s <<EOF\na $B\nEOF", ["x", "· bash -s <<EOF{a_${B}\\n}", "script| a ${B}"]),
    (
      "eval 'a'; trap 'b' EXIT; echo sh -c 'c'",
      ["eval a", "script| a", "trap b EXIT", "script| b", "echo sh -c c"]
    ),
    // What other tools fill in
    ("{{- if .a }}\nb {{ .c }} d\n{{- end }}", ["b {{_.c_}} d", "incomplete"]),
    ("a ${{ b || c }} \"{{.d}}\" '{{e}}'", ["a ${{_b_||_c_}} {{.d}} {{e}}", "incomplete"]),
    ("a {{.b}}", ["a {{.b}}"]),
    // What is easily misread
    ("((a); b) | c", ["()/()| a", "()| b", "· c"]),
    ("case a in @(b|c)) d;; esac", ["case| ? d"]),
    ("for i in $(a); do b; done < c", ["$()| a", "do| ? b"]),
    ("for i in a # b\ndo c; done", ["do| ? c"]),
    ("a::b() { c; }", ["a::b()/{}| c"]),
    ("for i do a $i; done; time -p b", ["do| ? a ${i}", "b"]),
    ("a $\"b c\"", ["a b_c"]),
    ("a } { ?(b|c) *.d", ["a } { ?(b|c) *.d"]),
    ("$((a; b) | c)", ["$(3)", "$()/()| a", "$()/()| b", "$()| · c"]),
    (
      "a <<A <<'B' <<-C | d\n$(e)\nA\n$(f)\nB\n\tg\n\tC\nh",
      ["a <<A{$(1)\\n} <<B{$(f)\\n} <<-C{g\\n}", "· d", "$()| e", "h"]
    ),
    // What is not a script
    ("if a; then b", ["if| a", "then| ? b", "incomplete"]),
    ("a 'b", ["a b", "incomplete"]),
    ("a )\n;; b fi\nfi; c", ["a", "b fi", "c", "incomplete"]),
    ("cat <<EOF\na", ["cat <<EOF{a}", "incomplete"]),
    ("", []),
  ]

  @Test(arguments: scripts)
  func `Commands come in source order with what surrounds them`(
    _ example: (text: String, commands: [String])
  ) {
    #expect(dump(ShellScript(example.text)) == example.commands)
  }

  @Test(arguments: scripts.map(\.text))
  func `Each range covers what it names`(_ text: String) {
    let script = ShellScript(text)
    let bytes = Array(text.utf8)
    for word in script.commands.flatMap(\.words) {
      for part in word.parts {
        guard case .literal(let literal) = part.kind, part.range.count == literal.utf8.count else {
          continue
        }
        #expect(bytes[part.range].elementsEqual(literal.utf8))
      }
      let whole = script.text(of: word)
      #expect(whole.range(of: 0..<whole.text.utf8.count).upperBound <= word.range.upperBound)
    }
  }

  @Test(arguments: [
    "(", "$(", "`", "\"$(", "${a:-", "((", "$((", "if ", "{ ", "f() ", "case a in a) ", "a=(", "<(",
    "<<a\n", "sh <<a\n", "sh -c '", "A=$(", "a||true||", "[[ ",
  ])
  func `Hostile nesting ends, and says that it is incomplete`(_ opening: String) {
    let script = ShellScript(String(repeating: opening, count: 5_001))
    #expect(!script.isComplete)
  }

  @Test
  func `Text of a quoted script leads back to the bytes it was written as`() throws {
    let text = #"sh -c "vault write \"auth/$M/config\" a=b""#
    let script = ShellScript(text)
    let path = try #require(script.commands.last?.words[2])
    let bytes = Array(text.utf8)

    #expect(String(decoding: bytes[path.range], as: UTF8.self) == #"\"auth/$M/config\""#)
    #expect(script.text(of: path).text == "auth/$M/config")
  }

  @Test
  func `A branch knows the commands that decide on it`() throws {
    let script = ShellScript("if ! kubectl get x; then\n kubectl create x\nfi")
    let command = try #require(script.commands.last)
    let branch = try #require(script.enclosingBlocks(of: command).first)

    #expect(branch.condition.map { script.commands[$0].map(spellWords) } == ["kubectl get x"])
    #expect(script.pipelines[script.commands[0].pipeline].isNegated)
  }
}

private func spellWords(_ command: ShellCommand) -> String {
  command.words.map(spell).joined(separator: " ")
}
