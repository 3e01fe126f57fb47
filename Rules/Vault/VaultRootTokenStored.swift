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
      means true. A script that puts the root token of its own `operator init` into a Secret, under a key
      named for it.
      """,
    limits:
      "A script that stores the whole output of `operator init`, or a file of it, is not seen.",
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
      .flagged(
        "By a script",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-init
        data:
          init.sh: |
            INIT=$(vault operator init -format=json)
            ROOT=$(echo "$INIT" | jq -r .root_token)
            KEYS=$(echo "$INIT" | jq -r .unseal_keys_b64)
            kubectl create secret generic ↓vault-keys --from-literal=unseal_keys="$KEYS" --from-literal=root_token="$ROOT"
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-init
          data:
            init.sh: |
              INIT=$(vault operator init -format=json)
              KEYS=$(echo "$INIT" | jq -r .unseal_keys_b64)
              kubectl create secret generic vault-keys --from-literal=unseal_keys="$KEYS"
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
    for writer in graph.secretWriters where writer.carriesInitialKeys && !writer.isComment {
      guard let key = writer.keys.names.sorted().first(where: { $0.lowercased().contains("root") })
      else { continue }
      findings.report(
        "\(writer.displayName.prefix(1).uppercased() + writer.displayName.dropFirst()) keeps Vault's root token in Secret \(writer.secret.display), key \(key): whoever may read that may do everything, for good.",
        at: writer.range, in: writer.resource, key: writer.secret.name)
    }
  }
}
