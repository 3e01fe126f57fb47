internal import Linting

/// Tokens that end, and tokens that last.
enum VaultAuthProjectedReviewerJWTExamples {
  static let all: [Example] = [
    .flagged(
      "The pod's own token",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-config
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18
                command: ["/bin/sh", "-c"]
                args:
                  - |
                    TOKEN=$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)
                    vault write auth/kubernetes/config \\
                      ↓token_reviewer_jwt="$TOKEN" \\
                      kubernetes_host=https://kubernetes.default.svc
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: vault-config
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.18
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      vault write auth/kubernetes/config \\
                        kubernetes_host=https://kubernetes.default.svc
        """),
    .flagged(
      "A sidecar in the values of Vault's chart that nothing in the tree installs",
      """
      -- vault-values.yaml --
      server:
        dataStorage:
          enabled: true
        extraContainers:
          - name: configure
            image: hashicorp/vault:1.20.1
            command:
              - /bin/sh
              - -c
              - |
                vault write auth/kubernetes/config ↓token_reviewer_jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token kubernetes_host=https://kubernetes.default.svc
      """,
      corrected: """
        -- vault-values.yaml --
        server:
          dataStorage:
            enabled: true
          extraContainers:
            - name: configure
              image: hashicorp/vault:1.20.1
              command:
                - /bin/sh
                - -c
                - |
                  vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
        """),
    .flagged(
      "A token made for the occasion, through the API",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
      data:
        configure.sh: |
          JWT=$(kubectl create token vault-reviewer)
          curl -X POST -d @- "$VAULT_ADDR/v1/auth/prod/config" <<EOF
          {"kubernetes_host": "https://api.prod.example.com", ↓"token_reviewer_jwt": "$JWT"}
          EOF
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            JWT=$(kubectl get secret vault-reviewer -o jsonpath='{.data.token}' | base64 -d)
            curl -X POST -d @- "$VAULT_ADDR/v1/auth/prod/config" <<EOF
            {"kubernetes_host": "https://api.prod.example.com", "token_reviewer_jwt": "$JWT"}
            EOF
        """),
    .flagged(
      "The API server decides how long a token lasts", level: .note,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
      data:
        configure.sh: |
          kubectl create token vault-reviewer --duration=87600h > /tmp/reviewer
          vault write auth/prod/config ↓token_reviewer_jwt=@/tmp/reviewer \\
            kubernetes_host=https://api.prod.example.com kubernetes_ca_cert=@/ca/prod.crt
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            vault write auth/prod/config disable_local_ca_jwt=true \\
              kubernetes_host=https://api.prod.example.com kubernetes_ca_cert=@/ca/prod.crt
        """),
    .flagged(
      "bank-vaults reads its pod's token",
      """
      apiVersion: vault.banzaicloud.com/v1alpha1
      kind: Vault
      metadata:
        name: vault
        namespace: vault
      spec:
        externalConfig:
          auth:
            - type: kubernetes
              path: prod
              config:
                kubernetes_host: https://api.prod.example.com
                ↓token_reviewer_jwt: ${ file `/var/run/secrets/kubernetes.io/serviceaccount/token` }
      """,
      corrected: """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
          namespace: vault
        spec:
          externalConfig:
            auth:
              - type: kubernetes
                path: prod
                config:
                  kubernetes_host: https://api.prod.example.com
                  token_reviewer_jwt: ${ file `/vault/reviewer/token` }
        """),
    .flagged(
      "A CronJob stores it again and again", level: .note,
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: vault-config
        namespace: vault
      spec:
        schedule: "*/10 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                containers:
                  - name: vault
                    image: hashicorp/vault:1.20.1
                    command: ["/bin/sh", "-c"]
                    args:
                      - |
                        vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc \\
                          ↓token_reviewer_jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: vault-config
          namespace: vault
        spec:
          schedule: "*/10 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: vault
                      image: hashicorp/vault:1.20.1
                      command: ["/bin/sh", "-c"]
                      args:
                        - |
                          vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
        """),
    .clean(
      "A Secret that is mounted over the pod's own token",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-config
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                command: ["/bin/sh", "-c"]
                args:
                  - |
                    vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc \\
                      token_reviewer_jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token
                volumeMounts:
                  - name: reviewer
                    mountPath: /var/run/secrets/kubernetes.io/serviceaccount
            volumes:
              - name: reviewer
                secret:
                  secretName: vault-reviewer
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: vault-reviewer
        namespace: vault
        annotations:
          kubernetes.io/service-account.name: vault
      type: kubernetes.io/service-account-token
      """),
    .clean(
      "A legacy ServiceAccount token names no expiry",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
      data:
        configure.sh: |
          vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
            token_reviewer_jwt=eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dmF1bHQ6cmV2aWV3ZXIifQ.c2lnbmF0dXJl
      """),
    .clean(
      "A pod logs in with its own token: that is what it is for",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: login
      data:
        login.sh: |
          vault write auth/kubernetes/login role=app \\
            jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token
      """),
  ]
}
