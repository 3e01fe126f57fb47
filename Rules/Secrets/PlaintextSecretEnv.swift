internal import Linting

extension Rule {
  static let plaintextSecretEnv = Rule(
    "plaintext-secret-env", .warning, "A container's environment holds a credential in clear",
    why: """
      A variable written in place is read by everybody who may read the repository or get the pod,
      which is far more people than may get Secrets. It also shows in `kubectl describe`.
      """,
    symptoms: [
      "kubectl describe pod shows a password", "a scanner of the code host reports a credential",
    ],
    detection: """
      A variable named as a password or a signing key with a literal value; a variable named as a
      token or a secret whose value looks like one; a URL with a password in it. The same for keys of a
      ConfigMap that a container takes as variables.
      """,
    limits: """
      A token made of words cannot be told from the name of a Secret and is not reported. Command
      lines are not searched.
      """,
    fix: """
      Change the credential. Put the new one into a Secret with a declared source and take it in with
      `valueFrom.secretKeyRef`; in a URL use `$(VARIABLE)` of a variable before it.
      """,
    exceptions: "A credential of a throw-away database in a test. Suppress it with that reason.",
    references: ["https://kubernetes.io/docs/concepts/security/secrets-good-practices/"],
    inExamples: .replaced,
    examples: [
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
                - name: API_TOKEN
                  valueFrom:
                    secretKeyRef: {name: orders, key: token}
        """),
    ]
  ) { graph, findings in
    for pod in graph.resources.compactMap({ PodSpec($0) }) {
      for container in pod.allContainers {
        for (variable, credential) in container.credentials where credential == .material {
          let place = (variable.value ?? variable.node).range
          let verdict =
            graph.isMarkedAsNoSecret(place) ? ", which its line says is no secret" : ""
          findings.report(
            "\(pod.resource.displayName) passes \(variable.name) to \(container.displayName) in clear\(verdict).",
            at: variable.value ?? variable.node, in: pod.resource,
            level: verdict.isEmpty ? .warning : .note, confidence: .medium)
        }
      }
    }
    for found in graph.configMapCredentials where found.credential == .material {
      let isMarked = graph.isMarkedAsNoSecret(found.key.range)
      findings.report(
        "\(found.configMap.displayName) gives \(found.variable) to \(found.container) of \(found.reader.displayName) in clear\(isMarked ? ", which its line says is no secret" : "").",
        at: found.key, in: found.configMap, level: isMarked ? .note : .warning, confidence: .medium,
        evidence: [Evidence("the container takes it from here", at: found.reference)])
    }
  }
}
