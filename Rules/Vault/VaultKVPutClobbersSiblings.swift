internal import Graph
internal import Linting

extension Rule {
  static let vaultKVPutClobbersSiblings = Rule(
    "vault-kv-put-clobbers-siblings", .note,
    "A write to Vault drops the keys that another one keeps at the same path",
    why: """
      `vault kv put`, and a POST through the API, replace everything at a path. Where two jobs keep
      different keys there, each run of the one takes the keys of the other away. Whatever reads them
      gets an empty value, as soon as it restarts or its Secret is synced again.
      """,
    symptoms: [
      "a key of a secret is gone after a job that writes another one",
      "vault kv metadata get shows versions that alternate",
    ],
    detection: """
      Two writes of one path of the key-value engine (`kv put`, `kv patch`, the API, RandomSecret of the
      vault-config-operator, the `startupSecrets` of one bank-vaults configuration), of which one replaces
      what is there and leaves out keys of the other. One behind the other in a script: warning. In different objects,
      whose order nobody knows: note.
      """,
    limits: """
      Writes with data from files or variables, in branches, or at paths that only a variable tells in
      another script are not compared. That older vault-config-operators replace what is there is not told.
      """,
    fix: """
      Write single keys with `vault kv patch`, or give each writer a path of its own. Version 2 of the
      engine keeps older versions: `vault kv rollback` brings lost keys back.
      """,
    exceptions: "A write that is meant to clear the path.",
    references: [
      "https://developer.hashicorp.com/vault/docs/commands/kv/patch",
      "https://openbao.org/docs/commands/kv/patch/",
    ],
    examples: [
      .flagged(
        "The second key replaces the first", level: .warning,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-seed
          namespace: vault
        data:
          seed.sh: |
            vault kv put secret/shop/orders db_user=orders db_password="$DB_PASSWORD"
            vault kv put ↓secret/shop/orders api_key="$API_KEY"
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-seed
            namespace: vault
          data:
            seed.sh: |
              vault kv put secret/shop/orders db_user=orders db_password="$DB_PASSWORD"
              vault kv patch secret/shop/orders api_key="$API_KEY"
          """),
      .flagged(
        "Two jobs, one by the API", level: .note,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-seed
          namespace: vault
        data:
          keys.sh: |
            bao kv put -mount=secret ↓shop/orders api_key="$API_KEY"
          database.sh: |
            curl -X POST -d '{"data": {"db_user": "orders", "db_password": "'"$DB_PASSWORD"'"}}' \\
              ↓https://bao:8200/v1/secret/data/shop/orders
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-seed
            namespace: vault
          data:
            keys.sh: |
              bao kv patch -mount=secret shop/orders api_key="$API_KEY"
            database.sh: |
              curl -X PATCH -d '{"data": {"db_user": "orders", "db_password": "'"$DB_PASSWORD"'"}}' \\
                https://bao:8200/v1/secret/data/shop/orders
          """),
      .flagged(
        "A script over what an operator keeps", level: .note,
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: RandomSecret
        metadata:
          name: orders
          namespace: vault
        spec:
          path: secret/data/shop
          secretKey: password
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-seed
          namespace: vault
        data:
          seed.sh: |
            vault kv put ↓secret/shop/orders user=orders
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: RandomSecret
          metadata:
            name: orders
            namespace: vault
          spec:
            path: secret/data/shop
            secretKey: password
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-seed
            namespace: vault
          data:
            seed.sh: |
              vault kv patch secret/shop/orders user=orders
          """),
      .flagged(
        "Twice in a configuration of bank-vaults", level: .warning,
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          externalConfig:
            startupSecrets:
              - type: kv
                path: secret/data/orders
                data:
                  data: {user: orders, password: made-up}
              - type: kv
                path: ↓secret/data/orders
                data:
                  data: {api_key: made-up}
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
          spec:
            externalConfig:
              startupSecrets:
                - type: kv
                  path: secret/data/orders
                  data:
                    data: {user: orders, password: made-up, api_key: made-up}
          """),
      .clean(
        "A first version, and additions",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-seed
          namespace: vault
        data:
          seed.sh: |
            if ! vault kv get secret/shop/orders; then
              vault kv put secret/shop/orders db_user=orders
            else
              vault kv put secret/shop/orders db_user=orders api_key="$API_KEY"
            fi
            vault kv patch secret/shop/orders smtp_password="$SMTP_PASSWORD"
        """),
      .clean(
        "Keys that only a variable tells",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-seed
          namespace: vault
        data:
          seed.sh: |
            vault kv put secret/shop/orders "$FIRST"
            vault kv put "secret/shop/$APP" user=orders
            vault kv put secret/shop/orders api_key="$API_KEY"
        """),
    ]
  ) { graph, findings in
    for found in graph.clobberingWrites {
      let keys = found.lost.prefix(3).joined(separator: ", ")
      let more = found.lost.count > 3 ? " and \(found.lost.count - 3) more" : ""
      findings.report(
        found.isInOrder
          ? "This write of \(found.write.path) drops \(keys)\(more), which one before it puts there."
          : "This write of \(found.write.path) drops \(keys)\(more), which \(found.other.resource.displayName) keeps there.",
        at: found.write.range, in: found.write.resource,
        level: found.isInOrder ? .warning : .note,
        confidence: found.isInOrder ? .high : .low,
        evidence: [Evidence("the keys are written here", at: found.other.range)],
        key: found.write.path)
    }
  }
}
