internal import Linting

/// Folders that two objects apply.
enum DuplicateFolderExamples {
  static let all: [Example] = [
    .flagged(
      "One folder that two Applications apply to one namespace", level: .note,
      """
      -- argocd/a.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- argocd/b.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web-new
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: ↓./apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- apps/web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      data:
        color: blue
      """,
      corrected: """
        -- argocd/a.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: web
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/platform.git
            targetRevision: HEAD
            path: apps/web
          destination:
            server: https://kubernetes.default.svc
            namespace: shop
        -- apps/web/settings.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        data:
          color: blue
        """),
    .flagged(
      "One folder with two images", level: .warning,
      """
      -- argocd/a.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- argocd/b.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web-new
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: ↓apps/web
          kustomize:
            images: ["web:2.1"]
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- apps/web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      data:
        color: blue
      """,
      corrected: """
        -- argocd/a.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: web
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/platform.git
            targetRevision: HEAD
            path: apps/web
            kustomize:
              images: ["web:2.1"]
          destination:
            server: https://kubernetes.default.svc
            namespace: shop
        -- apps/web/settings.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        data:
          color: blue
        """),
    .flagged(
      "One folder of two Flux Kustomizations", level: .note,
      """
      -- flux/web.yaml --
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: web
        namespace: flux-system
      spec:
        path: ./apps/web
        prune: true
        targetNamespace: shop
        sourceRef:
          kind: GitRepository
          name: flux-system
      -- flux/web-new.yaml --
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: web-new
        namespace: flux-system
      spec:
        path: ↓./apps/web
        prune: true
        targetNamespace: shop
        sourceRef:
          kind: GitRepository
          name: flux-system
      -- apps/web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      data:
        color: blue
      """,
      corrected: """
        -- flux/web.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: web
          namespace: flux-system
        spec:
          path: ./apps/web
          prune: true
          targetNamespace: shop
          sourceRef:
            kind: GitRepository
            name: flux-system
        -- apps/web/settings.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        data:
          color: blue
        """),
    .clean(
      "One folder for two namespaces",
      """
      -- argocd/a.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- argocd/b.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web-test
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: test
      -- apps/web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      data:
        color: blue
      """),
    .clean(
      "One folder for two clusters",
      """
      -- argocd/a.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- argocd/b.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web-test
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          name: test
          namespace: shop
      -- apps/web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      data:
        color: blue
      """),
    .clean(
      "One folder whose objects get two names",
      """
      -- argocd/a.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- argocd/b.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web-green
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
          kustomize:
            namePrefix: green-
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- apps/web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      data:
        color: blue
      """),
    .clean(
      "One folder whose variables differ",
      """
      -- flux/web.yaml --
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: web
        namespace: flux-system
      spec:
        path: ./apps/web
        prune: true
        targetNamespace: shop
        sourceRef:
          kind: GitRepository
          name: flux-system
        postBuild:
          substitute: {APP: web}
      ---
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: api
        namespace: flux-system
      spec:
        path: ./apps/web
        prune: true
        targetNamespace: shop
        sourceRef:
          kind: GitRepository
          name: flux-system
        postBuild:
          substitute: {APP: api}
      -- apps/web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ${APP}-settings
      data:
        color: blue
      """),
    .clean(
      "A chart that is installed twice",
      """
      -- argocd/a.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- argocd/b.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web-green
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- apps/web/Chart.yaml --
      apiVersion: v2
      name: web
      version: 1.0.0
      """),
    .clean(
      "One part of a folder each",
      """
      -- argocd/a.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
          directory:
            include: web-*.yaml
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- argocd/b.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: api
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          targetRevision: HEAD
          path: apps/web
          directory:
            exclude: web-*.yaml
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- apps/web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      data:
        color: blue
      """),
  ]
}
