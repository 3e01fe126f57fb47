internal import Graph
internal import Linting

extension Rule {
  static let vaultRootTokenInWorkload = Rule(
    "vault-root-token-in-workload", .warning, "A workload logs in to Vault with the root token",
    why: """
      The root token may do everything and never expires. A workload needs a few paths. Whoever may
      read the Secret, look into the pod or run a container as its ServiceAccount is root in Vault,
      and the audit log shows only `root`. The token can also never be revoked without breaking it.
      """,
    symptoms: [
      "display_name root in the audit log, at each run of a job",
      "revoking the root token breaks a workload",
    ],
    detection: """
      A Secret's key or a Secret that is named as a root token (`root_token`, `vault-root-token`),
      taken in by `env`, `envFrom` or a volume by what deals with Vault; an ExternalSecret that fetches
      it; `kubectl get secret` of such a key; `vault token create -policy=root`; a token that people choose for a development server, in clear in
      `VAULT_TOKEN` or a script, where no such server is in the tree. A Job that runs once,
      or what runs `operator init` itself: note. So are tests and samples.
      """,
    limits: """
      A root token under another name is not seen. Whether a token was revoked since is not in the
      tree.
      """,
    fix: """
      Write a policy with the paths that the workload needs, and let it log in with its
      ServiceAccount through the kubernetes auth method. Then revoke the root token: `operator
      generate-root` makes a new one with the unseal keys.
      """,
    exceptions: """
      The first configuration of a new Vault, by a job that revokes the token at its end.
      """,
    references: [
      "https://developer.hashicorp.com/vault/docs/concepts/tokens#root-tokens",
      "https://openbao.org/docs/concepts/tokens/#root-tokens",
    ],
    examples: VaultRootTokenInWorkloadExamples.all
  ) { graph, findings in
    for use in graph.rootTokenUses {
      let writers = use.secret.map { graph.writers(of: $0, nearestTo: use.resource) } ?? []
      let fetched = use.origin.flatMap { origin in origin.range.map { (origin, $0) } }
      findings.report(
        use.message, at: use.range, in: use.resource, level: use.isOneShot ? .note : .warning,
        evidence: (fetched.map { origin, range in
          [
            Evidence(
              "the key \(origin.key) is \(origin.path ?? "a root token") of the store", at: range)
          ]
        } ?? [])
          + writers.map {
            Evidence("\($0.displayName) writes Secret \($0.secret.display)", at: $0.range)
          }, key: use.secret?.name ?? "")
    }
  }
}

extension RootTokenUse {
  fileprivate var message: String {
    let source = secret.map { " from Secret \($0.display)" } ?? ""
    let what =
      switch means {
      case .variable(let name): "is given Vault's root token\(source) as $\(name)"
      case .environment:
        "takes Vault's root token into its environment\(origin.map { " as $\($0.key)" } ?? "")\(source)"
      case .file: "sees Vault's root token\(source) as a file"
      case .literal(let name):
        "has a root token in clear as \(name), such as a development server is given"
      case .request: "fetches Vault's root token\(source)"
      case .creation: "makes itself a token with the policy root"
      }
    return isOneShot
      ? "\(holder) \(what): harmless only if the token is revoked afterwards."
      : "\(holder) \(what): whoever gets at it may do everything in Vault, for good."
  }
}
