internal import Linting

/// The examples of secret-ref-missing: the hazards, then what only looks like one.
let secretRefMissingExamples =
  secretRefMissingHazards + secretRefMissingPlaces + secretRefMissingValues
  + secretRefMissingTraps + secretRefMissingMakers

private let secretRefMissingHazards: [Example] = [
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
]
