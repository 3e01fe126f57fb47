internal import Languages
internal import Linting

extension Rule {
  static let scriptPrintsSecret = Rule(
    "script-prints-secret", .warning, "A script prints a secret into the container's log",
    why: """
      Logs are read by more people than Secrets are, are sent to a store that keeps them for months, and
      appear in tickets. A root token or unseal key in a log opens Vault for all of them.
      """,
    symptoms: [
      "hvs. or a password in the log search", "`kubectl logs` of a finished Job shows a key",
    ],
    detection: """
      A command whose output no file, pipe or substitution takes, and which prints what a variable, a
      file or a program holds: by its origin (`vault operator init`, `vault login`, `kubectl get secret`,
      a token, credentials of Vault or of a cloud, a file of a Secret), or by a name that promises a
      password, a token or a key. `env` and `printenv` where the container gets such variables from a
      Secret. `set -x` or `sh -x` before a command with such a value.
      """,
    limits: """
      Programs that print what they are given, and filters other than the usual, are not followed. What
      hooks and probes print reaches no log and is not reported.
      """,
    fix: """
      Print that there is a value, not the value: `${TOKEN:+set}`. Send the output of `operator init` to
      a file in memory. Revoke what is in the log already.
      """,
    exceptions: "A value that is worthless afterwards: suppress it with that reason.",
    references: [
      "https://cwe.mitre.org/data/definitions/532.html",
      "https://developer.hashicorp.com/vault/docs/commands/operator/init",
    ],
    examples: ScriptPrintsSecretExamples.all + ScriptPrintsSecretOriginExamples.all
  ) { graph, findings in
    for script in graph.scripts {
      for printed in script.printedSecrets {
        let how =
          switch printed.means {
          case .command: "prints \(printed.name)"
          case .trace: "traces its commands, with \(printed.name) in them"
          }
        findings.report(
          "A script of \(script.resource.displayName) \(how) into the log.",
          at: script.range(printed.command.range), in: script.resource,
          evidence: printed.uses.map { Evidence("the traced command", at: script.range($0.range)) }
            + (printed.source.map { [Evidence("where it comes from", at: script.range($0.range))] }
              ?? []),
          key: printed.name)
      }
    }
  }
}
