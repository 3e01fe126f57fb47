import SourceText
import Testing

@testable import Reporting

@Suite struct RedactionTests {
  /// What is written, and what of it is shown.
  static let manifests: [(written: String, shown: String)] = [
    (
      """
      # root: hunter2
      apiVersion: v1
      kind: Secret # hunter2
      metadata:
        name: db
        namespace: shop
        annotations:
          note: hunter2
      type: Opaque
      data:
        user: aHVudGVyMg==   # hunter2
        empty: ""
        tagged: !hunter2
        from: ${DB_PASSWORD}
      stringData:
        block: |
          hunter2

          hunter2
        flow: {a: hunter2, b: [hunter2]}
        two: "hunter2
          hunter2"
      # hunter2
      """,
      """
      ***
      apiVersion: v1
      kind: Secret ***
      metadata:
        name: db
        namespace: shop
        annotations:
          note: ***
      type: Opaque
      data:
        user: ***   ***
        empty: ""
        tagged: ***
        from: ${DB_PASSWORD}
      stringData:
        block: ***
          ***

          ***
        flow: {***: ***, ***: [***]}
        two: ***
          ***
      ***
      """
    ),
    (
      """
      {"kind": "List", "items": [{"data": {"k": "hunter2"}, "metadata": {"name": "a"}, "kind": "Secret"},
      {"kind": "ConfigMap", "data": {"k": "shown"}}]}
      """,
      """
      {"kind": "List", "items": [{"data": {"k": ***}, "metadata": {"name": "a"}, "kind": "Secret"},
      {"kind": "ConfigMap", "data": {"k": "shown"}}]}
      """
    ),
    (
      """
      auth:
        - type: kubernetes
          roles: [{name: app, bound_service_account_names: ["default"], password: hunter2}]
      tokens:
        - text: hunter2
      imagePullSecrets:
        - name: pull
      extraSecretEnvironmentVars:
        - envName: KEY
          secretName: unseal-keys
          token: hunter2
      """,
      """
      auth:
        - type: kubernetes
          roles: [{name: app, bound_service_account_names: ["default"], password: ***}]
      tokens:
        - ***: ***
      imagePullSecrets:
        - name: pull
      extraSecretEnvironmentVars:
        - envName: KEY
          secretName: unseal-keys
          token: ***
      """
    ),
    (
      """
      shared: &value hunter2
      auth:
        password: *value
      """,
      """
      ***
      ***
        ***
      """
    ),
    (
      """
      kind: Deployment
      env:
        - name: REDIS_PASSWORD
          value: hunter2
        - {value: hunter2, name: DB_PASS}
        - name: LOG_LEVEL
          value: info
        - name: DATABASE_URL
          value: postgres://app:hunter2@db:5432/app
        - name: FROM_SECRET
          valueFrom: {secretKeyRef: {name: db, key: password}}
      args: [redis-server, --requirepass, hunter2, --appendonly, "yes"]
      command:
        - redis-cli
        - -a
        - hunter2
        - --pass=hunter2
        - --user=app
      volumes:
        - name: tls
          secret: {secretName: redis-tls, optional: true}
      automountServiceAccountToken: false
      image: redis@sha256:87a8794d4bb98472fab47f14bb28e4d9ec24d7426107028bd1aa780e3b0c4429
      """,
      """
      kind: Deployment
      env:
        - name: REDIS_PASSWORD
          value: ***
        - {value: ***, name: DB_PASS}
        - name: LOG_LEVEL
          value: info
        - name: DATABASE_URL
          value: postgres://***@db:5432/app
        - name: FROM_SECRET
          valueFrom: {secretKeyRef: {name: db, key: password}}
      args: [redis-server, --requirepass, ***, --appendonly, "yes"]
      command:
        - redis-cli
        - -a
        - ***
        - --pass=***
        - --user=app
      volumes:
        - name: tls
          secret: {secretName: redis-tls, optional: true}
      automountServiceAccountToken: false
      image: redis@sha256:87a8794d4bb98472fab47f14bb28e4d9ec24d7426107028bd1aa780e3b0c4429
      """
    ),
    (
      """
      secretGenerator:
        - name: db
          literals: [user=hunter2, "pw=hunter2"]
      patches:
        - patch: |
            - op: add
              path: /stringData/user
              value: hunter2
      configMapGenerator:
        - name: redis
          literals:
            - REDIS_ARGS=--appendonly yes
      """,
      """
      secretGenerator:
        - name: db
          literals: [user=***, "pw=***]
      patches:
        - patch: ***
            - op: ***
              path: ***
              value: ***
      configMapGenerator:
        - name: redis
          literals:
            - REDIS_ARGS=--appendonly yes
      """
    ),
    (
      """
      kind: ConfigMap
      data:
        redis.conf: |
          # requirepass hunter2
          bind 0.0.0.0
          requirepass "hunter2"
          user default off
          user app on >hunter2 ~app:* +@all -@dangerous
          user web on #e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 +get
          user api on >{{password}} +get
          user job on hunter2 ~jobs:* +@read $MORE
          appendonly no
        run.sh: |
          kubectl patch secret a -p '{"data":{"k":"hunter2"}}'
          hunter2
      """,
      """
      kind: ConfigMap
      data:
        redis.conf: |
          # requirepass ***
          bind 0.0.0.0
          requirepass "***
          user default off
          user app on >*** ~app:* +@all -@dangerous
          user web on #*** +get
          user api on >{{password}} +get
          user job on *** ~jobs:* +@read $MORE
          appendonly no
        run.sh: ***
          ***
          ***
      """
    ),
    (
      """
      kind: ConfigMap
      data:
        run.sh: |
          set -eu
          redis-cli -h db -a hunter2 ping
          redis-cli -h db -a "$REDIS_PASSWORD" ping
          redis-cli \\
            -a hunter2 \\
            ping
          echo hunter2 | kubectl create secret generic a --from-file=k=/dev/stdin
          kubectl create secret generic a --from-literal=user=hunter2
          vault kv put secret/a user=hunter2 \\
            other=hunter2
          vault write auth/kubernetes/config \\
            token_reviewer_jwt="$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" \\
            disable_local_ca_jwt=true kubernetes_host=https://kubernetes.default.svc
          curl -u app:hunter2 https://api.example.com
          curl -H "X-Vault-Token: hunter2" http://vault:8200/v1/sys/health
          psql -c "ALTER USER app WITH PASSWORD 'hunter2'"
          export TOKEN=${TOKEN:-hunter2} NAME=app
      """,
      """
      kind: ConfigMap
      data:
        run.sh: |
          set -eu
          redis-cli -h db -a ***
          redis-cli -h db -a "$REDIS_PASSWORD" ping
          redis-cli \\
            -a ***
            ***
          echo ***| kubectl create secret generic a --from-file=k=/dev/stdin
          kubectl create secret generic a --from-literal=user=***
          vault kv put secret/a user=***
            ***
          vault write auth/kubernetes/config \\
            token_reviewer_jwt="$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" \\
            disable_local_ca_jwt=true kubernetes_host=https://kubernetes.default.svc
          curl -u ***
          curl -H "X-Vault-Token: ***
          psql -c "ALTER USER app WITH PASSWORD '***
          export TOKEN=***
      """
    ),
    (
      """
      kind: ConfigMap
      data:
        configure.sh: |
          vault write database/config/db plugin_name=redis-database-plugin passwrd=hunter2 host=db
          bao write auth/own/config scrt="hunter2 hunter2" ttl=1h zugang=hunter2 \\
            bound_service_account_names='*' note=$NOTE
          curl -d '{"db_pasword": "hunter2"}' http://vault:8200/v1/own/config
          P="hunter2"; vault login "$P"
          NAME=app; echo "$NAME"
      """,
      """
      kind: ConfigMap
      data:
        configure.sh: |
          vault write database/config/db plugin_name=redis-database-plugin passwrd=*** host=db
          bao write auth/own/config scrt="***" ttl=1h zugang=*** \\
            bound_service_account_names='*' note=$NOTE
          curl -d '{"db_pasword": "***
          P="***
          NAME=app; echo "$NAME"
      """
    ),
    (
      """
      kind: ConfigMap
      data:
        apply.sh: |
          kubectl apply -f - <<EOF
          kind: Secret
          stringData:
            user: hunter2
          EOF
          hunter2
      """,
      """
      kind: ConfigMap
      data:
        apply.sh: ***
          ***
          kind: ***
          stringData:
            user: ***
          ***
          ***
      """
    ),
    (
      """
      kind: Secret
      stringData:
        a: hunter2: hunter2
        b: |
          hunter2
      """,
      """
      kind: ***
      stringData:
        a: ***
        b: ***
          ***
      """
    ),
    (
      """
      tls: |
        -----BEGIN RSA PRIVATE KEY-----
        hunter2
        -----END RSA PRIVATE KEY-----
        after
      inline: "-----BEGIN PRIVATE KEY-----\\nhunter2\\n-----END PRIVATE KEY-----\\n"
      """,
      """
      tls: |
        -----BEGIN RSA PRIVATE KEY-----
        ***
        -----END RSA PRIVATE KEY-----
        after
      inline: "-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----\\n"
      """
    ),
  ]

  @Test(arguments: manifests)
  func shows(_ example: (written: String, shown: String)) {
    #expect(Self.redacted(example.written, path: "a.yaml") == example.shown)
  }

  /// Forms in which credentials are recognised without a name in front of them, and words that are none.
  @Test(arguments: [
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", true), ("hvs.CAESIJabc", true),
    ("ghp_0123456789", true), ("AKIAIOSFODNN7EXAMPLE", true), ("b2JqZWN0LXN0b3JlLWtleS0xMjM", true),
    ("aG9yc2ViYXR0ZXJ5c3RhcGxlCg==", true), ("9f86d081884c7d659a2feaa0c55ad015", true),
    ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", true), ("persistentVolumeClaimRetentionPolicy", false),
    ("/var/run/secrets/kubernetes.io/serviceaccount/token", false),
    ("terminationGracePeriodSeconds", false), ("system:auth-delegator", false),
    ("ghcr.io/home-operations/postgres-init", false),
    ("databasesecretengineroles/finalizers", false),
  ])
  func shapes(_ word: String, isCredential: Bool) {
    let text = Array(word.utf8)
    #expect(!SecretScanner.hidden(in: 0..<text.count, of: text).isEmpty == isCredential)
  }

  @Test(arguments: [
    ("password", true), ("REDISCLI_AUTH", true), ("PGPASSWORD2", true),
    ("redis.auth.password", true),
    ("--requirepass", true), ("clientSecret", true), ("VAULT_UNSEAL_KEY_1", true), ("jwt", true),
    ("secretName", false), ("existingSecret", false), ("passwordSecretRef", false),
    ("token_ttl", false), ("PASSWORD_FILE", false), ("secretShares", false), ("key", false),
    ("compass", true), ("appendonly", false), ("tls-auth-clients", false),
  ])
  func names(_ name: String, isSensitive: Bool) {
    #expect(SensitiveName.matches(Array(name.utf8)) == isSensitive)
  }

  /// A text line by line as a report shows it.
  static func redacted(_ text: String, path: String) -> String {
    let file = SourceFile(id: 0, path: path, contents: Array(text.utf8))
    let redaction = Redaction(file)
    return (1...file.lineCount).map { number in
      let line = file.lineRange(number)
      return SourceExcerpt(
        line, of: file, marked: line, hidden: redaction.hidden(in: line), width: 10_000
      ).text
    }.joined(separator: "\n")
  }
}
