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

        How it is found
          No `tls-port` is set.

        Fix
          1. Set a port for TLS:

            tls-port 6379
            port 0

          2. Then restart.

        When it is fine
          A cache on localhost.

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

        Suppress
          For one place, a comment on its line or
          above it; the reason is required:

            # manifestguard: ignore[redis-no-tls] why it is right here

          For the whole repository, in
          `.manifestguard.yaml`:

            ignore:
              - redis-no-tls

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
