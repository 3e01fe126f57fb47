internal import Graph
internal import Linting

extension Rule {
  static let vaultRootTokenStored = Rule(
    "vault-root-token-stored", .note, "Vault's root token is kept after the initialisation",
    why: """
      The root token may do everything and does not expire. Kept beside the unseal keys it is a
      standing way in for whoever may read that store, and no audit tells who used it.
      """,
    symptoms: ["a Secret with the key vault-root", "requests by the token root in the audit log"],
    detection: """
      A bank-vaults Vault whose `unsealConfig.options.storeRootToken` is true or not written, which
      means true. A script that puts the root token of its own `operator init`, or all that it printed, into
      a Secret, into a file on a volume that outlives the pod, or into a ConfigMap (warning).
      """,
    limits: "A program that is no shell script is not followed.",
    fix: """
      Set `storeRootToken: false` once an admin role or an identity provider is configured, delete the
      stored token and revoke it. A new one can be made with the unseal keys at any time:
      `vault operator generate-root`.
      """,
    exceptions: """
      `externalConfig` needs the token: the configurer logs in with it. Then restrict who reads the
      store.
      """,
    references: ["https://developer.hashicorp.com/vault/docs/concepts/tokens#root-tokens"],
    examples: VaultRootTokenStoredExamples.all
  ) { graph, findings in
    for start in graph.vaultInitialisations where start.storesRootToken == true {
      findings.report(
        "\(start.resource.displayName) keeps the root token beside the unseal keys, where it opens everything for good.",
        at: start.rootTokenRange, in: start.resource)
    }
    for token in graph.storedRootTokens {
      findings.report(
        "A script in \(token.script.resource.displayName) keeps \(token.key == nil ? "the whole output of `operator init`, Vault's root token with it," : "Vault's root token") in \(token.place): whoever may read that may do everything, for good.",
        at: token.range, in: token.script.resource,
        level: token.store == .configMap ? .warning : .note, key: token.name)
    }
  }
}

extension StoredRootToken {
  fileprivate var place: String {
    switch store {
    case .secret: "Secret \(name)\(key.map { ", key \($0)" } ?? "")"
    case .configMap: "ConfigMap \(name), which is not even kept as a secret"
    case .file: "the file \(name), which outlives the pod"
    }
  }
}
