internal import Graph
internal import Linting

extension Rule {
  static let vdsRenewalLate = Rule(
    "vds-renewal-late", .note, "A lease leaves little time to renew it",
    why: """
      The Vault Secrets Operator renews a lease at `renewalPercent` of its time, plus a little at
      random. What is left must be enough for a sealed Vault, a restart of the operator or a busy API
      server. When the lease ends first, Vault revokes the credentials while they are in use.
      """,
    symptoms: [
      "lease not found or lease is not renewable in the operator's log",
      "logins fail for a minute after each restart of Vault",
    ],
    detection: """
      A VaultDynamicSecret with `renewalPercent` above 80. Or a role of the database engine with a
      `default_ttl` under five minutes that a VaultDynamicSecret of the tree leases.
      """,
    limits: "The lease of a role that the tree does not define, or that the mount's tuning sets.",
    fix: """
      Leave `renewalPercent` at 67, its default. Give the role a lease of an hour and a `max_ttl` that
      says when new credentials are due.
      """,
    exceptions: "A very long lease, of which a fifth is still hours.",
    references: [
      "https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/sources/vault"
    ],
    examples: [
      .flagged(
        "At the last moment",
        """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultDynamicSecret
        metadata:
          name: orders-db
          namespace: shop
        spec:
          mount: database
          path: creds/orders
          renewalPercent: ↓90
          destination:
            name: orders-db
            create: true
        """,
        corrected: """
          apiVersion: secrets.hashicorp.com/v1beta1
          kind: VaultDynamicSecret
          metadata:
            name: orders-db
            namespace: shop
          spec:
            mount: database
            path: creds/orders
            destination:
              name: orders-db
              create: true
          """),
      .flagged(
        "A lease of a minute",
        """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultDynamicSecret
        metadata:
          name: orders-db
          namespace: shop
        spec:
          mount: database
          path: creds/orders
          destination:
            name: orders-db
            create: true
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            vault write database/roles/orders db_name=orders ↓default_ttl=1m max_ttl=24h \\
              creation_statements="CREATE ROLE \\"{{name}}\\" LOGIN PASSWORD '{{password}}';"
        """,
        corrected: """
          apiVersion: secrets.hashicorp.com/v1beta1
          kind: VaultDynamicSecret
          metadata:
            name: orders-db
            namespace: shop
          spec:
            mount: database
            path: creds/orders
            destination:
              name: orders-db
              create: true
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
          data:
            configure.sh: |
              vault write database/roles/orders db_name=orders default_ttl=1h max_ttl=24h \\
                creation_statements="CREATE ROLE \\"{{name}}\\" LOGIN PASSWORD '{{password}}';"
          """),
      .flagged(
        "In the object of an operator",
        """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultDynamicSecret
        metadata:
          name: orders-db
          namespace: shop
        spec:
          path: postgres/creds/orders
          destination:
            name: orders-db
            create: true
        ---
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineRole
        metadata:
          name: orders
          namespace: vault
        spec:
          path: postgres
          dBName: orders
          defaultTTL: ↓90s
        """,
        corrected: """
          apiVersion: secrets.hashicorp.com/v1beta1
          kind: VaultDynamicSecret
          metadata:
            name: orders-db
            namespace: shop
          spec:
            path: postgres/creds/orders
            destination:
              name: orders-db
              create: true
          """),
      .clean(
        "A percentage that is filled in later",
        """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultDynamicSecret
        metadata:
          name: orders-db
        spec:
          mount: database
          path: creds/orders
          renewalPercent: ${RENEWAL}
          destination:
            name: orders-db
        """),
      .clean(
        "A short lease that nothing of the tree leases",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            vault write database/roles/backup db_name=orders default_ttl=2m
        """),
    ]
  ) { graph, findings in
    for secret in graph.leasedSecrets {
      if let (percent, range) = secret.renewal, percent > 80 {
        findings.report(
          "\(secret.resource.displayName) is renewed when \(percent) % of its lease are over: one failed try, and the credentials are revoked.",
          at: range, in: secret.resource)
      }
    }
    for lease in graph.leasedRoles where lease.seconds < 300 {
      findings.report(
        "The \(lease.role.display) leases for \(Int(lease.seconds)) seconds: while Vault restarts, \(lease.secret.displayName) loses its credentials.",
        at: lease.range, in: lease.role.resource,
        evidence: [Evidence("leases it", at: lease.secret.place.range)],
        key: lease.role.name ?? "")
    }
  }
}
