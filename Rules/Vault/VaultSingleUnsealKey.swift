internal import Linting

extension Rule {
  static let vaultSingleUnsealKey = Rule(
    "vault-single-unseal-key", .warning, "One key share alone unseals Vault",
    why: """
      Shares are there so that no one person, Secret or backup opens Vault, and none is missed when
      it is lost. With one share, whoever reads the one place that holds it has everything, and
      whoever empties that place has locked everyone out.
      """,
    symptoms: ["vault status: Total Shares 1, Threshold 1"],
    detection: """
      `vault operator init` or `bao operator init` with `-key-shares=1`, the same through the API,
      and `secretShares: 1` of a bank-vaults Vault, unless a server of the tree has a seal of its own.
      """,
    limits: "How many shares a running Vault has is not in the tree.",
    fix: """
      Unseal by a KMS, a transit or a static seal; then no share has to lie in the cluster. Else split
      the key into five shares with a threshold of three and give them to different holders. A running
      Vault gets new shares by `vault operator rekey`.
      """,
    exceptions: "A development cluster.",
    references: ["https://developer.hashicorp.com/vault/docs/concepts/seal#shamir-seals"],
    examples: [
      .flagged(
        "In a script",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-init
        data:
          init.sh: |
            bao operator init ↓-key-shares=1 -key-threshold=1 -format=json > /tmp/init.json
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-init
          data:
            init.sh: |
              bao operator init -key-shares=5 -key-threshold=3 -format=json > /tmp/init.json
          """),
      .flagged(
        "In a bank-vaults Vault",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          unsealConfig:
            options:
              secretShares: ↓1
              secretThreshold: 1
              storeRootToken: false
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
          spec:
            unsealConfig:
              options:
                secretShares: 5
                secretThreshold: 3
                storeRootToken: false
          """),
      .clean(
        "A KMS holds the key",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  env:
                    - name: VAULT_LOCAL_CONFIG
                      value: seal "gcpckms" { key_ring = "vault" }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-init
        data:
          init.sh: |
            vault operator init -key-shares=1 -recovery-shares=5
        """),
    ]
  ) { graph, findings in
    guard !graph.vaultServers.contains(where: graph.unsealsItself) else { return }
    for start in graph.vaultInitialisations {
      guard let shares = start.shares, shares.value == 1 else { continue }
      findings.report(
        "\(start.resource.displayName) makes a single key share: whoever reads that share opens Vault, and once it is lost nobody can.",
        at: shares.range, in: start.resource)
    }
  }
}
