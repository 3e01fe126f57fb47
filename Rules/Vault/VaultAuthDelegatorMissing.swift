internal import Graph
internal import Linting

extension Rule {
  static let vaultAuthDelegatorMissing = Rule(
    "vault-auth-delegator-missing", .warning, "No binding lets Vault have tokens reviewed",
    why: """
      Vault asks the API server whether a client's token is good, and proves itself with a token: its
      own, a stored one, or the client's. The account behind that token needs
      `system:auth-delegator`. Without it every login is refused, and Vault's answer is the same 403
      as for a wrong role.
      """,
    symptoms: [
      "403 permission denied at auth/kubernetes/login for every role",
      "tokenreviews.authentication.k8s.io is forbidden in Vault's log",
    ],
    detection: """
      A kubernetes auth mount of which the tree tells whose token Vault sends: the pod's of the one
      Vault server (its own cluster, nothing stored), that of `tokenReviewerServiceAccount`
      (vault-config-operator), those of each role's accounts (`disable_local_ca_jwt` with a CA). The
      ServiceAccount is in the tree, and no binding allows it to create TokenReviews: warning. A
      reviewer that is named and not in the tree: note.
      """,
    limits: """
      A Vault installed by a chart is not judged: the chart binds its account. Bindings in another
      repository are not seen.
      """,
    fix: """
      A ClusterRoleBinding to ClusterRole `system:auth-delegator` with the ServiceAccount and its
      namespace as subject, in the cluster whose tokens are reviewed.
      """,
    exceptions: "The binding is made elsewhere, as by the team that owns the cluster.",
    references: [
      "https://developer.hashicorp.com/vault/docs/auth/kubernetes#configuring-kubernetes",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#other-component-roles",
    ],
    examples: VaultAuthDelegatorMissingExamples.all
  ) { graph, findings in
    for mount in graph.vaultAuthMounts {
      let reviewers = graph.tokenReviewers(of: mount).compactMap { reviewer in
        graph.delegationVerdict(on: reviewer).map { (reviewer: reviewer, level: $0) }
      }
      guard let first = reviewers.first else { continue }
      let more = reviewers.count > 1 ? " and \(reviewers.count - 1) more" : ""
      findings.report(
        first.reviewer.message("auth/\(mount.path ?? "(a variable)")", more),
        at: first.reviewer.role == .named ? first.reviewer.range : mount.range,
        in: mount.resource, level: first.level,
        confidence: first.level == .note ? .low : .medium,
        evidence: reviewers.filter { $0.reviewer.role != .named }.map {
          Evidence("the token of \($0.reviewer.account.display) is sent", at: $0.reviewer.range)
        }, key: mount.path ?? "")
    }
  }
}

extension ResourceGraph {
  /// How bad it is; `nil` where the account may review tokens, or the tree does not tell.
  fileprivate func delegationVerdict(on reviewer: TokenReviewer) -> Level? {
    switch mayReviewTokens(reviewer.account) {
    case .allowed: nil
    case .denied: .warning
    case .unknown(let gap): gap.range == nil && reviewer.role == .named ? .note : nil
    }
  }
}

extension TokenReviewer {
  fileprivate func message(_ mount: String, _ more: String) -> String {
    let name = "ServiceAccount \(account.display)\(more)"
    return switch role {
    case .vault:
      "\(mount) has tokens reviewed as \(name), which no binding allows: every login is refused."
    case .named:
      "\(mount) has tokens reviewed as \(name), to which the tree binds no system:auth-delegator."
    case .client:
      "\(mount) has each client's token review itself, which no binding allows to \(name): its logins are refused."
    }
  }
}
