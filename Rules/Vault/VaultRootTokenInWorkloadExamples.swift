internal import Linting

/// Where root tokens end up.
enum VaultRootTokenInWorkloadExamples {
  static let all: [Example] = [
    .flagged(
      "A job that runs at every sync", level: .warning,
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: insert-secrets
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: Sync
      spec:
        template:
          spec:
            containers:
              - name: client
                image: hashicorp/vault:1.20.1
                command: ["/bin/sh", "-c"]
                args:
                  - vault login -no-print "$TOKEN" && vault kv put secret/shop user=shop
                env:
                  - name: TOKEN
                    valueFrom:
                      secretKeyRef:
                        name: ${KEYS_SECRET}
                        key: ↓root_token
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: insert-secrets
          namespace: vault
          annotations:
            argocd.argoproj.io/hook: Sync
        spec:
          template:
            spec:
              serviceAccountName: insert-secrets
              containers:
                - name: client
                  image: hashicorp/vault:1.20.1
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      export VAULT_TOKEN=$(vault write -field=token auth/kubernetes/login \\
                        role=insert-secrets jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token)
                      vault kv put secret/shop user=shop
        """),
    .flagged(
      "A script asks the API server for it", level: .warning,
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: secret-manager
        namespace: openbao
      spec:
        jobTemplate:
          spec:
            template:
              spec:
                containers:
                  - name: manager
                    image: example.org/tools:1.2
                    command: ["/bin/bash", "-c"]
                    args:
                      - |
                        export BAO_TOKEN=$(↓kubectl get secret openbao-keys -o jsonpath='{.data.root_token}' | base64 -d)
                        bao policy list
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: secret-manager
          namespace: openbao
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: manager
                      image: example.org/tools:1.2
                      command: ["/bin/bash", "-c"]
                      args:
                        - |
                          export BAO_TOKEN=$(bao write -field=token auth/kubernetes/login role=manager jwt=@/token)
                          bao policy list
        """),
    .flagged(
      "A sidecar reads it from a volume", level: .warning,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: vault-admin
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: admin
                image: hashicorp/vault:1.20.1
                command: ["/bin/sh", "-c", "export VAULT_TOKEN=$(cat /keys/root_token); vault status"]
                volumeMounts:
                  - name: keys
                    mountPath: /keys
            volumes:
              - name: keys
                secret:
                  secretName: ↓vault-init
      """,
      corrected: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: vault-admin
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: admin
                  image: hashicorp/vault:1.20.1
                  command: ["/bin/sh", "-c", "vault status"]
        """),
    .flagged(
      "An ExternalSecret brings it to a console", level: .warning,
      """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: console
        namespace: console
      spec:
        data:
          - secretKey: CONSOLE_TOKEN
            remoteRef:
              key: vault/root-token
              property: token
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: console
        namespace: console
      spec:
        template:
          spec:
            containers:
              - name: console
                image: example.org/console:2.0
                envFrom:
                  - secretRef:
                      name: ↓console
      """,
      corrected: """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: console
          namespace: console
        spec:
          data:
            - secretKey: CONSOLE_TOKEN
              remoteRef:
                key: vault/console-token
                property: token
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: console
          namespace: console
        spec:
          template:
            spec:
              containers:
                - name: console
                  image: example.org/console:2.0
                  envFrom:
                    - secretRef:
                        name: console
        """),
    .flagged(
      "The configuration of a new Vault, once", level: .note,
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-bootstrap
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: bootstrap
                image: hashicorp/vault:1.20.1
                command: ["/bin/sh", "-c", "vault auth enable kubernetes; vault token create ↓-policy=root"]
                env:
                  - name: VAULT_TOKEN
                    valueFrom:
                      secretKeyRef:
                        name: vault-root-token
                        key: ↓token
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: vault-bootstrap
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: bootstrap
                  image: hashicorp/vault:1.20.1
                  command: ["/bin/sh", "-c", "vault auth enable kubernetes"]
                  env:
                    - name: VAULT_TOKEN
                      valueFrom:
                        secretKeyRef:
                          name: vault-bootstrap
                          key: token
        """),
    .clean(
      "The root token of another program",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: runner
      spec:
        template:
          spec:
            containers:
              - name: runner
                image: example.org/runner:1.0
                env:
                  - name: GITLAB_TOKEN
                    valueFrom:
                      secretKeyRef:
                        name: gitlab-root-token
                        key: root_token
      """),
    .clean(
      "A development server is given the token it starts with",
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
                args: ["server", "-dev"]
                env:
                  - name: VAULT_DEV_ROOT_TOKEN_ID
                    valueFrom:
                      secretKeyRef:
                        name: vault-dev
                        key: root-token
      """),
    .clean(
      "A policy of its own",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-bootstrap
      data:
        bootstrap.sh: |
          vault token create -policy=backup -period=24h
      """),
    .flagged(
      "In clear", level: .warning,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: orders
      spec:
        template:
          spec:
            containers:
              - name: orders
                image: example.org/orders:1.2
                env:
                  - name: VAULT_ADDR
                    value: https://vault.vault.svc:8200
                  - name: ↓VAULT_TOKEN
                    value: root
      """,
      corrected: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: orders
        spec:
          template:
            spec:
              serviceAccountName: orders
              containers:
                - name: orders
                  image: example.org/orders:1.2
                  env:
                    - name: VAULT_ADDR
                      value: https://vault.vault.svc:8200
        """),
    .flagged(
      "In clear in a script", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: seed
      data:
        seed.sh: |
          export VAULT_ADDR=http://vault.vault.svc:8200
          export ↓VAULT_TOKEN=root
          vault kv put secret/shop user=shop
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: seed
        data:
          seed.sh: |
            export VAULT_ADDR=http://vault.vault.svc:8200
            export VAULT_TOKEN=$(cat /token)
            vault kv put secret/shop user=shop
        """),
    .clean(
      "The token of the tree's development server, which is told there",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: orders
      spec:
        template:
          spec:
            containers:
              - name: orders
                image: example.org/orders:1.2
                env:
                  - name: VAULT_ADDR
                    value: https://vault.vault.svc:8200
                  - name: VAULT_TOKEN
                    value: root
      ---
      apiVersion: apps/v1
      kind: Deployment
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
  ]
}
