internal import Linting

extension Rule {
  static let unsealKeyEmptyNotChecked = Rule(
    "unseal-key-empty-not-checked", .note,
    "A script unseals with a key that may be empty, and does not look",
    why: """
      A Secret without the key gives an empty file or an empty variable, not an error. `operator unseal`
      then fails in a loop that goes on, and Vault stays sealed while the pod looks well.
      """,
    symptoms: ["file descriptor 0 is not a terminal, in the log of the unsealer, again and again"],
    detection: """
      `operator unseal` or a call of `sys/unseal` with a key from a file, from an optional reference to a
      Secret, or from `kubectl get secret`, in a script that never looks whether it is empty (`-s`, `-n`,
      `-z`, `${KEY:?}`). `-f` only says that the file is there.
      """,
    limits: """
      Where the failure is the script's, under `set -e` or at its end, the pod shows it: not reported.
      """,
    fix:
      "Look first: `[ -s FILE ]`, `[ -n \"$KEY\" ]`; say which Secret is empty, and exit with an error.",
    exceptions: "A key that cannot be missing: a required reference to one key.",
    references: ["https://developer.hashicorp.com/vault/docs/commands/operator/unseal"],
    examples: UnsealKeyEmptyNotCheckedExamples.all
  ) { graph, findings in
    for key in graph.uncheckedUnsealKeys {
      findings.report(
        "A script of \(key.script.resource.displayName) unseals with \(key.source) and never looks whether it is empty.",
        at: key.place, in: key.script.resource,
        evidence: key.presenceTest.map {
          [Evidence("this says only that the file is there", at: $0)]
        } ?? [])
    }
  }
}
