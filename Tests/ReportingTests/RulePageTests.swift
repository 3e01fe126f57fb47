import Testing

@testable import Linting
@testable import Reporting

@Suite struct RulePageTests {
  @Test func text() {
    #expect(
      RulePage(.sample).text(width: 44) == """
        redis-no-tls  warning
        Redis accepts connections in clear text.

        Why
          Whoever reads the wire reads `AUTH`. It is
          *not* rare.

          - one <b>
          - two

        What it looks like
          - `tcpdump` shows passwords

        Fix
          1. Set a port for TLS:

            tls-port 6379
            port 0

          2. Then restart.

        When it is fine
          A cache on localhost.

        Suppress
          For one place, a comment on its line or
          above it; the reason is required:

            # manifestguard: ignore[redis-no-tls] why it is right here

          For one object, an annotation of it or of
          its pods:

            manifestguard.dev/ignore: "redis-no-tls: why it is right here"

          For files, objects or fields until a day,
          in `.manifestguard.yaml`:

            suppressions:
              - rule: redis-no-tls
                object: Kind/namespace/name
                reason: why it is right there
                until: 2027-01-31

          For the whole repository, in
          `.manifestguard.yaml`:

            ignore:
              - redis-no-tls

        How it is found
          No `tls-port` is set.

          In tests that nothing in the tree applies:
          note. In examples too, where an engine
          brings the tree to a cluster.

        Limits
          A mesh is not seen.

        Examples
          Flagged: a password
            kind: Secret
            stringData:
            \tépassword: x # and more
            \t ^                 ^

          Not flagged
          -- a.yaml --
            kind: X
          -- redis.conf --
            port 0

        References
          https://redis.io/docs/tls

        """)
  }

  @Test func markdown() {
    #expect(
      RulePage(.sample).markdown(.brief) == #"""
        # redis-no-tls

        **warning**: Redis accepts connections in clear text.

        ## Why

        Whoever reads the wire reads `AUTH`. It is \*not\* rare.

        - one \<b>
        - two

        ## Fix

        1. Set a port for TLS:

        ```
        tls-port 6379
        port 0
        ```

        2. Then restart.

        ## When it is fine

        A cache on localhost.

        ## Suppress

        For one place, a comment on its line or above it; the reason is required:

        ```yaml
        # manifestguard: ignore[redis-no-tls] why it is right here
        ```

        For one object, an annotation of it or of its pods:

        ```yaml
        manifestguard.dev/ignore: "redis-no-tls: why it is right here"
        ```

        For files, objects or fields until a day, in `.manifestguard.yaml`:

        ```yaml
        suppressions:
          - rule: redis-no-tls
            object: Kind/namespace/name
            reason: why it is right there
            until: 2027-01-31
        ```

        For the whole repository, in `.manifestguard.yaml`:

        ```yaml
        ignore:
          - redis-no-tls
        ```

        """#)
    #expect(
      RulePage(.sample).markdown().contains(
        "**Flagged: a password**\n\n```yaml\nkind: Secret\nstringData:\n\tépassword: x # and more\n\t ^"
      ))
  }

  @Test func showsWhatTheFixChanges() {
    let lines = (1...9).map { "line \($0)" }
    let example = Example.flagged(
      "-- a.yaml --\n" + lines.joined(separator: "\n") + "\n-- b.yaml --\nsame",
      corrected: "-- a.yaml --\nline 0\n" + lines.dropLast(2).joined(separator: "\n")
        + "\nline 9\n-- b.yaml --\nsame\n-- c.yaml --\nnew")
    let files = ExampleCorrection(example)?.files ?? []
    #expect(files.map(\.path) == ["a.yaml", "c.yaml"])
    #expect(
      files.first?.lines == [
        "+ line 0", "  line 1", "  line 2", "  …", "  line 6", "  line 7", "- line 8", "  line 9",
      ])
    #expect(files.last?.lines == ["+ new"])
    #expect(ExampleCorrection(.clean("a: b")) == nil)
  }

  @Test(arguments: [
    ("Clients get: WRONGPASS invalid password", ["b"]), ("wrongpass", ["b"]),
    ("connection refused", ["a"]), ("the and", []), ("", []), ("nothing of the kind", []),
  ])
  func findsRulesBySymptom(_ text: String, ids: [String]) {
    let rules = [("a", "connection refused on port 6379"), ("b", "WRONGPASS invalid password")].map
    {
      id, symptom in
      Rule(
        id, .note, "", why: "", symptoms: [symptom], detection: "", limits: "", fix: "",
        exceptions: "", examples: []
      ) { _, _ in }
    }
    #expect(SymptomSearch(text, in: rules).matches.map(\.rule.id) == ids)
  }

  @Test func json() {
    let json = RulePage(.sample).json(pretty: false)
    #expect(json.contains(#""marks":[{"line":3,"column":3},{"line":3,"column":21}]"#))
    #expect(json.contains(#"{"path":"redis.conf","text":"port 0\n","marks":[]}"#))
    #expect(
      json.contains(##""comment":"# manifestguard: ignore[redis-no-tls] why it is right here""##))
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("", 5, []),
    ("toolongword a", 5, ["toolongword", "a"]),
    ("日本 日本", 5, ["日本", "日本"]), ("a  b\nc", 80, ["a b c"]),
  ])
  func wraps(_ text: String, width: Int, lines: [String]) {
    #expect(Prose.wrapped(text, width: width) == lines)
  }
}
