internal import Linting

enum UnsealMountNotOptionalExamples {
  static let charts: [Example] = [
    .flagged(
      "The volumes of a chart's values", level: .error,
      """
      -- openbao/kustomization.yaml --
      helmCharts:
        - name: openbao
          repo: https://openbao.github.io/openbao-helm
          releaseName: openbao
          namespace: vault
          version: 0.16.2
          valuesFile: values.yaml
      -- openbao/values.yaml --
      server:
        extraContainers:
          - name: unseal
            image: quay.io/openbao/openbao:2.4.1
            command: ["/bin/sh", "-c", "bao operator unseal \\"$(cat /unseal/key)\\"; sleep infinity"]
            volumeMounts:
              - {name: unseal, mountPath: /unseal}
        volumes:
          - name: unseal
            secret:
              ↓secretName: openbao-unseal
      """),
    .flagged(
      "Three keys of one Secret, told once", level: .error,
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
                env:
                  - name: VAULT_UNSEAL_KEY_1
                    valueFrom:
                      secretKeyRef:
                        ↓name: vault-unseal-keys
                        key: VAULT_UNSEAL_KEY_1
                  - name: VAULT_UNSEAL_KEY_2
                    valueFrom:
                      secretKeyRef:
                        name: vault-unseal-keys
                        key: VAULT_UNSEAL_KEY_2
      """),
    .flagged(
      "The short form of a volume, which the chart writes itself", level: .error,
      """
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
          targetRevision: 0.30.0
          helm:
            valuesObject:
              server:
                extraVolumes:
                  - type: secret
                    name: ↓vault-unseal-keys
                    path: /vault/unseal
      """,
      corrected: """
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
            targetRevision: 0.30.0
            helm:
              valuesObject:
                server:
                  volumes:
                    - name: unseal
                      secret:
                        secretName: vault-unseal-keys
                        optional: true
                  volumeMounts:
                    - name: unseal
                      mountPath: /vault/unseal
        """),
    .clean(
      "A static seal in the values needs its key before the server starts",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: openbao
        namespace: argocd
      spec:
        destination:
          namespace: vault
        source:
          repoURL: https://openbao.github.io/openbao-helm
          chart: openbao
          targetRevision: 0.16.2
          helm:
            valuesObject:
              server:
                standalone:
                  config: |
                    seal "static" {
                      current_key_id = "1"
                      current_key = "file:///openbao/unseal/key"
                    }
                extraVolumes:
                  - type: secret
                    name: openbao-unseal-key
                    path: /openbao/unseal
      """),
    .clean(
      "A root token opens no seal",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-setup
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: setup
                image: hashicorp/vault:1.20.1
                command: ["/bin/sh", "-c", "vault auth enable kubernetes"]
                env:
                  - name: VAULT_TOKEN
                    valueFrom:
                      secretKeyRef:
                        name: vault-root-token
                        key: token
      """),
    .clean(
      "A KMS needs its credentials before the server starts",
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
                command: ["/bin/sh", "/scripts/start.sh"]
                env:
                  - name: AZURE_CLIENT_SECRET
                    valueFrom:
                      secretKeyRef:
                        name: vault-azure-unseal
                        key: AZURE_CLIENT_SECRET
                volumeMounts:
                  - name: scripts
                    mountPath: /scripts
            volumes:
              - name: scripts
                configMap:
                  name: vault-start
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-start
        namespace: vault
      data:
        start.sh: |
          cat > /tmp/vault.hcl <<EOF
          seal "azurekeyvault" {
            client_secret = "${AZURE_CLIENT_SECRET}"
          }
          EOF
          exec vault server -config=/tmp/vault.hcl
      """),
  ]

  /// Manifests that only seem to create the Secret.
  static let placeholders: [Example] = [
    .flagged(
      "A placeholder lacks the key that the volume asks for", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: openbao-keys
        namespace: vault
      stringData:
        placeholder: none
      ---
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
              - name: auto-unseal
                image: quay.io/openbao/openbao:2.4.1
                command: ["/bin/sh", "-c", "while true; do bao operator unseal \\"$(cat /unseal/key)\\"; sleep 10; done"]
                volumeMounts:
                  - name: unseal
                    mountPath: /unseal
            volumes:
              - name: unseal
                secret:
                  ↓secretName: openbao-keys
                  items:
                    - key: key
                      path: key
      """),
    .clean(
      "A setup logs in with a token, and unseals nothing",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: setup
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: setup
                image: quay.io/openbao/openbao:2.4.1
                command: ["/bin/sh", "-c", "bao auth enable kubernetes || true"]
                env:
                  - name: BAO_TOKEN
                    valueFrom:
                      secretKeyRef: {name: openbao-init-keys, key: token}
      """),
  ]
}
