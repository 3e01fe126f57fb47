internal import Graph
internal import Linting

extension Rule {
  static let vaultRotateRootConflict = Rule(
    "vault-rotate-root-conflict", .error,
    "Vault changes a database password that others go on reading",
    why: """
      After `rotate-root` only Vault knows the password: it cannot be read back. Whatever else takes
      it from the Secret logs in with the old one and is refused: the server's own probes, its
      replicas, its backups. A bootstrap job that runs again gives Vault the old one too.
      """,
    symptoms: [
      "password authentication failed for user postgres right after the bootstrap job",
      "replicas or backups fail, the primary does not",
      "error verifying connection when the bootstrap job runs again",
    ],
    detection: """
      `<mount>/rotate-root/<name>` in a script, or `rootPasswordRotation.enable` of the
      vault-config-operator, on a connection whose password comes from a key of a Secret that another
      resource of the tree reads too.
      """,
    limits: """
      A password that reaches the script otherwise than by `secretKeyRef` is not followed.
      bank-vaults' `rotate` is not read.
      """,
    fix: """
      Make a user of its own for Vault, with a Secret of its own, and rotate that one. Or do not
      rotate.
      """,
    exceptions:
      "Readers that need the password only before the rotation, such as a one-time import.",
    references: [
      "https://developer.hashicorp.com/vault/docs/secrets/databases#root-credential-rotation"
    ],
    examples: VaultRotateRootConflictExamples.all
  ) { graph, findings in
    for rotation in graph.rootRotations {
      let holders = graph.holders(ofPasswordChangedBy: rotation)
      guard let first = holders.first else { continue }
      let name = rotation.connection.name ?? "(a variable)"
      findings.report(
        "Vault changes the password of its connection \(name), and \(first.reference.displayName) goes on reading the old one from Secret \(first.password.secret.display).",
        at: rotation.range, in: rotation.resource,
        evidence: [Evidence("Vault is given the password here", at: first.password.range)]
          + holders.map {
            Evidence(
              "\($0.reference.displayName) reads it too", at: $0.reference.nameNode.range)
          }, key: name)
    }
  }
}
