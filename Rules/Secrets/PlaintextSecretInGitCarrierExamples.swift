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
  ]
}
