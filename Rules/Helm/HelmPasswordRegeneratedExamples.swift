internal import Linting

enum HelmPasswordRegeneratedExamples {
  static let all: [Example] = flagged + clean

  private static let flagged: [Example] = [
    .flagged(
      "Argo CD renders a chart that makes up its password", level: .error,
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: redis
        namespace: argocd
      spec:
        destination:
          namespace: shop
        source:
          repoURL: https://charts.bitnami.com/bitnami
          chart: redis
          targetRevision: 20.1.0
          helm:
            valuesObject:
              ↓auth:
                sentinel: false
              master:
                persistence:
                  size: 4Gi
      """,
      corrected: """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: redis
          namespace: argocd
        spec:
          destination:
            namespace: shop
          source:
            repoURL: https://charts.bitnami.com/bitnami
            chart: redis
            targetRevision: 20.1.0
            helm:
              valuesObject:
                auth:
                  sentinel: false
                  existingSecret: redis-auth
                master:
                  persistence:
                    size: 4Gi
        """),
    .flagged(
      "A generator that is asked every hour", level: .warning,
      """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: session-key
        namespace: shop
      spec:
        ↓refreshInterval: 1h
        target:
          name: session-key
        dataFrom:
          - sourceRef:
              generatorRef:
                apiVersion: generators.external-secrets.io/v1alpha1
                kind: Password
                name: session-key
      """,
      corrected: """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: session-key
          namespace: shop
        spec:
          refreshPolicy: CreatedOnce
          refreshInterval: 1h
          target:
            name: session-key
          dataFrom:
            - sourceRef:
                generatorRef:
                  apiVersion: generators.external-secrets.io/v1alpha1
                  kind: Password
                  name: session-key
        """),
    .flagged(
      "A template makes up the value each time", level: .warning,
      """
      -- charts/shop/Chart.yaml --
      apiVersion: v2
      name: shop
      version: 1.0.0
      -- charts/shop/templates/secret.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: session
      data:
        ↓key: {{ randAlphaNum 32 | b64enc | quote }}
      """,
      corrected: """
        -- charts/shop/Chart.yaml --
        apiVersion: v2
        name: shop
        version: 1.0.0
        -- charts/shop/templates/secret.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: session
        data:
          key: {{ .Values.session.key | b64enc | quote }}
        """),
    .flagged(
      "A template makes up an authority; a note where a condition asks for the one that is there",
      """
      -- charts/shop/Chart.yaml --
      apiVersion: v2
      name: shop
      version: 1.0.0
      -- charts/shop/templates/secret.yaml --
      {{- $found := lookup "v1" "Secret" .Release.Namespace "session" }}
      ↓{{- $ca := genCA "shop" 365 }}
      apiVersion: v1
      kind: Secret
      metadata:
        name: session
      data:
        key: {{ $found.data.key | quote }}
        tls.crt: {{ $ca.Cert | b64enc | quote }}
      -- charts/shop/templates/kept.yaml --
      {{- if .Values.tls }}
      {{- $old := lookup "v1" "Secret" .Release.Namespace "kept" }}
      {{- if not $old }}
      ↓{{- $ca := genCA "shop" 365 }}
      apiVersion: v1
      kind: Secret
      metadata:
        name: kept
      data:
        tls.crt: {{ $ca.Cert | b64enc | quote }}
      {{- end }}
      {{- end }}
      """,
      corrected: """
        -- charts/shop/Chart.yaml --
        apiVersion: v2
        name: shop
        version: 1.0.0
        -- charts/shop/templates/secret.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: session
        data:
          tls.crt: {{ .Values.certificate | b64enc | quote }}
        """),
    .flagged(
      "A hook writes another password with each sync", level: .warning,
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: make-password
        namespace: shop
        annotations:
          argocd.argoproj.io/hook: Sync
      spec:
        template:
          spec:
            containers:
              - name: make
                image: registry.k8s.io/kubectl:v1.33.0
                command: ["/bin/sh", "-c"]
                args:
                  - |
                    PASSWORD="$(openssl rand -hex 16)"
                    kubectl create secret generic ↓cache-password --from-literal=password="$PASSWORD" \\
                      --dry-run=client -o yaml | kubectl apply -f -
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: make-password
          namespace: shop
          annotations:
            argocd.argoproj.io/hook: Sync
        spec:
          template:
            spec:
              containers:
                - name: make
                  image: registry.k8s.io/kubectl:v1.33.0
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      if ! kubectl get secret cache-password; then
                        PASSWORD="$(openssl rand -hex 16)"
                        kubectl create secret generic cache-password --from-literal=password="$PASSWORD" \\
                          --dry-run=client -o yaml | kubectl apply -f -
                      fi
        """),
    .flagged(
      "A Job that each sync deletes and makes anew", level: .warning,
      """
      \(job(options: "Force=true,Replace=true", secret: "↓proxy-client"))
      """,
      corrected: """
        \(job(options: "Replace=true", secret: "proxy-client"))
        """),
    .flagged(
      "A Job that is cleaned up and so applied again, and that restarts what reads the Secret",
      level: .note,
      """
      -- flux/jobs.yaml --
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: jobs
        namespace: flux-system
      spec:
        path: ./jobs
      -- jobs/kustomization.yaml --
      resources: [job.yaml]
      -- jobs/job.yaml --
      \(job(ttl: 3600, secret: "↓proxy-client", restarts: true))
      """,
      corrected: """
        -- jobs/job.yaml --
        \(job(secret: "proxy-client", restarts: true))
        """),
    .flagged(
      "A template that asks the cluster, which not everybody can", level: .note,
      """
      -- charts/shop/Chart.yaml --
      apiVersion: v2
      name: shop
      version: 1.0.0
      -- charts/shop/templates/secret.yaml --
      {{- $found := lookup "v1" "Secret" .Release.Namespace "session" }}
      apiVersion: v1
      kind: Secret
      metadata:
        name: session
      data:
        ↓key: {{ dig "data" "key" (randAlphaNum 32 | b64enc) $found }}
      """,
      corrected: """
        -- charts/shop/Chart.yaml --
        apiVersion: v2
        name: shop
        version: 1.0.0
        -- charts/shop/templates/secret.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: session
        data:
          key: {{ .Values.session.key | b64enc | quote }}
        """),
  ]

  /// A Job whose script makes a client's secret anew.
  static func job(
    options: String? = nil, ttl: Int? = nil, secret: String, restarts: Bool = false
  ) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: proxy-client
      namespace: shop\(options.map { "\n  annotations: {argocd.argoproj.io/sync-options: \"\($0)\"}" } ?? "")
    spec:\(ttl.map { "\n  ttlSecondsAfterFinished: \($0)" } ?? "")
      template:
        spec:
          containers:
            - name: make
              image: registry.k8s.io/kubectl:v1.33.0
              command: ["/bin/sh", "-c"]
              args:
                - |
                  PASSWORD="$(openssl rand -hex 16)"
                  kubectl create secret generic \(secret) --from-literal=password="$PASSWORD" \\
                    --dry-run=client -o yaml | kubectl apply -f -\(restarts ? "\n              kubectl rollout restart deployment/proxy" : "")
    """
  }
}
