internal import Linting

/// The examples of secret-ref-missing for the namespaces and clusters that a Secret is needed in.
let secretRefMissingPlaces: [Example] = [
  .flagged(
    "A namespace of people, whatever it is called", level: .warning,
    """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: grafana-admin
      namespace: kube-prometheus-stack
    spec:
      data:
        - secretKey: password
          remoteRef: {key: monitoring/grafana}
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: grafana
      namespace: kube-prometheus-stack
    spec:
      containers:
        - name: grafana
          image: grafana/grafana:11.2.0
          envFrom:
            - secretRef:
                name: ↓grafana-admn
    """,
    corrected: """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: grafana-admin
        namespace: kube-prometheus-stack
      spec:
        data:
          - secretKey: password
            remoteRef: {key: monitoring/grafana}
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: grafana
        namespace: kube-prometheus-stack
      spec:
        containers:
          - name: grafana
            image: grafana/grafana:11.2.0
            envFrom:
              - secretRef:
                  name: grafana-admin
      """),
  .flagged(
    "An operator's namespace that the platform does not come with", level: .warning,
    """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: grafana-admin
      namespace: openshift-adp
    spec:
      data:
        - secretKey: password
          remoteRef: {key: monitoring/grafana}
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: grafana
      namespace: openshift-adp
    spec:
      containers:
        - name: grafana
          image: grafana/grafana:11.2.0
          envFrom:
            - secretRef:
                name: ↓grafana-admn
    """,
    corrected: """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: grafana-admin
        namespace: openshift-adp
      spec:
        data:
          - secretKey: password
            remoteRef: {key: monitoring/grafana}
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: grafana
        namespace: openshift-adp
      spec:
        containers:
          - name: grafana
            image: grafana/grafana:11.2.0
            envFrom:
              - secretRef:
                  name: grafana-admin
      """),
  .flagged(
    "What is installed into another cluster makes nothing here", level: .warning,
    """
    -- argocd/production.yaml --
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: shop-production
      namespace: argocd
    spec:
      project: default
      source: {repoURL: "https://git.example.com/shop.git", path: production, targetRevision: main}
      destination: {server: "https://production.example.com", namespace: shop}
    -- argocd/development.yaml --
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: shop-development
      namespace: argocd
    spec:
      project: default
      source: {repoURL: "https://git.example.com/shop.git", path: development, targetRevision: main}
      destination: {server: "https://development.example.com", namespace: shop}
    -- development/database.yaml --
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: postgres
      namespace: argocd
    spec:
      project: default
      source: {repoURL: registry.example.com/charts, chart: postgresql, targetRevision: 17.0.2}
      destination: {server: "https://kubernetes.default.svc", namespace: shop}
    -- production/secret.yaml --
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: shop-api
      namespace: shop
    spec:
      data:
        - secretKey: token
          remoteRef: {key: shop/api}
    -- production/api.yaml --
    apiVersion: v1
    kind: Pod
    metadata:
      name: api
      namespace: shop
    spec:
      containers:
        - name: api
          image: registry.example.com/api:1.4.0
          env:
            - name: TOKEN
              valueFrom:
                secretKeyRef:
                  name: ↓shop-apy
                  key: token
    """,
    corrected: """
      -- argocd/production.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: shop-production
        namespace: argocd
      spec:
        project: default
        source: {repoURL: "https://git.example.com/shop.git", path: production, targetRevision: main}
        destination: {server: "https://production.example.com", namespace: shop}
      -- argocd/development.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: shop-development
        namespace: argocd
      spec:
        project: default
        source: {repoURL: "https://git.example.com/shop.git", path: development, targetRevision: main}
        destination: {server: "https://development.example.com", namespace: shop}
      -- development/database.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: postgres
        namespace: argocd
      spec:
        project: default
        source: {repoURL: registry.example.com/charts, chart: postgresql, targetRevision: 17.0.2}
        destination: {server: "https://kubernetes.default.svc", namespace: shop}
      -- production/secret.yaml --
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: shop-api
        namespace: shop
      spec:
        data:
          - secretKey: token
            remoteRef: {key: shop/api}
      -- production/api.yaml --
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
        namespace: shop
      spec:
        containers:
          - name: api
            image: registry.example.com/api:1.4.0
            env:
              - name: TOKEN
                valueFrom:
                  secretKeyRef:
                    name: shop-api
                    key: token
      """),
  .clean(
    "The platform fills its own namespaces",
    """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: grafana-admin
      namespace: kube-system
    spec:
      data:
        - secretKey: password
          remoteRef: {key: monitoring/grafana}
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: grafana
      namespace: kube-system
    spec:
      containers:
        - name: grafana
          image: grafana/grafana:11.2.0
          envFrom:
            - secretRef:
                name: grafana-admn
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: grafana-admin
      namespace: openshift-config
    spec:
      data:
        - secretKey: password
          remoteRef: {key: monitoring/grafana}
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: grafana
      namespace: openshift-config
    spec:
      containers:
        - name: grafana
          image: grafana/grafana:11.2.0
          envFrom:
            - secretRef:
                name: grafana-admn
    """),
  .clean(
    "What goes to the same cluster may make it",
    """
    -- argocd/production.yaml --
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: shop-production
      namespace: argocd
    spec:
      project: default
      source: {repoURL: "https://git.example.com/shop.git", path: production, targetRevision: main}
      destination: {server: "https://production.example.com", namespace: shop}
    -- argocd/development.yaml --
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: shop-development
      namespace: argocd
    spec:
      project: default
      source: {repoURL: "https://git.example.com/shop.git", path: development, targetRevision: main}
      destination: {server: "https://development.example.com", namespace: shop}
    -- development/database.yaml --
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: postgres
      namespace: argocd
    spec:
      project: default
      source: {repoURL: registry.example.com/charts, chart: postgresql, targetRevision: 17.0.2}
      destination: {server: "https://production.example.com", namespace: shop}
    -- production/secret.yaml --
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: shop-api
      namespace: shop
    spec:
      data:
        - secretKey: token
          remoteRef: {key: shop/api}
    -- production/api.yaml --
    apiVersion: v1
    kind: Pod
    metadata:
      name: api
      namespace: shop
    spec:
      containers:
        - name: api
          image: registry.example.com/api:1.4.0
          env:
            - name: TOKEN
              valueFrom:
                secretKeyRef:
                  name: postgres-admin
                  key: token
    """),
]
