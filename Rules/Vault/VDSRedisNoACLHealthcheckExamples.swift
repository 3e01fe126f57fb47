internal import Linting

/// Leased users of Redis, with and without something that looks after them.
enum VDSRedisNoACLHealthcheckExamples {
  private static let redis = """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: redis
      namespace: shop
    spec:
      serviceName: redis
      template:
        spec:
          containers:
            - name: redis
              image: redis:8.2
              args: ["--appendonly", "yes"]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: vault-config
      namespace: vault
    data:
      configure.sh: |
        vault write database/config/shop plugin_name=redis-database-plugin \\
          host=redis.shop.svc port=6379 username=vault password="$PASSWORD" tls=true ca_cert=@/ca.crt \\
          allowed_roles=cart
        vault write database/roles/cart db_name=shop default_ttl=1h \\
          creation_statements='["~cart:*", "+@read"]'

    """

  private static func lease(_ mark: String) -> String {
    """
    ---
    apiVersion: secrets.hashicorp.com/v1beta1
    kind: VaultDynamicSecret
    metadata:
      name: cart-redis
      namespace: shop
    spec:
      mount: database
      path: \(mark)creds/cart
      destination:
        name: cart-redis
        create: true

    """
  }

  private static func job(_ kind: String, _ script: String) -> String {
    let pod = """
      template:
        spec:
          containers:
            - name: check
              image: example.org/redis-tools:1.0
              command: ["/bin/bash", "-c"]
              args:
                - |
      \(script.split(separator: "\n").map { "            \($0)" }.joined(separator: "\n"))
      """
    let indent = kind == "CronJob" ? "      " : "  "
    let spec = pod.split(separator: "\n").map { indent + $0 }.joined(separator: "\n")
    return """
      ---
      apiVersion: batch/v1
      kind: \(kind)
      metadata:
        name: check
        namespace: shop
      spec:
      \(kind == "CronJob" ? "  schedule: \"*/5 * * * *\"\n  jobTemplate:\n    spec:\n" : "")\(spec)

      """
  }

  static let all: [Example] = [
    .flagged(
      "Users in memory, renewed for ever",
      redis + lease("↓"),
      corrected: redis + lease("")
        + job(
          "CronJob",
          """
          user="$(kubectl get secret cart-redis -o jsonpath='{.data.username}' | base64 -d)"
          redis-cli -h redis.shop.svc ACL LIST | grep -q "user $user " || kubectl delete secret cart-redis
          """)),
    .flagged(
      "A check that runs once",
      redis + lease("↓")
        + job("Job", "redis-cli -h redis.shop.svc ACL LIST"),
      corrected: redis.replacing(
        "\"--appendonly\", \"yes\"",
        with: "\"--appendonly\", \"yes\", \"--aclfile\", \"/data/users.acl\"") + lease("")),
    .clean(
      "A job that throws the Secret away",
      redis + lease("")
        + job("CronJob", "for s in cart-redis; do kubectl -n shop delete secret $s; done")),
    .clean(
      "A Redis that the tree does not show", lease("")),
    .clean(
      "PostgreSQL keeps its users",
      """
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultDynamicSecret
      metadata:
        name: orders-db
        namespace: shop
      spec:
        mount: database
        path: creds/orders
        destination:
          name: orders-db
          create: true
      """),
  ]
}
