internal import Languages
internal import Linting

extension Rule {
  static let scriptIdempotentGuardStale = Rule(
    "script-idempotent-guard-stale", .warning,
    "A script writes a value that does not last, and only where none is there yet",
    why: """
      `if not there, write it` is right for a key that is made once. Around a token, a lease or a password
      that somebody else renews, it keeps the first value for ever: every later run sees that something is
      there, succeeds, and leaves what has long been refused.
      """,
    symptoms: [
      "permission denied or WRONGPASS some hours or weeks after a clean installation",
      "the Job is Complete, its log says that everything is configured already",
    ],
    detection: """
      A write of a script (`vault write`, `kv put`, `kubectl create`, curl) that runs only while a
      test finds nothing there, of a value that ends or is renewed: the pod's own ServiceAccount token,
      `kubectl create token`, `vault token create`, credentials with a lease, a login of a cloud's
      registry, the address of a pod, a key of a Secret that External Secrets, VSO or cert-manager renews.
      """,
    limits: """
      Values out of Secrets that nothing in the tree renews are taken to last. A write of the same object
      that another script makes in any case keeps it fresh, and nothing is reported.
      """,
    fix: """
      Write it each time: `vault write` and `kubectl apply` change what is there. Keep the test for what
      can only be done once, such as `vault auth enable`. Or store something that lasts.
      """,
    exceptions: "A value that is needed for one step only, minutes later.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens",
      "https://developer.hashicorp.com/vault/docs/concepts/lease",
    ],
    examples: ScriptIdempotentGuardStaleExamples.all
  ) { graph, findings in
    for stale in graph.staleGuards {
      let script = stale.script
      guard let first = stale.test.first, let last = stale.test.last else { continue }
      let commands = script.shell.commands
      let upper = commands[first...last].map(\.range.upperBound).max() ?? 0
      let how = stale.lifetime == .expires ? "it expires" : "it changes"
      findings.report(
        "A script of \(script.resource.displayName) writes \(stale.object) only where it finds \(stale.asked.map { "no \($0)" } ?? "nothing") yet, with \(stale.meaning): \(how), and what is stored stays as it was.",
        at: script.range(commands[first].range.lowerBound..<upper), in: script.resource,
        evidence: [
          Evidence("the value that does not last", at: stale.value),
          Evidence("the write that is left out", at: script.range(stale.write.range)),
        ], key: stale.object)
    }
  }
}
