internal import Linting

enum HelmUnknownValuesKeyExamples {
  static let all: [Example] = flagged + clean

  private static let flagged: [Example] = [
    .flagged(
      "The name of a major before: the ACL file is not in force",
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
          repoURL: https://charts.bitnami.com/bitnami
          chart: redis
          targetRevision: 20.1.0
          helm:
            valuesObject:
              ↓configmap: |
                aclfile /data/users.acl
              auth:
                existingSecret: redis-auth
      """,
      corrected: """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: redis
          namespace: argocd
        spec:
          destination:
            namespace: redis
          source:
            repoURL: https://charts.bitnami.com/bitnami
            chart: redis
            targetRevision: 20.1.0
            helm:
              valuesObject:
                commonConfiguration: |
                  aclfile /data/users.acl
                auth:
                  existingSecret: redis-auth
        """),
    .flagged(
      "Keys beside the section that they belong to, in a file that nothing installs", level: .note,
      """
      -- vault/values.yaml --
      server:
        ↓config: |
          listener "tcp" { tls_cert_file = "/vault/tls/tls.crt" }
        ha:
          enabled: true
          raft:
            enabled: true
      ↓auditStorage:
        enabled: true
      """,
      corrected: """
        -- vault/values.yaml --
        server:
          auditStorage:
            enabled: true
          ha:
            enabled: true
            raft:
              enabled: true
              config: |
                listener "tcp" { tls_cert_file = "/vault/tls/tls.crt" }
        """),
    .flagged(
      "A configuration that the chosen mode does not read", level: .warning,
      """
      -- vault/values.yaml --
      server:
        ha:
          enabled: true
          ↓config: |
            listener "tcp" { tls_cert_file = "/vault/tls/tls.crt" }
          raft:
            enabled: true
      """,
      corrected: """
        -- vault/values.yaml --
        server:
          ha:
            enabled: true
            raft:
              enabled: true
              config: |
                listener "tcp" { tls_cert_file = "/vault/tls/tls.crt" }
        """),
    .flagged(
      "A registry whose folder stands in the chart's name",
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
          repoURL: registry-1.docker.io
          chart: bitnamicharts/redis
          targetRevision: 20.1.0
          helm:
            valuesObject:
              ↓configmap: |
                aclfile /data/users.acl
              auth:
                existingSecret: redis-auth
      """,
      corrected: """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: redis
          namespace: argocd
        spec:
          destination:
            namespace: redis
          source:
            repoURL: registry-1.docker.io
            chart: bitnamicharts/redis
            targetRevision: 20.1.0
            helm:
              valuesObject:
                commonConfiguration: |
                  aclfile /data/users.acl
                auth:
                  existingSecret: redis-auth
        """),
    .flagged(
      "A values file of another source; the key stands one level too high",
      """
      -- apps/vault.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: vault
        namespace: argocd
      spec:
        destination:
          namespace: vault
        sources:
          - repoURL: https://helm.releases.hashicorp.com
            chart: vault
            targetRevision: 0.30.0
            helm:
              valueFiles:
                - $values/vault/values.yaml
          - repoURL: https://git.example.com/platform.git
            targetRevision: main
            ref: values
      -- vault/values.yaml --
      global:
        ↓tls: true
      server:
        ha:
          enabled: true
          raft:
            enabled: true
      """,
      corrected: """
        -- apps/vault.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: vault
          namespace: argocd
        spec:
          destination:
            namespace: vault
          sources:
            - repoURL: https://helm.releases.hashicorp.com
              chart: vault
              targetRevision: 0.30.0
              helm:
                valueFiles:
                  - $values/vault/values.yaml
            - repoURL: https://git.example.com/platform.git
              targetRevision: main
              ref: values
        -- vault/values.yaml --
        global:
          tlsDisable: false
        server:
          ha:
            enabled: true
            raft:
              enabled: true
        """),
    .flagged(
      "A HelmRelease of Flux",
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: openbao
        namespace: openbao
      spec:
        chart:
          spec:
            chart: openbao
            version: 0.16.x
            sourceRef:
              kind: HelmRepository
              name: openbao
        values:
          server:
            ↓extraVolume:
              - type: secret
                name: openbao-tls
      ---
      apiVersion: source.toolkit.fluxcd.io/v1
      kind: HelmRepository
      metadata:
        name: openbao
        namespace: openbao
      spec:
        url: https://openbao.github.io/openbao-helm
      """,
      corrected: """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: openbao
          namespace: openbao
        spec:
          chart:
            spec:
              chart: openbao
              version: 0.16.x
              sourceRef:
                kind: HelmRepository
                name: openbao
          values:
            server:
              extraVolumes:
                - type: secret
                  name: openbao-tls
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: HelmRepository
        metadata:
          name: openbao
          namespace: openbao
        spec:
          url: https://openbao.github.io/openbao-helm
        """),
    .flagged(
      "The values of a dependency stand below its name",
      """
      -- charts/shop/Chart.yaml --
      apiVersion: v2
      name: shop
      version: 1.0.0
      dependencies:
        - name: redis
          version: 19.6.4
          repository: oci://registry-1.docker.io/bitnamicharts
      -- charts/shop/values.yaml --
      redis:
        auth:
          ↓passwrd: ""
          existingSecret: shop-redis
        ↓configmap: |
          appendonly yes
      shop:
        replicas: 2
      """,
      corrected: """
        -- charts/shop/Chart.yaml --
        apiVersion: v2
        name: shop
        version: 1.0.0
        dependencies:
          - name: redis
            version: 19.6.4
            repository: oci://registry-1.docker.io/bitnamicharts
        -- charts/shop/values.yaml --
        redis:
          auth:
            existingSecret: shop-redis
          commonConfiguration: |
            appendonly yes
        shop:
          replicas: 2
        """),
  ]
}
