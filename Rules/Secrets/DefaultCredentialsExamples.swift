internal import Linting

enum DefaultCredentialsExamples {
  static let all: [Example] = [
    .flagged(
      "A product's default", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: artifacts
      stringData:
        username: admin
        ↓password: admin123
      """,
      corrected: """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: artifacts
        spec:
          dataFrom:
            - sourceRef:
                generatorRef:
                  apiVersion: generators.external-secrets.io/v1alpha1
                  kind: Password
                  name: artifacts
        """),
    .flagged(
      "A placeholder that the server is started with", level: .warning,
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: orders-db
      spec:
        containers:
          - name: mysql
            image: mysql:8.4
            env:
              - name: ↓MYSQL_ROOT_PASSWORD
                value: change-me
      """,
      corrected: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: orders-db
        spec:
          containers:
            - name: mysql
              image: mysql:8.4
              env:
                - name: MYSQL_ROOT_PASSWORD
                  valueFrom:
                    secretKeyRef: {name: orders-db, key: password}
        """),
    .flagged(
      "The user's own name", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: results-store
      stringData:
        access-user: results
        ↓secret-key: results
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: results-store
        stringData:
          access-user: results
          secret-key: ${RESULTS_SECRET_KEY}
        """),
    .flagged(
      "A placeholder signs sessions as well as any key", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: dashboard-proxy
      data:
        ↓session_secret: Y2hhbmdlIG1lCg==
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: dashboard-proxy
        data:
          session_secret: ${SESSION_SECRET_BASE64}
        """),
    .flagged(
      "In a container's environment", level: .warning,
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: db
      spec:
        containers:
          - name: postgres
            image: postgres:17
            env:
              - name: POSTGRES_USER
                value: votes
              - name: ↓POSTGRES_PASSWORD
                value: votes
      """,
      corrected: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: db
        spec:
          containers:
            - name: postgres
              image: postgres:17
              env:
                - name: POSTGRES_PASSWORD
                  valueFrom:
                    secretKeyRef: {name: db, key: password}
        """),
    .flagged(
      "A database without a password", level: .warning,
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: db
      spec:
        containers:
          - name: mysql
            image: mysql:8.4
            env:
              - name: ↓MYSQL_ALLOW_EMPTY_PASSWORD
                value: "true"
          - name: postgres
            image: postgres:17
            env:
              - name: POSTGRES_PASSWORD
                valueFrom:
                  secretKeyRef: {name: db, key: password}
              - name: ↓POSTGRES_HOST_AUTH_METHOD
                value: trust
      """,
      corrected: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: db
        spec:
          containers:
            - name: mysql
              image: mysql:8.4
              env:
                - name: MYSQL_ALLOW_EMPTY_PASSWORD
                  value: "true"
                - name: MYSQL_ROOT_PASSWORD
                  valueFrom:
                    secretKeyRef: {name: db, key: root-password}
            - name: postgres
              image: postgres:17
              env:
                - name: POSTGRES_HOST_AUTH_METHOD
                  value: scram-sha-256
        """),
    .flagged(
      "A user of an identity provider, and a chart's values", level: .warning,
      """
      apiVersion: keycloak.org/v1alpha1
      kind: KeycloakUser
      metadata:
        name: operator
      spec:
        user:
          username: operator
          credentials:
            - type: password
              ↓value: password
      ---
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: recipes
      spec:
        values:
          env:
            POSTGRES_USER: recipes
            ↓POSTGRES_PASSWORD: recipes
      """,
      corrected: """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: recipes
        spec:
          values:
            env:
              POSTGRES_USER: recipes
              POSTGRES_PASSWORD: {valueFrom: {secretKeyRef: {name: recipes, key: password}}}
        """),
    .clean(
      "Passwords that nothing uses: another database is chosen, and a Secret takes the chart's part",
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: mealie
        namespace: mealie
      spec:
        chart:
          spec:
            chart: app-template
            sourceRef: {kind: HelmRepository, name: bjw-s}
        values:
          controllers:
            main:
              containers:
                main:
                  env:
                    DB_ENGINE: sqlite
                    POSTGRES_USER: mealie
                    POSTGRES_PASSWORD: mealie
          database:
            type: mysql
            postgresql:
              password: postgres
          rabbitmq:
            default_user: plane
            default_password: plane
          external_secrets:
            rabbitmq_existingSecret: plane-rabbitmq
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: app
      spec:
        containers:
          - name: app
            image: registry.example.com/app:1.4.0
            env:
              - name: DB_TYPE
                value: sqlite
              - name: DB_PASSWORD
                value: admin
      """),
    .flagged(
      "A chosen database, and a Secret that another part of the chart uses",
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: shop
        namespace: shop
      spec:
        chart:
          spec:
            chart: shop
            sourceRef: {kind: HelmRepository, name: shop}
        values:
          rabbitmq:
            ↓password: guest
          external_secrets:
            minio_existingSecret: shop-minio
            rabbitmq_existingSecret: ""
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: app
      spec:
        containers:
          - name: app
            image: registry.example.com/app:1.4.0
            env:
              - name: DB_TYPE
                value: postgres
              - name: ↓POSTGRES_PASSWORD
                value: postgres
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
              chart: shop
              sourceRef: {kind: HelmRepository, name: shop}
          values:
            rabbitmq: {}
            external_secrets:
              minio_existingSecret: shop-minio
              rabbitmq_existingSecret: shop-rabbitmq
        """),
    .clean(
      "The password of a user that is turned off",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: directory
      spec:
        containers:
          - name: directory
            image: directory:1.5
            env:
              - name: LDAP_READONLY_USER
                value: "false"
              - name: LDAP_READONLY_USER_PASSWORD
                value: admin
      """),
    .clean(
      "A placeholder password fails where it is used; a name is no key",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: orders
      stringData:
        username: admin
        database: postgres
        password: CHANGEME
        jwt-secret: ${JWT_SECRET}
      """),
    .clean(
      "A variable that names a key of a Secret",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: job
      spec:
        containers:
          - name: job
            image: registry.example.com/job:1.0.0
            env:
              - name: ADMIN_SECRET
                value: admin
              - name: DB_NAME
                value: postgres
      """),
    .clean(
      "A policy's pattern, and a template of keys",
      """
      apiVersion: kyverno.io/v1
      kind: ClusterPolicy
      metadata:
        name: no-defaults
      spec:
        rules:
          - name: no-admin
            validate: {pattern: {spec: {password: admin}}}
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: login
      spec:
        data:
          - secretKey: password
            remoteRef: {key: login, property: password}
      """),
  ]
}
