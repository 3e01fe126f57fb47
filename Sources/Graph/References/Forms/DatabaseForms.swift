/// Operators of databases and brokers.
extension ReferenceTable {
  private static let cnpg = "postgresql.cnpg.io"

  static let databases: [ReferenceForm] = [
    ReferenceForm(cnpg, "Cluster", "spec.superuserSecret", keys: .fixed(["username", "password"])),
    // Given a Secret, the operator takes it; without one it makes `NAME-app`.
    ReferenceForm(
      cnpg, "Cluster", "spec.bootstrap.*.secret", keys: .fixed(["username", "password"])),
    ReferenceForm(
      cnpg, "Cluster", "spec.managed.roles[].passwordSecret", keys: .fixed(["password"])),
    ReferenceForm(cnpg, "Cluster", "spec.**.s3Credentials.*", key: "key"),
    ReferenceForm(cnpg, "Cluster", "spec.**.azureCredentials.*", key: "key"),
    ReferenceForm(cnpg, "Cluster", "spec.**.googleCredentials.*", key: "key"),
    ReferenceForm(cnpg, "Cluster", "spec.**.endpointCA", key: "key"),
    ReferenceForm(cnpg, "Cluster", "spec.externalClusters[].password", key: "key"),
    ReferenceForm(cnpg, "Cluster", "spec.externalClusters[].ssl*", key: "key"),
    ReferenceForm(cnpg, "Cluster", "spec.certificates.*Secret", name: ""),
    ReferenceForm(cnpg, "Cluster", "spec.env[].valueFrom.secretKeyRef", key: "key"),
    ReferenceForm(cnpg, "Cluster", "spec.imagePullSecrets[]", need: .lenient),
    ReferenceForm(cnpg, "Pooler", "spec.pgbouncer.authQuerySecret"),
    ReferenceForm("barmancloud.cnpg.io", "ObjectStore", "spec.**.s3Credentials.*", key: "key"),
    ReferenceForm("barmancloud.cnpg.io", "ObjectStore", "spec.**.secretKeyRef", key: "key"),
    ReferenceForm("mariadb.mmontes.io", "", "spec.*SecretKeyRef", key: "key", need: .lenient),
    // The operator makes what is not there if `generate` is set.
    ReferenceForm("k8s.mariadb.com", "", "spec.*SecretKeyRef", key: "key", need: .lenient),
    ReferenceForm(
      "mongodbcommunity.mongodb.com", "MongoDBCommunity", "spec.users[].passwordSecretRef",
      keys: .either("key", otherwise: "password")),
    ReferenceForm("minio.min.io", "Tenant", "spec.configuration"),
    ReferenceForm("minio.min.io", "Tenant", "spec.users[]"),
    ReferenceForm("minio.min.io", "Tenant", "spec.env[].valueFrom.secretKeyRef", key: "key"),
    ReferenceForm("minio.min.io", "Tenant", "spec.externalCertSecret[]"),
    ReferenceForm("kafka.strimzi.io", "", "spec.**.certificateAndKey", name: "secretName"),
    ReferenceForm("kafka.strimzi.io", "", "spec.**.trustedCertificates[]", name: "secretName"),
    ReferenceForm(
      "kafka.strimzi.io", "", "spec.**.passwordSecret", name: "secretName", key: "password"),
    ReferenceForm("kafka.strimzi.io", "", "spec.**.valueFrom.secretKeyRef", key: "key"),
    ReferenceForm("rabbitmq.com", "RabbitmqCluster", "spec.tls.secretName", name: ""),
    ReferenceForm("rabbitmq.com", "User", "spec.importCredentialsSecret"),
    ReferenceForm(
      "elasticsearch.k8s.elastic.co", "Elasticsearch", "spec.secureSettings[]",
      name: "secretName"),
    ReferenceForm(
      "elasticsearch.k8s.elastic.co", "Elasticsearch", "spec.auth.fileRealm[]",
      name: "secretName"),
  ]
}
