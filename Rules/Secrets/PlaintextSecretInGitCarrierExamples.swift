internal import Linting

/// Credentials in clear by what carries them.
enum PlaintextSecretInGitCarrierExamples {
  static let all: [Example] = [
    .flagged(
      "The keys of a Vault's seal", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: vault-unseal-keys
        namespace: vault
      data:
        ↓key1: TcUOJCpLbim+tkpFhNg08CDM2taFUoE9PM1j6FtP/rka
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: seal
        namespace: vault
      stringData:
        ↓unseal_keys_b64: '["TcUOJCpLbim+tkpFhNg08CDM2taFUoE9PM1j6FtP/rka"]'
      """,
      corrected: """
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: vault-unseal-keys
          namespace: vault
        spec:
          encryptedData:
            key1: AgBmadeup
        """),
    .clean(
      "Its manifest has nothing in their place yet",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: vault-unseal-keys
        namespace: vault
      stringData:
        key1: CHANGEME
        key2: ${UNSEAL_KEY_2}
        threshold: "3"
        fingerprint: "0000000000000000000000000000000000000000000000000000000000000000"
      """),
    .flagged(
      "A template adds it to what comes from a store", level: .warning,
      """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: orders
      spec:
        target:
          template:
            data:
              LOGIN: "{{ .login }}"
              ↓DATABASE_URL: postgres://orders:made-up-Kx7qP2@db.example.com/orders
        dataFrom:
          - extract: {key: orders}
      """,
      corrected: """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: orders
        spec:
          target:
            template:
              data:
                LOGIN: "{{ .login }}"
                DATABASE_URL: "postgres://orders:{{ .password }}@db.example.com/orders"
                PASSWORD: "{{ .password }}"
                ssh-privatekey: unused
          dataFrom:
            - extract: {key: orders}
        """),
    .flagged(
      "Beside the Secret that is used instead", level: .warning,
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: orders
        namespace: shop
      spec:
        values:
          auth:
            existingSecret: orders-login
            ↓password: made-up-Kx7qP2
      """,
      corrected: """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: orders
          namespace: shop
        spec:
          values:
            auth:
              existingSecret: orders-login
              existingSecretPasswordKey: orders-password-2025
              password: ""
        """),
    .flagged(
      "A parameter of a chart, told once", level: .warning,
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: queue
        namespace: argocd
      spec:
        destination: {namespace: shop}
        source:
          repoURL: https://charts.bitnami.com/bitnami
          chart: redis
          targetRevision: 20.1.0
          helm:
            parameters:
              - name: auth.password
                ↓value: made-up-Kx7qP2
      """,
      corrected: """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: queue
          namespace: argocd
        spec:
          destination: {namespace: shop}
          source:
            repoURL: https://charts.bitnami.com/bitnami
            chart: redis
            targetRevision: 20.1.0
            helm:
              parameters:
                - name: auth.existingSecret
                  value: queue
        """),
    .flagged(
      "A chart of the tree that an Application of it installs", level: .warning,
      """
      -- app.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: backend
        namespace: argocd
      spec:
        destination: {namespace: shop}
        source:
          repoURL: https://git.example.com/shop.git
          path: charts/backend
          helm:
            valueFiles: [values.yaml]
      -- charts/backend/Chart.yaml --
      apiVersion: v2
      name: backend
      version: 0.1.0
      -- charts/backend/values.yaml --
      env:
        DB_USER: shop
        ↓DB_PASSWORD: made-up-Kx7qP2
      """,
      corrected: """
        -- app.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: backend
          namespace: argocd
        spec:
          destination: {namespace: shop}
          source:
            repoURL: https://git.example.com/shop.git
            path: charts/backend
            helm:
              valueFiles: [values.yaml]
        -- charts/backend/Chart.yaml --
        apiVersion: v2
        name: backend
        version: 0.1.0
        -- charts/backend/values.yaml --
        env:
          DB_USER: shop
        """),
    .clean(
      "What is given to the chart takes the place of its own values",
      """
      -- release.yaml --
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: backend
        namespace: shop
      spec:
        chart:
          spec:
            chart: ./charts/backend
            sourceRef: {kind: GitRepository, name: shop}
        values:
          env:
            DB_PASSWORD: ${DB_PASSWORD}
      -- charts/backend/Chart.yaml --
      apiVersion: v2
      name: backend
      version: 0.1.0
      -- charts/backend/values.yaml --
      env:
        DB_PASSWORD: made-up-Kx7qP2
      """),
    .clean(
      "Files that say where the password is, that a program fills in, or with what everybody starts",
      #"""
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: app
        namespace: shop
      data:
        configuration.yaml: |
          mqtt:
            password: !secret mqtt_password
            password_file: /run/secrets/mqtt
            hash: $2a$10$abcdefghijklmnopqrstuv
        application.properties: |
          spring.datasource.password=${DB_PASSWORD:made-up-Kx7qP2}
          spring.mail.password=
          server.ssl.key-store-password=changeit
        app.conf: |
          password = postgres
          db_password = %(PASSWORD)s
          admin_password => secret-of-ours
          ; old_password = made-up-Kx7qP2
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: app
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: app
                image: registry.example.com/app:1
                volumeMounts:
                  - {name: app, mountPath: /config}
            volumes:
              - name: app
                configMap: {name: app}
      """#),
  ]
}
