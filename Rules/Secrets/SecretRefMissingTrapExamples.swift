internal import Linting

/// What secret-ref-missing must not take for a hazard.
let secretRefMissingTraps: [Example] = [
  .clean(
    "What the keys are, the tree does not tell: dataFrom, a merge, a transformation",
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: api
      namespace: web
    spec:
      containers:
        - name: api
          image: registry.example.com/api:1.4.0
          env:
            - name: A
              valueFrom:
                secretKeyRef: {name: fetched, key: a}
            - name: B
              valueFrom:
                secretKeyRef: {name: merged, key: b}
            - name: C
              valueFrom:
                secretKeyRef: {name: synced, key: c}
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: fetched
      namespace: web
    spec:
      dataFrom:
        - extract: {key: web/api}
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: merged
      namespace: web
    data:
      host: ZGI=
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: more
      namespace: web
    spec:
      target: {name: merged, creationPolicy: Merge}
      data:
        - secretKey: b
          remoteRef: {key: web/b}
    ---
    apiVersion: secrets.hashicorp.com/v1beta1
    kind: VaultStaticSecret
    metadata:
      name: synced
      namespace: web
    spec:
      mount: kv
      path: web/api
      type: kv-v2
      destination: {name: synced, create: true}
    """),
  .clean(
    "A chart that is not rendered may make it",
    """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: database
      namespace: web
    spec:
      chart:
        spec: {chart: postgresql}
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
            - secretRef: {name: database-postgresql}
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: other
      namespace: web
    spec:
      data:
        - secretKey: key
          remoteRef: {key: web/key}
    """),
  .clean(
    "Made by names that operators derive, by a copy, by a script, or not needed",
    """
    apiVersion: postgresql.cnpg.io/v1
    kind: Cluster
    metadata:
      name: orders
      namespace: web
    spec:
      instances: 1
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: registry-login
      namespace: platform
      annotations:
        reflector.v1.k8s.emberstack.com/reflection-auto-enabled: "true"
        reflector.v1.k8s.emberstack.com/reflection-auto-namespaces: "web,shop-.*"
    data:
      token: bWFkZSB1cA==
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
              command: ["sh", "-c", "kubectl create secret generic session --from-file=./keys"]
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
          env:
            - name: URI
              valueFrom:
                secretKeyRef: {name: orders-app, key: uri}
            - name: TOKEN
              valueFrom:
                secretKeyRef: {name: registry-login, key: token}
            - name: SESSION
              valueFrom:
                secretKeyRef: {name: session, key: hmac}
            - name: EXTRA
              valueFrom:
                secretKeyRef: {name: extra, key: extra, optional: true}
            - name: LATER
              valueFrom:
                secretKeyRef: {name: "${APP}-later", key: later}
    """),
  .clean(
    "The credential of a store comes before the store",
    """
    apiVersion: external-secrets.io/v1
    kind: SecretStore
    metadata:
      name: vault
      namespace: web
    spec:
      provider:
        vault:
          server: https://vault.example.com
          auth:
            tokenSecretRef: {name: vault-token, key: token}
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: api
      namespace: web
    spec:
      data:
        - secretKey: key
          remoteRef: {key: web/key}
    """),
]
