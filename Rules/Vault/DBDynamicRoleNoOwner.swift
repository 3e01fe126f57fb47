internal import Graph
internal import Linting

extension Rule {
  static let dbDynamicRoleNoOwner = Rule(
    "db-dynamic-role-no-owner", .warning, "A leased PostgreSQL user owns the tables it makes",
    why: """
      In PostgreSQL a table belongs to the role that made it, and only its owner may change or drop
      it. A leased user lives for hours: the next one cannot run the next migration on the tables of
      the one before. Vault cannot drop the old one either, because it still owns something.
      """,
    symptoms: [
      "must be owner of table ... when the second migration runs",
      "role cannot be dropped because some objects depend on it, and leases pile up in Vault",
    ],
    detection: """
      Creation statements of a database role with `CREATE ROLE` and `GRANT ALL` or `GRANT CREATE` on a
      database or schema, but neither `IN ROLE`, a granted group, nor `SET ROLE`, and revocation
      statements without `REASSIGN OWNED`: `vault write`, vault-config-operator, bank-vaults,
      provider-vault.
      """,
    limits: """
      Statements in a file or a variable are not read. Being in a group is taken as enough, although
      the session must also act as it.
      """,
    fix: """
      Let a role without login own everything: `CREATE ROLE "{{name}}" ... IN ROLE orders_owner` and
      `ALTER ROLE "{{name}}" SET ROLE orders_owner`, so that each session acts as the owner.
      """,
    exceptions: "Users that only make temporary tables, or a schema that goes with each lease.",
    references: [
      "https://www.postgresql.org/docs/current/sql-set-role.html",
      "https://developer.hashicorp.com/vault/docs/secrets/databases/postgresql",
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
            vault write database/roles/orders db_name=orders default_ttl=1h \\
              ↓creation_statements="CREATE ROLE \\"{{name}}\\" WITH LOGIN PASSWORD '{{password}}' VALID UNTIL '{{expiration}}'; GRANT ALL PRIVILEGES ON DATABASE orders TO \\"{{name}}\\";"
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
              vault write database/roles/orders db_name=orders default_ttl=1h \\
                creation_statements="CREATE ROLE \\"{{name}}\\" WITH LOGIN PASSWORD '{{password}}' VALID UNTIL '{{expiration}}' IN ROLE orders_owner; ALTER ROLE \\"{{name}}\\" SET ROLE orders_owner;"
          """),
      .flagged(
        "A list of statements",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineRole
        metadata:
          name: orders
          namespace: shop
        spec:
          path: database
          dBName: orders
          creationStatements:
            - ↓CREATE ROLE "{{name}}" WITH LOGIN PASSWORD '{{password}}'
            - GRANT USAGE, CREATE ON SCHEMA public TO "{{name}}"
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: DatabaseSecretEngineRole
          metadata:
            name: orders
            namespace: shop
          spec:
            path: database
            dBName: orders
            creationStatements:
              - CREATE ROLE "{{name}}" WITH LOGIN PASSWORD '{{password}}'
              - GRANT orders_owner TO "{{name}}"
          """),
      .clean(
        "A user that only reads and writes rows",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineRole
        metadata:
          name: orders
          namespace: shop
        spec:
          path: database
          dBName: orders
          creationStatements:
            - CREATE ROLE "{{name}}" WITH LOGIN PASSWORD '{{password}}'; GRANT ALL ON ALL TABLES IN SCHEMA public TO "{{name}}";
        """),
      .clean(
        "Revocation hands the tables on",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineRole
        metadata:
          name: orders
          namespace: shop
        spec:
          path: database
          dBName: orders
          creationStatements:
            - CREATE ROLE "{{name}}" WITH LOGIN PASSWORD '{{password}}'; GRANT CREATE ON SCHEMA public TO "{{name}}";
          revocationStatements:
            - REASSIGN OWNED BY "{{name}}" TO orders_owner; DROP ROLE "{{name}}";
        """),
    ]
  ) { graph, findings in
    for role in graph.databaseRoles where role.leavesTablesToLeases {
      guard let creation = role.creation else { continue }
      findings.report(
        "Each user of \(role.display) owns the tables it makes: the next one may not change them, and Vault cannot drop it.",
        at: creation.range, in: role.resource, key: role.name ?? "")
    }
  }
}
