internal import Graph
internal import Linting

extension Rule {
  static let vsoAlertMissing = Rule(
    "vso-alert-missing", .note, "No alert tells that Vault's secrets are no longer synced",
    why: """
      When the Vault Secrets Operator cannot log in, or a lease cannot be renewed, the Secret stays as
      it was. Nothing fails until the credentials in it are revoked, and then everything that uses
      them fails together.
      """,
    symptoms: ["a Secret from Vault is days older than its lease"],
    detection: """
      A VaultStaticSecret, VaultDynamicSecret or VaultPKISecret, and no alert of the tree about the
      operator: `controller_resource_status`, `controller_runtime_reconcile_errors_total` and its like,
      `vso_client_*`, or a metric or label that names one of its kinds. Or only about
      `vso_secret_sync_*`, which the operator does not export.
      """,
    limits: """
      Alerts in another repository are not seen: name one under `externals`, as
      `PrometheusRule/monitoring/vso`. Whether Prometheus scrapes the operator is not asked.
      """,
    fix: """
      Alert on `controller_resource_status == 0` for some minutes, or on
      `increase(controller_runtime_reconcile_errors_total{controller=~"vault.*"}[15m]) > 0`, and
      switch on the chart's `telemetry.serviceMonitor`.
      """,
    exceptions: "A cluster that somebody else watches.",
    references: [
      "https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/telemetry"
    ],
    examples: [
      .flagged(
        "A leased secret that nobody watches",
        """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultDynamicSecret
        metadata:
          name: ↓orders-db
          namespace: shop
        spec:
          mount: database
          path: creds/orders
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
          ---
          apiVersion: monitoring.coreos.com/v1
          kind: PrometheusRule
          metadata:
            name: vso
            namespace: vault-secrets-operator
          spec:
            groups:
              - name: vso
                rules:
                  - alert: VaultSecretNotSynced
                    expr: controller_resource_status{controller=~"vault.*"} == 0
                    for: 10m
          """),
      .flagged(
        "A metric that does not exist",
        """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultStaticSecret
        metadata:
          name: orders
          namespace: shop
        spec:
          mount: secret
          type: kv-v2
          path: orders
          destination:
            name: orders
            create: true
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: vso
          namespace: vault-secrets-operator
        spec:
          groups:
            - name: vso
              rules:
                - alert: VaultSecretNotSynced
                  expr: ↓rate(vso_secret_sync_errors_total[5m]) > 0
        """,
        corrected: """
          apiVersion: secrets.hashicorp.com/v1beta1
          kind: VaultStaticSecret
          metadata:
            name: orders
            namespace: shop
          spec:
            mount: secret
            type: kv-v2
            path: orders
            destination:
              name: orders
              create: true
          ---
          apiVersion: monitoring.coreos.com/v1
          kind: PrometheusRule
          metadata:
            name: vso
            namespace: vault-secrets-operator
          spec:
            groups:
              - name: vso
                rules:
                  - alert: VaultSecretNotSynced
                    expr: increase(controller_runtime_reconcile_errors_total{controller=~"vault.*"}[15m]) > 0
          """),
      .clean(
        "The errors of every controller",
        """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultPKISecret
        metadata:
          name: orders
          namespace: shop
        spec:
          mount: pki
          role: orders
          destination:
            name: orders
            create: true
        ---
        apiVersion: operator.victoriametrics.com/v1beta1
        kind: VMRule
        metadata:
          name: controllers
        spec:
          groups:
            - name: controllers
              rules:
                - alert: ReconcileErrors
                  expr: sum by (controller) (rate(controller_runtime_reconcile_errors_total[10m])) > 0.1
        """),
    ]
  ) { graph, findings in
    let secrets = ["VaultDynamicSecret", "VaultStaticSecret", "VaultPKISecret"]
      .flatMap { graph.resources($0, in: "secrets.hashicorp.com") }
      .filter { !graph.isSample($0) }
    guard let first = secrets.min(by: { $0.id < $1.id }), !graph.isOperatorWatchedElsewhere else {
      return
    }
    let alerts = graph.alertRules.map { ($0, $0.watchesVaultSecretsOperator) }
    guard !graph.treeAlerts.watchesVaultSecretsOperator,
      !alerts.contains(where: { $0.1 == .truly })
    else { return }
    if let (alert, _) = alerts.first(where: { $0.1 == .byNoMetric }) {
      findings.report(
        "\(alert.name) never fires: the Vault Secrets Operator exports no metric vso_secret_sync_*.",
        at: alert.range, in: alert.resource, key: alert.name)
      return
    }
    let others = secrets.count > 1 ? " or of \(secrets.count - 1) more" : ""
    findings.report(
      "No alert of this tree tells when the sync of \(first.displayName)\(others) fails; right if they are kept elsewhere.",
      at: first.place, in: first, confidence: .low)
  }
}

extension ResourceGraph {
  fileprivate var isOperatorWatchedElsewhere: Bool {
    settings.externals.contains { external in
      let name = external.name.name.lowercased()
      return ["PrometheusRule", "VMRule"].contains(external.kind)
        && ["vault", "vso"].contains { name.contains($0) }
    }
  }
}
