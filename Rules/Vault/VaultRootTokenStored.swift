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
      means true.
      """,
    limits: "Scripts that store the output of `operator init` are other rules' matter.",
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
    examples: [
      .flagged(
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          unsealConfig:
            options:
              storeRootToken: ↓true
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
          spec:
            unsealConfig:
              options:
                storeRootToken: false
          """),
      .flagged(
        "The operator's default",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          ↓unsealConfig:
            kubernetes:
              secretNamespace: vault
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
          spec:
            unsealConfig:
              kubernetes:
                secretNamespace: vault
              options:
                storeRootToken: false
          """),
      .clean(
        "A value that is filled in later",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          unsealConfig:
            options:
              storeRootToken: ${STORE_ROOT_TOKEN}
        """),
    ]
  ) { graph, findings in
    for start in graph.vaultInitialisations where start.storesRootToken == true {
      findings.report(
        "\(start.resource.displayName) keeps the root token beside the unseal keys, where it opens everything for good.",
        at: start.rootTokenRange, in: start.resource)
    }
  }
}
