internal import Linting

enum PlaintextSecretInGitExamples {
  static let all: [Example] = [
    .flagged(
      "A password under its own name", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: share
        namespace: media
      stringData:
        username: media
        ↓password: made-up-Kx7qP2
      """,
      corrected: """
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: share
          namespace: media
        spec:
          encryptedData:
            username: AgA1madeup
            password: AgBmadeup
        """),
    .flagged(
      "Inside JSON, YAML and a docker configuration", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: tunnel
        namespace: edge
      stringData:
        ↓credentials.json: |
          {"AccountTag": "made-up", "TunnelSecret": "bWFkZS11cC1LeDdxUDItYW5kLW1vcmU="}
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: registry
        namespace: edge
      type: kubernetes.io/dockerconfigjson
      stringData:
        ↓.dockerconfigjson: |
          {"auths": {"registry.example.com": {"username": "ci", "password": "made-up-Kx7qP2"}}}
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: values
        namespace: edge
      stringData:
        ↓values.yaml: |
          auth:
            password: made-up-Kx7qP2
      """,
      corrected: """
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: tunnel
          namespace: edge
        spec:
          encryptedData:
            credentials.json: AgBmadeup
        """),
    .clean(
      "A document that names its credentials instead",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: values
        namespace: edge
      stringData:
        values.yaml: |
          auth:
            existingSecret: edge
            password: ${EDGE_PASSWORD}
            secretName: edge-token
      """),
    .flagged(
      "base64 is decoded first, also of a URL", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: orders-database
      data:
        host: ZGIuZXhhbXBsZS5jb20=
        ↓url: cG9zdGdyZXM6Ly9vcmRlcnM6bWFkZS11cC1LeDdxUDJAZGIuZXhhbXBsZS5jb20vb3JkZXJz
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: orders-database
        data:
          host: ZGIuZXhhbXBsZS5jb20=
        """),
    .flagged(
      "A header that logs in, under a name that says nothing", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: log-reader
      stringData:
        ↓headers: "Authorization: Basic cmVhZGVyOm1hZGUtdXAtS3g3cVAy"
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: log-reader
        stringData:
          headers: "Authorization: Bearer ${LOG_READER_TOKEN}"
        """),
    .flagged(
      "A generator's literal becomes a Secret", level: .warning,
      """
      -- kustomization.yaml --
      secretGenerator:
        - name: mailer
          literals:
            - smtp-password=↓made-up-Kx7qP2
      """,
      corrected: """
        -- kustomization.yaml --
        resources: []
        """),
    .flagged(
      "A sample", level: .note,
      """
      -- examples/share.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: share
      stringData:
        ↓password: made-up-Kx7qP2
      """,
      corrected: """
        -- examples/share.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: share
        stringData:
          password: ${PASSWORD}
        """),
    .flagged(
      "Values as a text in an Application; what is switched off is not in force", level: .warning,
      """
      -- argocd/rekor.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: rekor
      spec:
        destination: {namespace: rekor}
        source:
          repoURL: https://charts.example.com
          chart: rekor
          targetRevision: 1.0.0
          helm:
            values: |
              mysql:
                ↓password: made-up-Kx7qP2
              redis:
                enabled: false
                password: made-up-Kx7qP2
      """,
      corrected: """
        -- argocd/rekor.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: rekor
        spec:
          destination: {namespace: rekor}
          source:
            repoURL: https://charts.example.com
            chart: rekor
            targetRevision: 1.0.0
            helm:
              values: |
                mysql:
                  existingSecret: rekor-mysql
        """),
    .flagged(
      "Fields of custom resources and a chart's values", level: .warning,
      """
      apiVersion: keycloak.org/v1alpha1
      kind: KeycloakClient
      metadata:
        name: console
      spec:
        client:
          clientId: console
          ↓secret: 1f0c7d52-9b3e-4a68-8d11-60a2c49e7b35
      ---
      apiVersion: keycloak.org/v1alpha1
      kind: KeycloakUser
      metadata:
        name: operator
      spec:
        user:
          username: operator
          credentials:
            - type: password
              ↓value: made-up-Kx7qP2
      ---
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: grafana
      spec:
        values:
          ↓adminPassword: made-up-Kx7qP2
      ---
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: zitadel
      spec:
        values:
          secretConfig:
            Database:
              User: {SSL: {Mode: verify-full}, ↓Password: xyz}
      """,
      corrected: """
        apiVersion: keycloak.org/v1alpha1
        kind: KeycloakClient
        metadata:
          name: console
        spec:
          client:
            clientId: console
            secret: ${CONSOLE_SECRET}
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: grafana
        spec:
          values:
            admin: {existingSecret: grafana-admin, passwordKey: password}
        """),
    .clean(
      "Names, places and what is filled in later are not material",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: orders
      stringData:
        username: orders
        host: db.example.com
        password: ${ORDERS_PASSWORD}
        token: op://vault/orders/token
        smtp-password: <path:kv/data/mail#password>
        webhook-secret: CHANGEME
        keyStorePassword: /run/keys/password
        url: postgres://db.example.com/orders
      """),
    .clean(
      "SOPS has encrypted it",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: orders
      stringData:
        password: ENC[AES256_GCM,data:bWFkZXVw,iv:bWFkZXVw,tag:bWFkZXVw,type:str]
      sops:
        version: 3.9.1
      """),
    .clean(
      "Names of Secrets and of their keys, flags, words, a schema, what is filled in later",
      """
      apiVersion: databases.example.com/v1
      kind: Database
      metadata:
        name: orders
      spec:
        password: ${ORDERS_PASSWORD}
        replicationPassword: generated
        enableLoginToken: true
        tls: {secret: orders-certificate-2025}
        existingSecretPassword: orders-admin-2025
        passwordSecretRef: {name: orders-admin, password: admin-password-2025}
        secretKeys: {adminPassword: orders-admin-password}
        credentials: {username: username, password: password}
        passwordFile: /run/secrets/orders/password
        proxyPassword: CHANGEME
        auth: {clientSecret: <client-secret>}
      ---
      apiVersion: templates.gatekeeper.sh/v1
      kind: ConstraintTemplate
      metadata:
        name: passwords
      spec:
        crd: {spec: {validation: {openAPIV3Schema: {properties: {password: made-up-Kx7qP2}}}}}
      """),
  ]
}
