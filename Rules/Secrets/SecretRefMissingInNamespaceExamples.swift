internal import Linting

/// The examples of secret-ref-missing-in-namespace.
let secretRefMissingInNamespaceExamples: [Example] = [
  .flagged(
    "The Job runs in another namespace than the database", level: .warning,
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: bootstrap
      namespace: web
    spec:
      template:
        spec:
          containers:
            - name: bootstrap
              image: registry.example.com/migrate:2.0.0
              env:
                - name: PGPASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: ↓database
                      key: password
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: database
      namespace: data
    spec:
      data:
        - secretKey: password
          remoteRef: {key: data/database}
    """,
    corrected: """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: bootstrap
        namespace: web
      spec:
        template:
          spec:
            containers:
              - name: bootstrap
                image: registry.example.com/migrate:2.0.0
                env:
                  - name: PGPASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: database
                        key: password
      ---
      apiVersion: external-secrets.io/v1
      kind: ClusterExternalSecret
      metadata:
        name: database
      spec:
        namespaces: [data, web]
        externalSecretSpec:
          target: {name: database}
          data:
            - secretKey: password
              remoteRef: {key: data/database}
      """),
  .clean(
    "A replicator copies it, or a policy of Kyverno",
    """
    apiVersion: v1
    kind: Secret
    metadata:
      name: registry-login
      namespace: platform
      annotations:
        replicator.v1.mittwald.de/replicate-to: "web"
    data:
      token: bWFkZSB1cA==
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: authority
      namespace: platform
    data:
      ca.crt: bWFkZSB1cA==
    ---
    apiVersion: kyverno.io/v1
    kind: ClusterPolicy
    metadata:
      name: copy-authority
    spec:
      rules:
        - name: copy
          generate:
            kind: Secret
            name: authority
            namespace: "{{request.object.metadata.name}}"
            clone: {namespace: platform, name: authority}
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
            - secretRef: {name: registry-login}
      volumes:
        - name: authority
          secret: {secretName: authority}
    """),
  .clean(
    "A chart in the namespace may bring its own",
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: web
      namespace: argocd
    spec:
      source:
        repoURL: https://charts.example.com
        chart: web
        targetRevision: 1.0.0
      destination: {namespace: web, server: https://kubernetes.default.svc}
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
            - secretRef: {name: credentials}
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: credentials
      namespace: data
    data:
      token: bWFkZSB1cA==
    """),
  .flagged(
    "The chart that makes it is installed elsewhere, one of another name here", level: .note,
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: configure-database-engine
      namespace: vault
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: configure
              image: registry.example.com/configure:1.4.0
              env:
                - name: DATABASE_PASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: ↓postgresql
                      key: postgres-password
    ---
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: vault
      namespace: argocd
    spec:
      source: {repoURL: "https://charts.example.com", chart: vault, targetRevision: 0.28.1}
      destination: {server: "https://kubernetes.default.svc", namespace: vault}
    ---
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: postgresql
      namespace: argocd
    spec:
      source: {repoURL: "https://charts.example.com", chart: postgresql, targetRevision: 17.0.2}
      destination: {server: "https://kubernetes.default.svc", namespace: postgresql}
    """,
    corrected: """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: configure-database-engine
        namespace: vault
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: configure
                image: registry.example.com/configure:1.4.0
                env:
                  - name: DATABASE_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: database-engine
                        key: postgres-password
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: vault
        namespace: argocd
      spec:
        source: {repoURL: "https://charts.example.com", chart: vault, targetRevision: 0.28.1}
        destination: {server: "https://kubernetes.default.svc", namespace: vault}
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: postgresql
        namespace: argocd
      spec:
        source: {repoURL: "https://charts.example.com", chart: postgresql, targetRevision: 17.0.2}
        destination: {server: "https://kubernetes.default.svc", namespace: postgresql}
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: database-engine
        namespace: vault
      spec:
        data:
          - secretKey: postgres-password
            remoteRef: {key: vault/database}
      """),
  .clean(
    "The chart here may make it: it shares a word with the name",
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: configure-database-engine
      namespace: vault
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: configure
              image: registry.example.com/configure:1.4.0
              env:
                - name: DATABASE_PASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: vault-postgresql
                      key: postgres-password
    ---
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: vault
      namespace: argocd
    spec:
      source: {repoURL: "https://charts.example.com", chart: vault, targetRevision: 0.28.1}
      destination: {server: "https://kubernetes.default.svc", namespace: vault}
    ---
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: postgresql
      namespace: argocd
    spec:
      source: {repoURL: "https://charts.example.com", chart: postgresql, targetRevision: 17.0.2}
      destination: {server: "https://kubernetes.default.svc", namespace: postgresql}
    """),
]
