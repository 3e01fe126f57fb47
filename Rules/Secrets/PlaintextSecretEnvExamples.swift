internal import Linting

enum PlaintextSecretEnvExamples {
  static let all: [Example] = [
    .flagged(
      "A ConfigMap that a container takes its variables from", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: orders
        namespace: shop
      data:
        LOG_LEVEL: info
        ↓DB_PASSWORD: Xyz123abc9kk
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: orders
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: orders
                image: registry.example.com/shop/orders:1.4.2
                envFrom:
                  - configMapRef: {name: orders}
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: orders
          namespace: shop
        data:
          LOG_LEVEL: info
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: orders
          namespace: shop
        spec:
          template:
            spec:
              containers:
                - name: orders
                  image: registry.example.com/shop/orders:1.4.2
                  envFrom:
                    - configMapRef: {name: orders}
                    - secretRef: {name: orders}
        """),
    .flagged(
      "A password, a token, and a password in a URL", level: .warning,
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: orders
      spec:
        containers:
          - name: orders
            image: registry.example.com/orders:1.4.0
            env:
              - name: DATABASE_PASSWORD
                value: ↓made-up-Kx7qP2
              - name: PAYMENT_TOKEN
                value: ↓4Kx7qP2mT9vR3wZ8
              - name: CACHE_URL
                value: ↓redis://:made-up-Kx7qP2@redis:6379/0
              - name: SPRING_DATASOURCE_URL
                value: ↓jdbc:mysql://db:3306/orders?user=orders&password=made-up-Kx7qP2
              - name: CONNECTION
                value: ↓Server=db;Database=orders;User Id=orders;Password=made-up-Kx7qP2;
              - name: DSN
                value: ↓orders:made-up-Kx7qP2@tcp(db:3306)/orders?parseTime=true
              - name: PG_DSN
                value: ↓host=db user=orders password=made-up-Kx7qP2 dbname=orders
              - name: SECRET_KEY
                value: ↓django-insecure-made-up-made-up
      """,
      corrected: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: orders
        spec:
          containers:
            - name: orders
              image: registry.example.com/orders:1.4.0
              env:
                - name: DATABASE_PASSWORD
                  valueFrom:
                    secretKeyRef: {name: orders, key: database-password}
                - name: CACHE_URL
                  value: redis://:$(DATABASE_PASSWORD)@redis:6379/0
        """),
    .flagged(
      "What the variable falls back to", level: .note,
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: orders
      spec:
        containers:
          - name: orders
            image: registry.example.com/orders:1.4.0
            env:
              - name: DATABASE_PASSWORD
                value: ↓${DATABASE_PASSWORD:-made-up-Kx7qP2}
      """,
      corrected: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: orders
        spec:
          containers:
            - name: orders
              image: registry.example.com/orders:1.4.0
              env:
                - name: DATABASE_PASSWORD
                  value: ${DATABASE_PASSWORD}
        """),
    .flagged(
      "A test", level: .note,
      """
      -- tests/database.yaml --
      apiVersion: v1
      kind: Pod
      metadata:
        name: database
      spec:
        containers:
          - name: postgres
            image: postgres:17
            env:
              - name: POSTGRES_PASSWORD
                value: ↓made-up-Kx7qP2
      """,
      corrected: """
        -- tests/database.yaml --
        apiVersion: v1
        kind: Pod
        metadata:
          name: database
        spec:
          containers:
            - name: postgres
              image: postgres:17
              env:
                - name: POSTGRES_PASSWORD_FILE
                  value: /run/password/password
        """),
    .clean(
      "The ConfigMap says that nobody uses the password",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: directory
        namespace: shop
      data:
        LDAP_READONLY_USER: "false"
        LDAP_READONLY_USER_PASSWORD: made-up-Kx7qP2
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: directory
        namespace: shop
      spec:
        containers:
          - name: directory
            image: registry.example.com/shop/directory:1.4.2
            envFrom:
              - configMapRef: {name: directory}
      """),
    .clean(
      "Names, paths, switches and references",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: orders
      spec:
        containers:
          - name: orders
            image: registry.example.com/orders:1.4.0
            env:
              - name: TLS_SECRET
                value: orders-tls
              - name: ROOT_TOKEN_SECRET_KEY
                value: token
              - name: TOKEN_PATH
                value: /var/run/secrets/tokens/orders
              - name: SESSION_SECRET
                value: /run/keys/session
              - name: USE_PASSWORD
                value: "yes"
              - name: DATABASE_PASSWORD
                value: $(PASSWORD)
              - name: VERIFY_URL
                value: https://login.example.com/keys
              - name: RESET_URL
                value: https://login.example.com/reset?user=a&password=forgotten
              - name: WEBHOOK
                value: https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX
              - name: CONNECTION
                value: Server=db;Database=orders;User Id=orders;Password=$(PASSWORD);
              - name: PG_DSN
                value: host=db user=orders sslmode=disable dbname=orders
              - name: DSN_FORMAT
                value: host=%s user=%s password=%s dbname=%s
              - name: JDBC_FORMAT
                value: jdbc:postgresql://{host}/orders?user={user}&password={password}
              - name: STORAGE
                value: DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=bWFkZS11cC1tYWRlLXVw;
              - name: API_TOKEN
                valueFrom:
                  secretKeyRef: {name: orders, key: token}
      """),
  ]
}
