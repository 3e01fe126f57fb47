/// The operators of Redis, Valkey and Dragonfly.
extension ReferenceTable {
  private static let opsTree = "redis.redis.opstreelabs.in"

  static let redis: [ReferenceForm] = [
    ReferenceForm(opsTree, "", "spec.kubernetesConfig.redisSecret", key: "key"),
    ReferenceForm(opsTree, "", "spec.kubernetesConfig.imagePullSecrets[]", need: .lenient),
    ReferenceForm(opsTree, "", "spec.TLS.secret", name: "secretName"),
    ReferenceForm(opsTree, "", "spec.acl.secret", name: "secretName"),
    ReferenceForm(opsTree, "", "spec.**.secretKeyRef", key: "key"),
    ReferenceForm(
      "databases.spotahome.com", "RedisFailover", "spec.auth.secretPath", name: "",
      keys: .fixed(["password"])),
    ReferenceForm(
      "databases.spotahome.com", "RedisFailover", "spec.*.imagePullSecrets[]", need: .lenient),
    ReferenceForm(
      "databases.spotahome.com", "RedisFailover", "spec.*.extraVolumes[].secret",
      name: "secretName", key: "items[].key"),
    ReferenceForm(
      "databases.spotahome.com", "RedisFailover", "spec.**.valueFrom.secretKeyRef", key: "key"),
    ReferenceForm(
      "dragonflydb.io", "Dragonfly", "spec.authentication.passwordFromSecret", key: "key"),
    ReferenceForm(
      "dragonflydb.io", "Dragonfly", "spec.authentication.clientCaCertSecret", key: "key"),
    ReferenceForm(
      "dragonflydb.io", "Dragonfly", "spec.tlsSecretRef",
      keys: .fixed(["tls.crt", "tls.key"])),
    ReferenceForm("dragonflydb.io", "Dragonfly", "spec.aclFromSecret", key: "key"),
    ReferenceForm("dragonflydb.io", "Dragonfly", "spec.env[].valueFrom.secretKeyRef", key: "key"),
  ]
}
