internal import Linting

extension HelmPasswordRegeneratedExamples {
  static let clean: [Example] = [
    .clean(
      "A value is made up only where neither Vault nor the cluster has one",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: cache-password
        namespace: shop
      spec:
        schedule: "0 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                containers:
                  - name: make
                    image: registry.example.com/vault-tools:1
                    command: ["/bin/sh", "-c"]
                    args:
                      - |
                        PASSWORD=$(vault kv get -field=password kv/shop/cache 2>/dev/null || true)
                        if [ -z "$PASSWORD" ]; then
                          PASSWORD=$(kubectl get secret cache -o jsonpath='{.data.password}' | base64 -d || true)
                        fi
                        if [ -z "$PASSWORD" ]; then
                          PASSWORD=$(openssl rand -base64 32)
                        fi
                        kubectl create secret generic cache --from-literal=password="$PASSWORD" \\
                          --dry-run=client -o yaml | kubectl apply -f -
      """),
    .clean(
      "Flux installs with the cluster at hand, and the chart keeps the Secret that it finds",
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: redis
        namespace: shop
      spec:
        chart:
          spec:
            chart: redis
            version: 20.x
            sourceRef: {kind: HelmRepository, name: bitnami}
        values:
          architecture: standalone
      ---
      apiVersion: source.toolkit.fluxcd.io/v1
      kind: HelmRepository
      metadata:
        name: bitnami
        namespace: shop
      spec:
        url: https://charts.bitnami.com/bitnami
      """),
    .clean(
      "A values file that the tree does not show may give the password",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: redis
        namespace: argocd
      spec:
        destination: {namespace: shop}
        sources:
          - repoURL: https://charts.bitnami.com/bitnami
            chart: redis
            targetRevision: 20.1.0
            helm:
              valueFiles: [$secrets/redis.yaml]
              valuesObject:
                master: {persistence: {size: 4Gi}}
          - repoURL: https://git.example.com/secrets.git
            targetRevision: main
            ref: secrets
      """),
    .clean(
      "Argo CD keeps what is there; a generator that is asked once; a pod's own annotation",
      """
      -- redis.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: redis
        namespace: argocd
      spec:
        destination: {namespace: shop}
        source:
          repoURL: registry-1.docker.io/bitnamicharts
          chart: redis
          targetRevision: 20.1.0
          helm:
            valuesObject:
              auth: {enabled: true}
        syncPolicy:
          syncOptions: [RespectIgnoreDifferences=true]
        ignoreDifferences:
          - kind: Secret
            jsonPointers: [/data]
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: session-key
        namespace: shop
      spec:
        refreshInterval: "0"
        dataFrom:
          - sourceRef:
              generatorRef: {kind: Password, name: session-key}
      -- charts/shop/Chart.yaml --
      apiVersion: v2
      name: shop
      version: 1.0.0
      -- charts/shop/templates/deployment.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: {{ .Release.Name }}
      spec:
        template:
          metadata:
            annotations:
              rollme: {{ randAlphaNum 5 | quote }}
      """),
    .clean(
      "A Job that nothing makes anew, and one that asks for the Secret first",
      """
      \(job(secret: "proxy-client"))
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: session-key
        namespace: shop
        annotations: {argocd.argoproj.io/sync-options: "Force=true,Replace=true"}
      spec:
        ttlSecondsAfterFinished: 600
        template:
          spec:
            containers:
              - name: make
                image: registry.k8s.io/kubectl:v1.33.0
                command: ["/bin/sh", "-c"]
                args:
                  - |
                    kubectl get secret session-key && exit 0
                    KEY="$(openssl rand -hex 16)"
                    kubectl create secret generic session-key --from-literal=key="$KEY" \\
                      --dry-run=client -o yaml | kubectl apply -f -
      """),
  ]
}
