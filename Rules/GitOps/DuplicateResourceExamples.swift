internal import Linting

enum DuplicateResourceExamples {
  static let all: [Example] = objects + DuplicateFolderExamples.all

  private static let objects: [Example] = [
    .flagged(
      "Two Applications of one cluster own one ConfigMap", level: .warning,
      """
      -- argocd/orders.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: orders
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          path: apps/orders
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- argocd/payment.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: payment
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          path: apps/payment
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- apps/orders/features.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: features
      data:
        checkout: "on"
      -- apps/payment/features.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ↓features
        namespace: shop
      data:
        checkout: "off"
      """,
      corrected: """
        -- argocd/orders.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: orders
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/platform.git
            path: apps/orders
          destination:
            server: https://kubernetes.default.svc
            namespace: shop
        -- apps/orders/features.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: features
        data:
          checkout: "on"
        """),
    .flagged(
      "Twice in what one Flux Kustomization applies", level: .warning,
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        namespace: shop
      spec:
        ports: [{port: 80}]
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: ↓web
        namespace: shop
      spec:
        ports: [{port: 8080}]
      ---
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: shop
        namespace: flux-system
      spec:
        path: ./
        prune: true
      """,
      corrected: """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          namespace: shop
        spec:
          ports: [{port: 8080}]
        """),
    .flagged(
      "The same content does no harm until one of them goes", level: .note,
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: builder
        namespace: ci
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        namespace: ci
        name: ↓builder
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: ci
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/platform.git
          path: .
      """,
      corrected: """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: builder
          namespace: ci
        """),
    .clean(
      "Nothing says that loose files are applied together",
      """
      -- deploy/service.yaml --
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{port: 80}]
      -- deploy/service-nodeport.yaml --
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        type: NodePort
        ports: [{port: 80}]
      """),
    .clean(
      "Two overlays of two clusters",
      """
      -- overlays/dev/kustomization.yaml --
      resources: [service.yaml]
      -- overlays/dev/service.yaml --
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{port: 80}]
      -- overlays/prod/kustomization.yaml --
      resources: [service.yaml]
      -- overlays/prod/service.yaml --
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{port: 443}]
      """),
    .clean(
      "Two Applications of two clusters",
      """
      -- argocd/dev.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web-dev
      spec:
        source: {path: dev}
        destination: {name: dev, namespace: shop}
      -- argocd/prod.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: web-prod
      spec:
        source: {path: prod}
        destination: {name: prod, namespace: shop}
      -- dev/service.yaml --
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{port: 80}]
      -- prod/service.yaml --
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{port: 443}]
      """),
    .flagged(
      "Two Applications of one ApplicationSet and one cluster", level: .warning,
      """
      -- argocd/set.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata:
        name: teams
      spec:
        generators:
          - git:
              directories: [{path: teams/*}]
        template:
          metadata:
            name: "team-{{path.basename}}"
          spec:
            source: {path: "{{path}}"}
            destination: {server: https://kubernetes.default.svc, namespace: shop}
      -- teams/orders/features.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: features
      data:
        checkout: "on"
      -- teams/payment/features.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ↓features
      data:
        checkout: "off"
      """,
      corrected: """
        -- argocd/set.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata:
          name: teams
        spec:
          generators:
            - git:
                directories: [{path: teams/*}]
          template:
            metadata:
              name: "team-{{path.basename}}"
            spec:
              source: {path: "{{path}}"}
              destination: {server: https://kubernetes.default.svc, namespace: "{{path.basename}}"}
        -- teams/orders/features.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: features
        data:
          checkout: "on"
        -- teams/payment/features.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: features
        data:
          checkout: "off"
        """),
    .clean(
      "One ApplicationSet for two clusters",
      """
      -- argocd/set.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata:
        name: web
      spec:
        generators:
          - git:
              directories: [{path: clusters/*}]
        template:
          spec:
            source: {path: "{{path}}"}
            destination: {name: "{{path.basename}}", namespace: shop}
      -- clusters/dev/service.yaml --
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{port: 80}]
      -- clusters/prod/service.yaml --
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports: [{port: 443}]
      """),
    .clean(
      "A Namespace that two applications of one cluster need",
      """
      -- argocd/a.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: a
      spec:
        source: {path: a}
        destination: {name: in-cluster}
      -- argocd/b.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: b
      spec:
        source: {path: b}
        destination: {name: in-cluster}
      -- a/namespace.yaml --
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
      -- b/namespace.yaml --
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
      """),
    .clean(
      "Hooks of one name run one after the other",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: migrate
        annotations:
          argocd.argoproj.io/hook: PreSync
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: migrate
        annotations:
          argocd.argoproj.io/hook: PostSync
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: shop
      spec:
        source: {path: .}
      """),
  ]
}
