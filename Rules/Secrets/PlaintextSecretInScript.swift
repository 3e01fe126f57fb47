internal import Graph
internal import Linting
internal import Manifests

extension Rule {
  static let plaintextSecretInScript = Rule(
    "plaintext-secret-in-script", .warning, "A script holds a credential in clear",
    why: """
      Who can read the repository, a clone or a backup of it holds the credential, and the history keeps
      it. In a container's command it also stands in the pod for whoever may get pods, and in the list
      of processes of the node. What seeds Vault this way is as public as what Vault was to hide.
      """,
    symptoms: [
      "kubectl describe pod shows a password", "a scanner of the code host reports a credential",
    ],
    detection: """
      A literal text in a script, a probe or a lifecycle hook: given to a variable, an option or a field
      whose name promises a password, or to one named as a token or key where it looks made by a machine.
      Read are assignments, `kubectl create secret --from-literal`, `vault kv put`, `vault write` and their
      JSON, `--password=`, `redis-cli -a`, `curl -u` and `mysql -p`. Also a URL or a connection string with
      a password in it, the address of a web hook, and a token that begins as its issuer's do.
      """,
    limits: """
      Here-documents are searched only where they are JSON for Vault. What a program takes by its place
      among the arguments, or by a letter of its own, is not known for others. The arguments of
      `redis-server` belong to redis-plaintext-password.
      """,
    fix: """
      Change the credential. Put the new one into a Secret with a declared source, take it in as a
      variable, and let the script use that: `vault kv put secret/db password="$DB_PASSWORD"`.
      """,
    exceptions: """
      A server that lives as long as the pod that asks it, as in a test. Suppress it with that reason. A
      line that another scanner is told to allow (`gitleaks:allow`) is a note.
      """,
    references: ["https://kubernetes.io/docs/concepts/security/secrets-good-practices/"],
    inExamples: .replaced, examples: PlaintextSecretInScriptExamples.all
  ) { graph, findings in
    for resource in graph.resources {
      let found = graph.scriptCredentials(of: resource).filter { $0.credential == .material }
      guard let (first, verdict) = graph.firstToReport(of: found, at: { $0.range }) else {
        continue
      }
      findings.report(
        "A script of \(resource.displayName) holds \(first.subject) in clear\(verdict).",
        at: first.range, in: resource, level: verdict.isEmpty ? .warning : .note,
        confidence: .medium,
        evidence: found.filter { $0.range != first.range }.map {
          Evidence("\($0.subject) is in clear too", at: $0.range)
        }, key: "plaintext")
    }
  }
}

extension ScriptCredential {
  /// What is in clear, for a sentence.
  fileprivate var subject: String { name ?? "a credential" }
}
