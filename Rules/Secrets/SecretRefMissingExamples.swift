internal import Linting

/// The examples of secret-ref-missing: each trap beside the hazard it looks like.
let secretRefMissingExamples: [Example] = [
  .flagged(
    "The ExternalSecret makes another key", level: .warning,
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
      namespace: web
    spec:
      template:
        spec:
          containers:
            - name: api
              image: registry.example.com/api:1.4.0
              env:
                - name: DATABASE_PASSWORD
                  valueFrom:
                    secretKeyRef:
                      name: api-database
                      key: ↓password
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: api-database
      namespace: web
    spec:
      data:
        - secretKey: passwd
          remoteRef: {key: web/database, property: password}
    """,
    corrected: """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: web
      spec:
        template:
          spec:
            containers:
              - name: api
                image: registry.example.com/api:1.4.0
                env:
                  - name: DATABASE_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: api-database
                        key: passwd
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: api-database
        namespace: web
      spec:
        data:
          - secretKey: passwd
            remoteRef: {key: web/database, property: password}
      """),
  .flagged(
    "A misspelt name, in a namespace whose Secrets the tree makes", level: .warning,
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
      namespace: web
    spec:
      template:
        spec:
          containers:
            - name: api
              image: registry.example.com/api:1.4.0
              envFrom:
                - secretRef:
                    name: ↓api-credential
    ---
    apiVersion: bitnami.com/v1alpha1
    kind: SealedSecret
    metadata:
      name: api-credentials
      namespace: web
    spec:
      encryptedData:
        token: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq
    """,
    corrected: """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: web
      spec:
        template:
          spec:
            containers:
              - name: api
                image: registry.example.com/api:1.4.0
                envFrom:
                  - secretRef:
                      name: api-credentials
      ---
      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata:
        name: api-credentials
        namespace: web
      spec:
        encryptedData:
          token: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq
      """),
  .flagged(
    "A custom resource needs it", level: .warning,
    """
    apiVersion: redis.redis.opstreelabs.in/v1beta2
    kind: Redis
    metadata:
      name: cache
      namespace: web
    spec:
      kubernetesConfig:
        image: quay.io/opstree/redis:v7.0.15
        redisSecret:
          name: ↓cache-password
          key: password
    ---
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: session-key
      namespace: web
    spec:
      data:
        - secretKey: key
          remoteRef: {key: web/session}
    """,
    corrected: """
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: Redis
      metadata:
        name: cache
        namespace: web
      spec:
        kubernetesConfig:
          image: quay.io/opstree/redis:v7.0.15
          redisSecret:
            name: cache-password
            key: password
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: cache-password
        namespace: web
      spec:
        data:
          - secretKey: password
            remoteRef: {key: web/cache}
      """),
  .flagged(
    "The certificate of an Ingress; without one the controller serves its own", level: .note,
    """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: shop
      namespace: web
    spec:
      tls:
        - hosts: [shop.example.com]
          secretName: ↓shop-certificate
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata:
      name: shop
      namespace: web
    spec:
      secretName: shop-tls
      issuerRef: {name: public}
    """,
    corrected: """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: shop
        namespace: web
      spec:
        tls:
          - hosts: [shop.example.com]
            secretName: shop-tls
      ---
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata:
        name: shop
        namespace: web
      spec:
        secretName: shop-tls
        issuerRef: {name: public}
      """),
  .flagged(
    "A volume asks for a file that the manifest does not hold", level: .warning,
    """
    apiVersion: v1
    kind: Secret
    metadata:
      name: push-key
      namespace: web
    data:
      apns.pem: bWFkZSB1cA==
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: push
      namespace: web
    spec:
      containers:
        - name: push
          image: registry.example.com/push:2.1.0
          volumeMounts:
            - {name: key, mountPath: /key}
      volumes:
        - name: key
          secret:
            secretName: push-key
            items:
              - key: ↓apns.p8
                path: apns.p8
    """,
    corrected: """
      apiVersion: v1
      kind: Secret
      metadata:
        name: push-key
        namespace: web
      data:
        apns.pem: bWFkZSB1cA==
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: push
        namespace: web
      spec:
        containers:
          - name: push
            image: registry.example.com/push:2.1.0
            volumeMounts:
              - {name: key, mountPath: /key}
        volumes:
          - name: key
            secret:
              secretName: push-key
              items:
                - key: apns.pem
                  path: apns.p8
      """),
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
