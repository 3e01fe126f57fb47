internal import Graph
internal import Linting

extension Rule {
  static let dbTLSDisabled = Rule(
    "db-tls-disabled", .warning, "Vault talks to a database in clear text",
    why: """
      Vault logs in with a user that may make others, and sends the password of each one it makes.
      Without TLS all of them can be read on the way, and nothing proves to Vault that it is the
      database that answers.
      """,
    symptoms: ["pg_stat_ssl shows ssl = f for Vault's connections"],
    detection: """
      `sslmode=disable` (PostgreSQL), `encrypt=disable` (SQL Server), `tls=false` or `ssl=false`
      (MySQL, MongoDB) in `connection_url` of a database connection: `vault write`, curl,
      vault-config-operator, bank-vaults, provider-vault.
      """,
    limits: """
      A URL without any of these words takes the driver's default, which may be clear text too. Redis
      connections: redis-no-tls.
      """,
    fix: """
      `sslmode=verify-full` with `sslrootcert`, or `tls_ca` for plugins that take it. The server needs
      a certificate first.
      """,
    exceptions: "A database behind a service mesh that encrypts, or in Vault's own pod.",
    references: [
      "https://www.postgresql.org/docs/current/libpq-ssl.html",
      "https://developer.hashicorp.com/vault/docs/secrets/databases/postgresql",
      "https://cwe.mitre.org/data/definitions/319.html",
    ],
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
              ↓connection_url="postgresql://{{username}}:{{password}}@orders-db:5432/orders?sslmode=disable" \\
              username=vault password="$PASSWORD" allowed_roles=orders
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
                connection_url="postgresql://{{username}}:{{password}}@orders-db:5432/orders?sslmode=verify-full" \\
                username=vault password="$PASSWORD" allowed_roles=orders
          """),
      .flagged(
        "A resource of the vault-config-operator",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineConfig
        metadata:
          name: orders
          namespace: shop
        spec:
          path: database
          pluginName: postgresql-database-plugin
          connectionURL: ↓postgresql://{{username}}:{{password}}@orders-db:5432/orders?sslmode=disable
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: DatabaseSecretEngineConfig
          metadata:
            name: orders
            namespace: shop
          spec:
            path: database
            pluginName: postgresql-database-plugin
            connectionURL: postgresql://{{username}}:{{password}}@orders-db:5432/orders?sslmode=require
          """),
      .clean(
        "A proxy in Vault's own pod encrypts",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineConfig
        metadata:
          name: orders
          namespace: shop
        spec:
          path: database
          pluginName: postgresql-database-plugin
          connectionURL: postgresql://{{username}}:{{password}}@127.0.0.1:5432/orders?sslmode=disable
        """),
    ]
  ) { graph, findings in
    for connection in graph.databaseConnections where connection.isInClear {
      guard let url = connection.url else { continue }
      findings.report(
        "Vault's connection \(connection.name ?? "(a variable)") switches TLS off: the passwords it makes cross the network in clear.",
        at: url.range, in: connection.resource, key: connection.name ?? "")
    }
  }
}
