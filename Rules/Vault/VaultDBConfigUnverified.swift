internal import Graph
internal import Linting

extension Rule {
  static let vaultDBConfigUnverified = Rule(
    "vault-db-config-unverified", .note, "Vault takes a database connection without trying it",
    why: """
      With `verify_connection=false` Vault stores whatever it is given. A wrong host, password or
      certificate shows only when the first application asks for credentials, long after the job that
      wrote it ended well.
      """,
    symptoms: ["the bootstrap job succeeds, and reading creds fails with connection refused"],
    detection: """
      `verify_connection` false in a database connection: `vault write`, curl, vault-config-operator,
      bank-vaults, provider-vault. Where nothing is written Vault does verify.
      """,
    limits: "Whether the database is up when the connection is written is not asked.",
    fix: "Leave `verify_connection` out, and let the job try again until the database answers.",
    exceptions: """
      A connection that must be written before its database exists, by something that does not try
      again.
      """,
    references: ["https://developer.hashicorp.com/vault/api-docs/secret/databases"],
    examples: [
      .flagged(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            #!/bin/sh
            vault write database/config/orders plugin_name=postgresql-database-plugin \\
              connection_url="postgresql://{{username}}:{{password}}@orders-db:5432/orders" \\
              username=vault password="$PASSWORD" allowed_roles=orders \\
              ↓verify_connection=false
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
            namespace: vault
          data:
            configure.sh: |
              #!/bin/sh
              vault write database/config/orders plugin_name=postgresql-database-plugin \\
                connection_url="postgresql://{{username}}:{{password}}@orders-db:5432/orders" \\
                username=vault password="$PASSWORD" allowed_roles=orders
          """),
      .clean(
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineConfig
        metadata:
          name: orders
          namespace: shop
        spec:
          path: database
          pluginName: postgresql-database-plugin
          connectionURL: postgresql://{{username}}:{{password}}@orders-db:5432/orders
          verifyConnection: true
        """),
    ]
  ) { graph, findings in
    for connection in graph.databaseConnections {
      guard let field = connection.verifies, field.text?.lowercased() == "false" else { continue }
      findings.report(
        "Vault stores the connection \(connection.name ?? "(a variable)") without trying it: a mistake shows at the first login.",
        at: field.range, in: connection.resource, key: connection.name ?? "")
    }
  }
}
