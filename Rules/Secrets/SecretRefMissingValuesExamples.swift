internal import Linting

/// The examples of secret-ref-missing for references in the values of charts.
let secretRefMissingValues: [Example] = [
  .flagged(
    "The values file of a kustomization's chart asks for another key", level: .warning,
    """
    -- shop/kustomization.yaml --
    namespace: shop
    resources: [secret.yaml]
    helmCharts:
      - name: web
        releaseName: shop
        repo: https://charts.example.com
        version: 1.4.0
        valuesFile: values.yaml
    -- shop/values.yaml --
    env:
      - name: TOKEN
        valueFrom:
          secretKeyRef:
            name: shop-api
            key: ↓api-token
    -- shop/secret.yaml --
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: shop-api
    spec:
      data:
        - secretKey: token
          remoteRef: {key: shop/api}
    """,
    corrected: """
      -- shop/kustomization.yaml --
      namespace: shop
      resources: [secret.yaml]
      helmCharts:
        - name: web
          releaseName: shop
          repo: https://charts.example.com
          version: 1.4.0
          valuesFile: values.yaml
      -- shop/values.yaml --
      env:
        - name: TOKEN
          valueFrom:
            secretKeyRef:
              name: shop-api
              key: token
      -- shop/secret.yaml --
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: shop-api
      spec:
        data:
          - secretKey: token
            remoteRef: {key: shop/api}
      """),
  .flagged(
    "So does the values file that an Application takes from another source", level: .warning,
    """
    -- argocd/shop.yaml --
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: shop
      namespace: argocd
    spec:
      project: default
      sources:
        - repoURL: https://charts.example.com
          chart: web
          targetRevision: 1.4.0
          helm:
            valueFiles: [$config/shop/values.yaml]
        - repoURL: https://git.example.com/config.git
          targetRevision: main
          ref: config
        - repoURL: https://git.example.com/config.git
          targetRevision: main
          path: shop/secrets
      destination:
        server: https://kubernetes.default.svc
        namespace: shop
    -- shop/values.yaml --
    env:
      - name: TOKEN
        valueFrom:
          secretKeyRef:
            name: shop-api
            key: ↓api-token
    -- shop/secrets/api.yaml --
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: shop-api
    spec:
      data:
        - secretKey: token
          remoteRef: {key: shop/api}
    """,
    corrected: """
      -- argocd/shop.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: shop
        namespace: argocd
      spec:
        project: default
        sources:
          - repoURL: https://charts.example.com
            chart: web
            targetRevision: 1.4.0
            helm:
              valueFiles: [$config/shop/values.yaml]
          - repoURL: https://git.example.com/config.git
            targetRevision: main
            ref: config
          - repoURL: https://git.example.com/config.git
            targetRevision: main
            path: shop/secrets
        destination:
          server: https://kubernetes.default.svc
          namespace: shop
      -- shop/values.yaml --
      env:
        - name: TOKEN
          valueFrom:
            secretKeyRef:
              name: shop-api
              key: token
      -- shop/secrets/api.yaml --
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: shop-api
      spec:
        data:
          - secretKey: token
            remoteRef: {key: shop/api}
      """),
  .flagged(
    "A name with the release's own in it", level: .warning,
    """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: shop
      namespace: shop
    spec:
      chart:
        spec:
          chart: web
          sourceRef: {kind: HelmRepository, name: example}
      values:
        env:
          - name: TOKEN
            valueFrom:
              secretKeyRef:
                name: "{{ .Release.Name }}-api"
                key: ↓api-token
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: shop-api
      namespace: shop
    spec:
      data:
        - secretKey: token
          remoteRef: {key: shop/api}
    """,
    corrected: """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: shop
        namespace: shop
      spec:
        chart:
          spec:
            chart: web
            sourceRef: {kind: HelmRepository, name: example}
        values:
          env:
            - name: TOKEN
              valueFrom:
                secretKeyRef:
                  name: "{{ .Release.Name }}-api"
                  key: token
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: shop-api
        namespace: shop
      spec:
        data:
          - secretKey: token
            remoteRef: {key: shop/api}
      """),
  .clean(
    "A name that only a chart's template tells",
    """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: shop
      namespace: shop
    spec:
      chart:
        spec:
          chart: web
          sourceRef: {kind: HelmRepository, name: example}
      values:
        env:
          - name: TOKEN
            valueFrom:
              secretKeyRef:
                name: "{{ .Values.secret }}"
                key: api-token
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: shop-api
      namespace: shop
    spec:
      data:
        - secretKey: token
          remoteRef: {key: shop/api}
    """),
  .flagged(
    "What Flux fills variables from",
    """
    -- clusters/prod/apps.yaml --
    apiVersion: kustomize.toolkit.fluxcd.io/v1
    kind: Kustomization
    metadata:
      name: apps
      namespace: flux-system
    spec:
      interval: 10m
      path: ./apps
      prune: true
      sourceRef:
        kind: GitRepository
        name: flux-system
      postBuild:
        substituteFrom:
          - kind: Secret
            name: ↓cluster-secret
          - kind: Secret
            name: cluster-local
            optional: true
    -- clusters/prod/secrets.yaml --
    apiVersion: v1
    kind: Secret
    metadata:
      name: cluster-secrets
      namespace: flux-system
    stringData:
      HOST: ENC[AES256_GCM,data:made-up,iv:made-up,tag:made-up,type:str]
    sops:
      version: 3.9.0
    -- apps/settings.yaml --
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: settings
      namespace: shop
    data:
      host: ${HOST}
    """,
    corrected: """
      -- clusters/prod/apps.yaml --
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: apps
        namespace: flux-system
      spec:
        interval: 10m
        path: ./apps
        prune: true
        sourceRef:
          kind: GitRepository
          name: flux-system
        postBuild:
          substituteFrom:
            - kind: Secret
              name: cluster-secrets
            - kind: Secret
              name: cluster-local
              optional: true
      -- clusters/prod/secrets.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: cluster-secrets
        namespace: flux-system
      stringData:
        HOST: ENC[AES256_GCM,data:made-up,iv:made-up,tag:made-up,type:str]
      sops:
        version: 3.9.0
      -- apps/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
        namespace: shop
      data:
        host: ${HOST}
      """),
]
