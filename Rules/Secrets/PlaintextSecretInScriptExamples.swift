internal import Linting

enum PlaintextSecretInScriptExamples {
  /// A Job that runs a script.
  private static func job(_ script: String) -> String {
    let lines = script.split(separator: "\n").joined(
      separator: "\n" + String(repeating: " ", count: 14))
    return """
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
                command: [sh, -ec]
                args:
                  - |
                    \(lines)
      """
  }

  /// A script that holds a credential, and the same with a variable in its place.
  private static func flagged(
    _ title: String, _ script: String, level: Level? = nil, value: String = "h7Gq2pLx9sVt",
    line: Int = #line
  ) -> Example {
    .flagged(
      title, level: level, job(script.replacing("VALUE", with: "↓" + value)),
      corrected: job(script.replacing("VALUE", with: "\"$PASSWORD\"")), line: line)
  }

  static let all: [Example] = [
    flagged(
      "What Vault is to hide stands in the Job that seeds it",
      "vault kv put secret/orders username=orders password=VALUE", level: .warning),
    flagged(
      "A key-value field named as a token", "bao kv put secret/mail api-token=VALUE",
      value: "summer-of-69-in-oslo"),
    flagged(
      "The connection of a database engine",
      """
      vault write database/config/orders plugin_name=postgresql-database-plugin \\
        connection_url="postgresql://{{username}}:{{password}}@orders-db:5432/orders" \\
        username=vault password=VALUE
      """),
    .flagged(
      "JSON on standard input",
      job(
        """
        vault kv put secret/orders - <<'EOF'
        {"password": "↓h7Gq2pLx9sVt"}
        EOF
        """),
      corrected: job("vault kv put secret/orders @/run/secrets/orders.json")),
    flagged(
      "A Secret made by kubectl",
      "kubectl create secret generic orders --from-literal=password=VALUE"),
    flagged("A variable for one command", "PGPASSWORD=VALUE psql -h orders-db -c 'select 1'"),
    flagged("An exported variable", "export MYSQL_PWD=VALUE\nmysql -h orders-db -e 'select 1'"),
    flagged(
      "An option with its value behind a blank",
      "migrate --database orders --password VALUE up"),
    flagged("A property of Java", "java -Dspring.datasource.password=VALUE -jar /orders.jar"),
    flagged("The password of Redis' client", "redis-cli -h cart -a VALUE ping"),
    flagged(
      "Who asks a web page",
      "curl -fsS -u admin:VALUE https://nexus.tools.svc/service/rest/v1/status"),
    flagged(
      "The client of MySQL takes it without a blank",
      "mysql -h orders-db -uorders -pVALUE -e 'select 1'"),
    .flagged(
      "A URL with a password, whose host a variable tells",
      job("migrate -database ↓\"postgres://orders:h7Gq2pLx9sVt@${DB_HOST}:5432/orders\" up"),
      corrected: job(
        "migrate -database \"postgres://orders:$DB_PASSWORD@${DB_HOST}:5432/orders\" up")),
    .flagged(
      "A token of GitHub, told by its first letters",
      job(
        "git clone ↓https://robot:ghp_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R@github.com/a/apps.git"),
      corrected: job("git clone https://robot:$GITHUB_TOKEN@github.com/a/apps.git")),
    .flagged(
      "A probe",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: cart
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: cart
                image: registry.example.com/shop/cart:3.1.0
                readinessProbe:
                  exec:
                    command: [sh, -c, "redis-cli -h cart-store -a ↓h7Gq2pLx9sVt ping"]
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: cart
          namespace: shop
        spec:
          template:
            spec:
              containers:
                - name: cart
                  image: registry.example.com/shop/cart:3.1.0
                  readinessProbe:
                    exec:
                      command: [sh, -c, "redis-cli -h cart-store ping"]
        """),
    .flagged(
      "A script in a ConfigMap",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: backup
        namespace: shop
      data:
        backup.sh: |
          #!/bin/sh
          export RESTIC_PASSWORD=↓h7Gq2pLx9sVt
          restic backup /data
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: backup
          namespace: shop
        data:
          backup.sh: |
            #!/bin/sh
            export RESTIC_PASSWORD_FILE=/run/secrets/restic/password
            restic backup /data
        """),
    flagged(
      "A line that another scanner is told to allow",
      "export RESTIC_PASSWORD=VALUE # gitleaks:allow\nrestic backup /data", level: .note),
    .clean(
      "A variable of the container",
      job("PGPASSWORD=\"$POSTGRES_PASSWORD\" psql -h orders-db -c 'select 1'")),
    .clean(
      "A file that the pod mounts",
      job("PGPASSWORD=$(cat /run/secrets/orders/password) psql -c 'select 1'")),
    .clean(
      "A URL whose password a variable holds",
      job("migrate -database \"postgres://orders:$DB_PASSWORD@orders-db/orders\" up")),
    .clean(
      "A placeholder that somebody has to replace",
      job("vault kv put secret/orders password=CHANGEME")),
    .clean(
      "What tells where a password is",
      job(
        "export PASSWORD_FILE=/run/secrets/db/password\nexport SECRET_NAME=orders-db\nserve --secret orders-db --token-file /run/token"
      )),
    .clean(
      "Tests that pass and fail",
      job("PASS=0\nFAIL=0\nrun_tests && PASS=1\necho \"pass=$PASS fail=$FAIL\"")),
    .clean("The folder of the shell", job("PWD=/work\nOLDPWD=/tmp\ncd /work")),
    .clean(
      "A password that is made",
      job("PASSWORD=$(openssl rand -hex 24)\nvault kv put secret/orders password=\"$PASSWORD\"")),
    .clean(
      "Names and policies of an auth method",
      job(
        "vault write auth/kubernetes/role/orders bound_service_account_names=orders token_policies=orders token_ttl=20m"
      )),
    .clean(
      "A token reviewer that the pod mounts",
      job(
        "vault write auth/kubernetes/config token_reviewer_jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token"
      )),
    .clean(
      "A switch, with something else behind it",
      job(
        "helm registry login --password-stdin registry.example.com\nread -r -p 'Password: ' PASSWORD"
      )),
    .clean(
      "Settings of a server, which belong to another rule",
      job("redis-server --requirepass h7Gq2pLx9sVt")),
  ]
}
