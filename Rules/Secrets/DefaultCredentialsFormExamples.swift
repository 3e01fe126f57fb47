internal import Linting

/// Defaults in the forms of their products, and what variables fall back to.
extension DefaultCredentialsExamples {
  static let forms: [Example] = [
    .flagged(
      "In a product's own form, in brackets, in a URL, and from a guide",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: graph
      spec:
        containers:
          - name: graph
            image: neo4j:5.26
            env:
              - name: ↓NEO4J_AUTH
                value: neo4j/password
              - name: ↓MINIO_SECRET_KEY
                value: minioadmin
              - name: ↓PGPASSWORD
                value: <db_admin_password>
              - name: ↓JDBC_URL
                value: jdbc:mysql://db:3306/graph?user=root&password=root
              - name: ↓INFLUX_TOKEN
                value: my-super-secret-auth-token
      """,
      corrected: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: graph
        spec:
          containers:
            - name: graph
              image: neo4j:5.26
              envFrom:
                - secretRef: {name: graph}
        """),
    .flagged(
      "What a variable falls back to", level: .note,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: graph
      stringData:
        ↓password: ${GRAPH_PASSWORD:-changeme}
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: graph
      spec:
        containers:
          - name: graph
            image: registry.example.com/graph:1.4.0
            env:
              - name: ↓GRAPH_PASSWORD
                value: ${GRAPH_PASSWORD:-admin}
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: graph
        stringData:
          password: ${GRAPH_PASSWORD}
        """),
    .flagged(
      "No login at all",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: graph
      spec:
        containers:
          - name: graph
            image: neo4j:5.26
            env:
              - name: ↓NEO4J_AUTH
                value: none
      """,
      corrected: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: graph
        spec:
          containers:
            - name: graph
              image: neo4j:5.26
              envFrom:
                - secretRef: {name: graph}
        """),
    .flagged(
      "What a script stores in Vault",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: vault
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: seed
                image: hashicorp/vault:1.20.4
                command: [sh, -ec, "vault kv put secret/orders username=orders password=↓admin123"]
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: seed
          namespace: vault
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: seed
                  image: hashicorp/vault:1.20.4
                  command: [sh, -ec, "vault kv put secret/orders password=$(openssl rand -hex 24)"]
        """),
  ]
}
