internal import Linting

extension HelmUnknownValuesKeyExamples {
  static let clean: [Example] = [
    .clean(
      "Labels, variables and extra objects may hold anything; the major before 14 reads configmap",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: cache
        namespace: argocd
      spec:
        destination:
          namespace: shop
        source:
          repoURL: https://charts.bitnami.com/bitnami
          chart: redis
          targetRevision: 12.10.1
          helm:
            values: |
              x-anchors: {size: 8Gi}
              configmap: |
                maxmemory-policy allkeys-lru
              usePassword: false
              master:
                podLabels:
                  anything: goes
              extraDeploy:
                - apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: more}
      """),
    .clean(
      "A mirror may have changed the chart, and a variable may be any version",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: redis
        namespace: argocd
      spec:
        destination:
          namespace: redis
        source:
          repoURL: https://charts.example.com/mirror
          chart: redis
          targetRevision: 20.1.0
          helm:
            valuesObject:
              auth: {existingSecret: redis-auth}
              master: {own: thing}
              proxy: {enabled: true}
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: vault
        namespace: argocd
      spec:
        destination:
          namespace: vault
        source:
          repoURL: https://helm.releases.hashicorp.com
          chart: vault
          targetRevision: ${VAULT_VERSION}
          helm:
            valuesObject:
              server: {newKey: {enabled: true}}
      """),
    .clean(
      "Both modes have their configuration, as in the chart's own values, or no mode is certain",
      """
      -- values-raft.yaml --
      server:
        ha:
          enabled: true
          config: |
            storage "consul" { path = "vault" }
          raft:
            enabled: true
            config: |
              storage "raft" { path = "/vault/data" }
      -- values-open.yaml --
      server:
        dataStorage: {enabled: true}
        ha:
          enabled: true
          config: |
            storage "consul" { path = "vault" }
          raft:
            enabled: ${RAFT}
      -- values-bao.yaml --
      injector: {externalBaoAddr: "https://openbao.openbao.svc:8200"}
      server:
        dataStorage: {mountPath: /openbao/data}
        ha: {enabled: true, raft: {enabled: true, config: 'storage "raft" { path = "/openbao/data" }'}}
      ui: {extraLabels: {team: platform}}
      -- values-of-something-else.yaml --
      database: {enabled: true}
      server:
        ha: {enabled: true}
        config: {}
      """),
  ]
}
