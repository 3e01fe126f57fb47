internal import Linting

enum ArgocdReplaceSecretExamples {
  static let all: [Example] = [
    .flagged(
      "The application replaces a Secret that a Job fills", level: .error,
      """
      -- argocd/web.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/web.git
          path: web
        syncPolicy:
          syncOptions:
            - ↓Replace=true
      -- web/api-key.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: api-key
        namespace: web
      -- web/seed.yaml --
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
                command: ["sh", "-c", "kubectl patch secret api-key -p \\"$PATCH\\""]
      """,
      corrected: """
        -- argocd/web.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: web
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/web.git
            path: web
          syncPolicy:
            syncOptions:
              - ServerSideApply=true
        -- web/api-key.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: api-key
          namespace: web
        """),
    .flagged(
      "A claim asks to be deleted and made anew", level: .error,
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: uploads
        annotations:
          argocd.argoproj.io/sync-options: ↓Force=true,Replace=true
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 10Gi
      """,
      corrected: """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: uploads
        spec:
          accessModes: [ReadWriteOnce]
          resources:
            requests:
              storage: 10Gi
        """),
    .flagged(
      "Git alone writes the Secret", level: .note,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: settings
        annotations:
          argocd.argoproj.io/sync-options: ↓Replace=true
      stringData:
        theme: dark
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: settings
        stringData:
          theme: dark
        """),
    .flagged(
      "What the chart renders is not in the tree", level: .note,
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: scanner
        namespace: argocd
      spec:
        source:
          repoURL: https://charts.example.com
          chart: scanner
          targetRevision: 1.9.12
        syncPolicy:
          syncOptions:
            - CreateNamespace=true
            - ↓Replace=true
      """,
      corrected: """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: scanner-crds
          namespace: argocd
        spec:
          source:
            repoURL: https://charts.example.com
            chart: scanner-crds
            targetRevision: 1.9.12
          syncPolicy:
            syncOptions:
              - Replace=true
        """),
    .clean(
      "A Job's template is immutable, so it has to be replaced",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: configure
        annotations:
          argocd.argoproj.io/sync-options: Force=true,Replace=true
      spec:
        template:
          spec:
            containers:
              - name: configure
                image: registry.example.com/configure:1.0.0
      """),
    .clean(
      "The Secret itself asks not to be replaced",
      """
      -- argocd/web.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/web.git
          path: web
        syncPolicy:
          syncOptions:
            - Replace=true
      -- web/api-key.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: api-key
        namespace: web
        annotations:
          argocd.argoproj.io/sync-options: Replace=false
      """),
  ]
}
