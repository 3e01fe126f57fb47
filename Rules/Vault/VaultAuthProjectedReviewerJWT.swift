internal import Linting

extension Rule {
  static let vaultAuthProjectedReviewerJWT = Rule(
    "vault-auth-projected-reviewer-jwt", .error,
    "Vault's stored reviewer token expires and every login fails with it",
    why: """
      `token_reviewer_jwt` is stored as it is. A pod's own token is bound to that pod and to an
      expiry; `kubectl create token` lasts an hour unless asked otherwise. When it runs out, Vault's
      TokenReview is refused and every login on the mount fails while Vault itself is healthy.
      """,
    symptoms: [
      "403 permission denied on every kubernetes login, some time after a good deployment",
      "the bootstrap Job is gone, and logins with it",
    ],
    detection: """
      A write of `auth/<mount>/config` whose token_reviewer_jwt is read from the pod's ServiceAccount
      token, made by `kubectl create token`, or is a JWT with an expiry. Variables are followed to
      where they are assigned, files to where the script writes them. A `--duration` of a year or
      more: note, since the API server may grant less. Note too where a CronJob of the tree writes the same
      mount several times an hour.
      """,
    limits: """
      A token that comes from a file or a variable the tree does not show is not judged, nor one of a volume
      that is mounted over the pod's own token.
      """,
    fix: """
      In Vault's own cluster, leave the argument out: Vault then reads its pod's token afresh. For
      another cluster, store the token of a `kubernetes.io/service-account-token` Secret, or set
      `disable_local_ca_jwt=true` and let clients present their own.
      """,
    exceptions: """
      A job that rewrites the configuration well before each expiry. Suppress it with the name of
      that job.
      """,
    references: [
      "https://developer.hashicorp.com/vault/docs/auth/kubernetes#how-to-work-with-short-lived-kubernetes-tokens"
    ],
    examples: VaultAuthProjectedReviewerJWTExamples.all
  ) { graph, findings in
    for mount in graph.vaultAuthMounts {
      guard let jwt = mount.tokenReviewerJWT else { continue }
      let stored: String
      var level = Level.error
      switch jwt.origin {
      case .podToken where graph.isWrittenByClock(mount),
        .createdToken where graph.isWrittenByClock(mount):
        stored =
          "a token that does not last, and a CronJob a new one before it ends: right as long as that runs"
        level = .note
      case .podToken:
        stored = "its pod's own token: every login on the mount fails once that pod is gone"
      case .createdToken:
        stored = "a token of kubectl create token: every login on the mount fails once it expires"
      case .yearLongCreatedToken:
        stored =
          "a token of kubectl create token: every login on the mount fails once it expires, far sooner than asked for if the API server caps it"
        level = .note
      case .expiringLiteral(let expiry):
        // What is over, or nearly so, vault-auth-reviewer-expired tells with its date.
        guard graph.settings.isFar(expiry) else { continue }
        stored = "a token with an expiry: every login on the mount fails from then on"
      case .other: continue
      }
      findings.report(
        "auth/\(mount.path ?? "(a variable)") stores \(stored).",
        at: jwt.range, in: mount.resource, level: level,
        evidence: [Evidence("the mount is configured here", at: mount.range)],
        key: mount.path ?? "")
    }
  }
}
