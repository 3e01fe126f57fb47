/// The operators that write Secrets.
extension OperatorSecret {
  private static let login = ["username", "password"]
  private static let pair = ["tls.crt", "tls.key"]

  static let table: [OperatorSecret] = anyGroup + databases + searchAndQueues + stores + others

  private static let anyGroup: [OperatorSecret] = [
    // Crossplane, also in the claims of a platform's own groups.
    OperatorSecret(
      nil, "", at: "spec.writeConnectionSecretToRef", name: "name", namespace: "namespace"),
    OperatorSecret(nil, "", at: "spec.publishConnectionDetailsTo", name: "name"),
    OperatorSecret(nil, "", at: "spec.writeOutputsToSecret", name: "name"),
    OperatorSecret(nil, "", at: "spec.acme.privateKeySecretRef", name: "name"),
  ]

  private static let databases: [OperatorSecret] = [
    OperatorSecret(
      "postgresql.cnpg.io", "Cluster", "{}-app",
      keys: login + ["user", "dbname", "host", "port", "uri", "jdbc-uri", "pgpass"],
      unless: [
        "spec.bootstrap.initdb.secret.name", "spec.bootstrap.recovery.secret.name",
        "spec.bootstrap.pg_basebackup.secret.name",
      ]),
    OperatorSecret(
      "postgresql.cnpg.io", "Cluster", "{}-superuser",
      keys: login + ["user", "dbname", "host", "port", "uri", "jdbc-uri", "pgpass"],
      unless: ["spec.superuserSecret.name"]),
    OperatorSecret("postgresql.cnpg.io", "Cluster", "{}-ca", keys: ["ca.crt", "ca.key"]),
    OperatorSecret("postgresql.cnpg.io", "Cluster", "{}-server", keys: pair),
    OperatorSecret("postgresql.cnpg.io", "Cluster", "{}-replication", keys: pair),
    OperatorSecret("postgresql.cnpg.io", "Pooler", "{}-pooler"),
    OperatorSecret(
      "postgres-operator.crunchydata.com", "PostgresCluster", "{}-pguser-{}",
      unless: ["spec.users[].name"], setsController: true),
    OperatorSecret(
      "postgres-operator.crunchydata.com", "PostgresCluster", at: "spec.users[].name",
      "{name}-pguser-{}", setsController: true),
    OperatorSecret(
      "postgres-operator.crunchydata.com", "PostgresCluster", "{}-cluster-cert",
      setsController: true),
    OperatorSecret(
      "acid.zalan.do", "postgresql", at: "spec.users{}",
      "{}.{name}.credentials.postgresql.acid.zalan.do", keys: login),
    OperatorSecret(
      "acid.zalan.do", "postgresql", "postgres.{}.credentials.postgresql.acid.zalan.do",
      keys: login),
    OperatorSecret(
      "acid.zalan.do", "postgresql", "standby.{}.credentials.postgresql.acid.zalan.do",
      keys: login),
    // The name and the object's name joined, as the operator's documents have it.
    OperatorSecret("db.movetokube.com", "PostgresUser", at: "spec.secretName", "{}-{name}"),
    OperatorSecret("minio.min.io", "Tenant", "{}-tls"),
    OperatorSecret("psmdb.percona.com", "", "{}-secrets"),
    OperatorSecret("pxc.percona.com", "", "{}-secrets"),
    OperatorSecret("pgv2.percona.com", "PerconaPGCluster", "{}-pguser-{}"),
    OperatorSecret(
      "objectbucket.io", "ObjectBucketClaim", keys: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]),
    OperatorSecret(
      "ceph.rook.io", "CephObjectStoreUser", at: "spec.store", "rook-ceph-object-user-{}-{name}",
      keys: ["AccessKey", "SecretKey"]),
    OperatorSecret("ceph.rook.io", "CephCluster", "rook-csi-rbd-provisioner"),
    OperatorSecret("ceph.rook.io", "CephCluster", "rook-csi-rbd-node"),
    OperatorSecret("ceph.rook.io", "CephCluster", "rook-csi-cephfs-provisioner"),
    OperatorSecret("ceph.rook.io", "CephCluster", "rook-csi-cephfs-node"),
    OperatorSecret("ceph.rook.io", "CephCluster", "rook-ceph-mon"),
    OperatorSecret("ceph.rook.io", "CephCluster", "rook-ceph-dashboard-password"),
  ]

  private static let searchAndQueues: [OperatorSecret] = [
    OperatorSecret("kafka.strimzi.io", "KafkaUser"),
    OperatorSecret("kafka.strimzi.io", "KafkaUser", at: "spec.template.secret.metadata.name"),
    OperatorSecret(
      "kafka.strimzi.io", "Kafka", "{}-cluster-ca-cert",
      keys: ["ca.crt", "ca.p12", "ca.password"]),
    OperatorSecret("kafka.strimzi.io", "Kafka", "{}-clients-ca-cert", keys: ["ca.crt"]),
    OperatorSecret("kafka.strimzi.io", "Kafka", "{}-clients-ca"),
    OperatorSecret("kafka.strimzi.io", "Kafka", "{}-cluster-ca"),
    OperatorSecret(
      "rabbitmq.com", "RabbitmqCluster", "{}-default-user", keys: login + ["host", "port"],
      unless: ["spec.secretBackend.externalSecret.name"], setsController: true),
    OperatorSecret("rabbitmq.com", "RabbitmqCluster", "{}-erlang-cookie", setsController: true),
    OperatorSecret("rabbitmq.com", "User", "{}-user-credentials", keys: login),
    OperatorSecret(
      "elasticsearch.k8s.elastic.co", "Elasticsearch", "{}-es-elastic-user", keys: ["elastic"]),
    OperatorSecret("elasticsearch.k8s.elastic.co", "Elasticsearch", "{}-es-http-certs-public"),
    OperatorSecret("elasticsearch.k8s.elastic.co", "Elasticsearch", "{}-es-http-certs-internal"),
    OperatorSecret("elasticsearch.k8s.elastic.co", "Elasticsearch", "{}-es-http-ca-internal"),
    OperatorSecret("elasticsearch.k8s.elastic.co", "Elasticsearch", "{}-es-transport-certs-public"),
    OperatorSecret("kibana.k8s.elastic.co", "Kibana", "{}-kb-http-certs-public"),
  ]

  private static let stores: [OperatorSecret] = [
    OperatorSecret("vault.banzaicloud.com", "Vault", "{}-unseal-keys"),
    OperatorSecret("vault.banzaicloud.com", "Vault", "{}-tls", keys: ["ca.crt"]),
    OperatorSecret(
      "vault.banzaicloud.com", "Vault", at: "spec.unsealConfig.kubernetes.secretName"),
    OperatorSecret("redhatcop.redhat.io", "VaultSecret", at: "spec.output.name"),
    OperatorSecret(
      "secrets.infisical.com", "InfisicalSecret", at: "spec.managedSecretReference",
      name: "secretName", namespace: "secretNamespace"),
    OperatorSecret(
      "secrets.infisical.com", "", at: "spec.managedKubeSecretReferences[]", name: "secretName",
      namespace: "secretNamespace"),
    OperatorSecret("k8s.bitwarden.com", "BitwardenSecret", at: "spec.secretName"),
    OperatorSecret(
      "secrets-store.csi.x-k8s.io", "SecretProviderClass", at: "spec.secretObjects[].secretName"),
    OperatorSecret("isindir.github.com", "SopsSecret", at: "spec.secretTemplates[].name"),
    OperatorSecret("onepassword.com", "OnePasswordItem"),
    OperatorSecret("ricoberger.de", "VaultSecret"),
    OperatorSecret("secretgen.k14s.io", "Password|SSHKey|RSAKey|Certificate|SecretTemplate"),
    OperatorSecret("secretgen.carvel.dev", "SecretTemplate|SecretImport"),
    OperatorSecret(
      "secrets.doppler.com", "DopplerSecret", at: "spec.managedSecret", name: "name",
      namespace: "namespace"),
  ]

  private static let others: [OperatorSecret] = [
    OperatorSecret("argoproj.io", "ArgoCD", "{}-cluster"),
    OperatorSecret("argoproj.io", "ArgoCD", "argocd-secret"),
    OperatorSecret("argoproj.io", "ArgoCD", "{}-redis-initial-password"),
    OperatorSecret("k8s.keycloak.org", "Keycloak", "{}-initial-admin", keys: login),
    OperatorSecret("keycloak.org", "Keycloak", "credential-{}"),
    OperatorSecret("keycloak.org", "KeycloakClient", "keycloak-client-secret-{}"),
    OperatorSecret("keycloak.hostzero.com", "", at: "spec.clientSecretRef", name: "name"),
    OperatorSecret("grafana.integreatly.org", "Grafana", "{}-admin-credentials"),
    OperatorSecret(
      "grafana.integreatly.org", "GrafanaServiceAccount", at: "spec.tokens[].secretName"),
    OperatorSecret("monitoring.coreos.com", "Alertmanager", "alertmanager-{}"),
    OperatorSecret("cluster.x-k8s.io", "Cluster", "{}-kubeconfig", keys: ["value"]),
    OperatorSecret("hive.openshift.io", "ClusterDeployment", "{}-admin-kubeconfig"),
    OperatorSecret("operator.tekton.dev", "TektonConfig|TektonChain", "signing-secrets"),
  ]
}
