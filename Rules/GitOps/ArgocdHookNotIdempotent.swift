internal import Languages
internal import Linting

extension Rule {
  static let argocdHookNotIdempotent = Rule(
    "argocd-hook-not-idempotent", .note,
    "A hook makes something that its next run finds there already, and fails",
    why: """
      Argo CD runs a hook at every sync, not only at the first. A command that refuses to make what is
      there fails the hook from the second sync on, and with it the sync: PostSync steps behind it do not
      run, and a PreSync hook keeps every later change out of the cluster.
      """,
    symptoms: [
      "one or more synchronization tasks completed unsuccessfully",
      "AlreadyExists, or path is already in use, in the log of the hook's pod",
    ],
    detection: """
      In the script of a Job that each sync runs (an Argo CD hook, a Helm hook that Argo CD renders,
      `generateName`): `kubectl create`, `vault auth enable`, `secrets enable`, `audit enable`,
      `operator init`, `psql -c "CREATE ..."`, `helm install` or `mc mb`, without a test around it, where
      its failure is the script's: under `set -e`, or as the last command.
      """,
    limits: """
      Names in variables may be others each time and are not judged. What the script deletes before
      counts as gone.
      """,
    fix: """
      Make the step one that may be repeated: `kubectl create --dry-run=client -o yaml | kubectl apply -f -`,
      a test before `enable`, `CREATE ... IF NOT EXISTS`, `helm upgrade --install`.
      """,
    exceptions: "A hook in an Application that is synced once, by hand.",
    references: ["https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/"],
    examples: ArgocdHookNotIdempotentExamples.all
  ) { graph, findings in
    for step in graph.unrepeatableSteps {
      let script = step.script
      findings.report(
        "`\(step.name)` fails where \(step.object) is there already, and ends the script of \(script.resource.displayName) with each sync but the first.",
        at: script.range(step.command.range), in: script.resource,
        evidence: [Evidence(step.repetition.reason, at: step.repetition.place.range)],
        key: step.object)
    }
  }
}
