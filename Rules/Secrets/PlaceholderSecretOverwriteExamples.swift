internal import Linting

enum PlaceholderSecretOverwriteExamples {
  static let all: [Example] = [
    .flagged(
      "An ExternalSecret fills the Secret, the manifest empties it", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: billing
      stringData:
        ↓password: CHANGEME
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: billing-db
        namespace: billing
      spec:
        target:
          name: billing-db
        data: []
      """,
      corrected: """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: billing-db
          namespace: billing
        spec:
          target:
            name: billing-db
          data: []
        """),
    .flagged(
      "The placeholder is base64, and a Job seeds the real value", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: session-key
        namespace: web
      data:
        ↓key: Q0hBTkdFTUU=
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: web
      spec:
        template:
          spec:
            containers:
              - name: seed
                image: bitnami/kubectl:1.32
                command:
                  - /bin/sh
                  - -c
                  - |
                    kubectl create secret generic session-key \\
                      --from-literal=key="$(openssl rand -hex 32)" \\
                      --dry-run=client -o yaml | kubectl apply -f -
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: seed
          namespace: web
        spec:
          template:
            spec:
              containers: []
        """),
    .flagged(
      "A placeholder inside a JSON value", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: fcm
        namespace: push
      stringData:
        ↓account.json: |
          {"project_id": "push", "private_key": "PLACEHOLDER_PRIVATE_KEY"}
      """,
      corrected: """
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: fcm
          namespace: push
        spec:
          encryptedData:
            account.json: AgBy3i4OJSWK
        """),
    .flagged(
      "An empty value with a reader", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: api-token
        namespace: web
      data:
        ↓token: ""
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
        namespace: web
      spec:
        containers:
          - name: api
            image: registry.example.com/api:1.4.0
            envFrom:
              - secretRef:
                  name: api-token
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: api-token
          namespace: web
          annotations:
            kustomize.toolkit.fluxcd.io/ssa: IfNotPresent
        data:
          token: ""
        """),
    .flagged(
      "Flux merges, but what is declared it still puts back", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: billing
        annotations:
          kustomize.toolkit.fluxcd.io/ssa: Merge
      stringData:
        ↓password: CHANGEME
      ---
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultStaticSecret
      metadata:
        name: billing-db
        namespace: billing
      spec:
        destination:
          name: billing-db
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: billing-db
          namespace: billing
          annotations:
            kustomize.toolkit.fluxcd.io/ssa: IfNotPresent
        stringData:
          password: CHANGEME
        """),
    .flagged(
      "IgnoreExtraneous and Prune=false keep no value", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: billing
        annotations:
          argocd.argoproj.io/compare-options: IgnoreExtraneous
          argocd.argoproj.io/sync-options: Prune=false,ClientSideApplyMigration=false
      stringData:
        ↓password: ""
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: seed
        namespace: billing
      data:
        seed.sh: |
          kubectl create secret generic billing-db --from-literal=password="$PASSWORD" \\
            --dry-run=client -o yaml | kubectl apply -f -
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: seed
          namespace: billing
        data:
          seed.sh: |
            kubectl create secret generic billing-db --from-literal=password="$PASSWORD" \\
              --dry-run=client -o yaml | kubectl apply -f -
        """),
    .flagged(
      "A script fills another key than the empty one, and the apply leaves it", level: .note,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: billing
      stringData:
        ↓placeholder: ""
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: seed
        namespace: billing
      data:
        seed.sh: |
          kubectl create secret generic billing-db --from-literal=password="$PASSWORD"
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: seed
          namespace: billing
        data:
          seed.sh: |
            kubectl create secret generic billing-db --from-literal=password="$PASSWORD"
        """),
    .flagged(
      "A placeholder that is encoded once more than its place asks for", level: .warning,
      """
      -- kustomization.yaml --
      resources: []
      namespace: vault
      secretGenerator:
        - name: connect-token
          literals:
            - token=↓Y2hhbmdlbWU=
      generatorOptions:
        disableNameSuffixHash: true
      """,
      corrected: """
        -- kustomization.yaml --
        resources: []
        """),
    .clean(
      "Another tool fills the value in before the apply",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: api-token
      stringData:
        token: ${API_TOKEN}
        vault: <path:kv/data/api#token>
        store: op://apps/api/token
      """),
    .clean(
      "Argo CD Vault plugin placeholders",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: api-token
        annotations:
          avp.kubernetes.io/path: kv/data/api
      stringData:
        token: <token>
      """),
    .flagged(
      "An empty key beside a password that the operator is given", level: .note,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: orders-pguser-api
      stringData:
        password: from-the-vault-of-the-team
        ↓verifier: ""
      ---
      apiVersion: postgres-operator.crunchydata.com/v1beta1
      kind: PostgresCluster
      metadata:
        name: orders
      spec:
        users:
          - name: api
      """,
      corrected: """
        apiVersion: postgres-operator.crunchydata.com/v1beta1
        kind: PostgresCluster
        metadata:
          name: orders
        spec:
          users:
            - name: api
        """),
    .clean(
      "A service account token is filled by its controller",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ci-token
        annotations:
          kubernetes.io/service-account.name: ci
      type: kubernetes.io/service-account-token
      data:
        extra: ""
      """),
    .clean(
      "Argo CD keeps the live data of the Secret",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: api-token
      stringData:
        token: CHANGEME
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: api
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          path: .
        ignoreDifferences:
          - kind: Secret
            name: api-token
            jsonPointers: [/data]
        syncPolicy:
          syncOptions: [RespectIgnoreDifferences=true]
      """),
    .clean(
      "Flux applies it only where it is absent",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: api-token
        annotations:
          kustomize.toolkit.fluxcd.io/ssa: IfNotPresent
      stringData:
        token: CHANGEME
      """),
    .clean(
      "A component's placeholder that its own replacement fills",
      """
      -- truststore/kustomization.yaml --
      apiVersion: kustomize.config.k8s.io/v1alpha1
      kind: Component
      resources: [secret.yaml]
      replacements:
        - source: {kind: Secret, name: keystore, fieldPath: stringData.password}
          targets:
            - select: {kind: Secret, name: truststore}
              fieldPaths: [stringData.password]
      -- truststore/secret.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: truststore
      stringData:
        password: __REPLACE_ME__
      """),
  ]
}
