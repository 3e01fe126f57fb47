internal import Linting

/// Servers with and without an alert.
enum VaultSealAlertMissingExamples {
  static let all: [Example] = [
    .flagged(
      "Alerts for everything but the seal", level: .warning,
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: openbao
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: openbao
                image: ↓quay.io/openbao/openbao:2.4.1
                args: ["server"]
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: shop
        namespace: shop
      spec:
        groups:
          - name: shop
            rules:
              - alert: ShopDown
                expr: up{job="shop"} == 0
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: openbao
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: openbao
                  image: quay.io/openbao/openbao:2.4.1
                  args: ["server"]
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: shop
          namespace: shop
        spec:
          groups:
            - name: shop
              rules:
                - alert: ShopDown
                  expr: up{job="shop"} == 0
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: openbao
          namespace: vault
        spec:
          groups:
            - name: openbao
              rules:
                - alert: OpenBaoSealed
                  expr: vault_core_unsealed == 0 or absent(vault_core_unsealed)
                  for: 1m
        """),
    .flagged(
      "An alert that a sealed server keeps silent", level: .warning,
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
      ---
      apiVersion: operator.victoriametrics.com/v1beta1
      kind: VMRule
      metadata:
        name: vault
        namespace: vault
      spec:
        groups:
          - name: vault
            rules:
              - alert: VaultSealed
                expr: ↓absent_over_time(vault_core_unsealed{job="vault"}[5m])
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
        ---
        apiVersion: operator.victoriametrics.com/v1beta1
        kind: VMRule
        metadata:
          name: vault
          namespace: vault
        spec:
          groups:
            - name: vault
              rules:
                - alert: VaultSealed
                  expr: min(vault_core_unsealed{job="vault"}) < 1
        """),
    .flagged(
      "A tree that keeps no alerts", level: .note,
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
                image: ↓hashicorp/vault:1.20.1
                args: ["server"]
      """,
      corrected: """
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
                  args: ["server", "-dev"]
        """),
    .flagged(
      "An alert that takes its time", level: .note,
      """
      apiVersion: vault.banzaicloud.com/v1alpha1
      kind: Vault
      metadata:
        name: vault
      spec:
        size: 1
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: prometheus-rules
      data:
        vault.rules.yml: |
          groups:
            - name: vault
              rules:
                - alert: VaultSealed
                  expr: vault_core_unsealed == 0
                  for: ↓30m
      """,
      corrected: """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          size: 1
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: prometheus-rules
        data:
          vault.rules.yml: |
            groups:
              - name: vault
                rules:
                  - alert: VaultSealed
                    expr: vault_core_unsealed == 0
                    for: 2m
        """),
    .flagged(
      "A sealed server answers the scrape as well", level: .warning,
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server", "-config=/vault/config"]
                volumeMounts:
                  - name: config
                    mountPath: /vault/config
            volumes:
              - name: config
                configMap:
                  name: vault-config
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        vault.hcl: |
          listener "tcp" {
            address = "[::]:8200"
            telemetry {
              unauthenticated_metrics_access = true
            }
          }
          storage "raft" {
            path = "/vault/data"
          }
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: vault
        namespace: vault
      spec:
        groups:
          - name: vault
            rules:
              - alert: VaultDown
                expr: ↓up{job="vault"} == 0
                for: 2m
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server", "-config=/vault/config"]
                  volumeMounts:
                    - name: config
                      mountPath: /vault/config
              volumes:
                - name: config
                  configMap:
                    name: vault-config
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          vault.hcl: |
            listener "tcp" {
              address = "[::]:8200"
              telemetry {
                unauthenticated_metrics_access = true
              }
            }
            storage "raft" {
              path = "/vault/data"
            }
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: vault
          namespace: vault
        spec:
          groups:
            - name: vault
              rules:
                - alert: VaultDown
                  expr: vault_core_unsealed == 0 or absent(vault_core_unsealed)
                  for: 2m
        """),
    .flagged(
      "A server that is down for long", level: .note,
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server", "-config=/vault/config"]
                volumeMounts:
                  - name: config
                    mountPath: /vault/config
            volumes:
              - name: config
                configMap:
                  name: vault-config
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        vault.hcl: |
          listener "tcp" {
            address = "[::]:8200"
          }
          storage "raft" {
            path = "/vault/data"
          }
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: vault
        namespace: vault
      spec:
        groups:
          - name: vault
            rules:
              - alert: VaultDown
                expr: up{job="vault"} == 0
                for: ↓15m
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server", "-config=/vault/config"]
                  volumeMounts:
                    - name: config
                      mountPath: /vault/config
              volumes:
                - name: config
                  configMap:
                    name: vault-config
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          vault.hcl: |
            listener "tcp" {
              address = "[::]:8200"
            }
            storage "raft" {
              path = "/vault/data"
            }
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: vault
          namespace: vault
        spec:
          groups:
            - name: vault
              rules:
                - alert: VaultDown
                  expr: up{job="vault"} == 0
                  for: 2m
        """),
    .clean(
      "A sealed server refuses the scrape",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server", "-config=/vault/config"]
                volumeMounts:
                  - name: config
                    mountPath: /vault/config
            volumes:
              - name: config
                configMap:
                  name: vault-config
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        vault.hcl: |
          listener "tcp" {
            address = "[::]:8200"
          }
          storage "raft" {
            path = "/vault/data"
          }
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: vault
        namespace: vault
      spec:
        groups:
          - name: vault
            rules:
              - alert: VaultDown
                expr: up{job="vault"} == 0
                for: 2m
      """),
    .clean(
      "A probe from outside",
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
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: probes
      spec:
        groups:
          - name: probes
            rules:
              - alert: VaultDown
                expr: probe_success{instance=~"https://vault.*"} == 0
      """),
    .clean(
      "In the values of the chart",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: vault
        namespace: argocd
      spec:
        destination:
          namespace: vault
          server: https://kubernetes.default.svc
        source:
          repoURL: https://helm.releases.hashicorp.com
          chart: vault
          targetRevision: 0.30.0
          helm:
            valuesObject:
              serverTelemetry:
                prometheusRules:
                  enabled: true
                  rules:
                    - alert: VaultSealed
                      expr: vault_core_unsealed == 0
                      for: 1m
      """),
    .clean(
      "An expression that a template completes",
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
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: vault
      spec:
        groups:
          - name: vault
            rules:
              - alert: VaultSealed
                expr: vault_core_unsealed{cluster="${CLUSTER}"} == ${SEALED}
      """),
  ]
}
