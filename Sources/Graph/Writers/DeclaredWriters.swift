internal import Manifests
internal import YAML

/// The Secrets that a resource's controller writes because the resource says so
/// (`facts: gitops.md 2`, the CRDs' own field names).
extension SecretWriter {
  static func declared(by resource: Resource) -> [SecretWriter] {
    switch (resource.kind, resource.group) {
    case ("Secret", ""):
      return [writer(resource, .manifest, name: resource.metadata?["name"])].compactMap { $0 }
    case ("ExternalSecret", "external-secrets.io"): return externalSecret(resource)
    case ("ClusterExternalSecret", "external-secrets.io"): return clusterExternalSecret(resource)
    case ("SealedSecret", "bitnami.com"): return sealedSecret(resource)
    case ("Certificate", "cert-manager.io"):
      return [writer(resource, .certificate, name: resource.spec?["secretName"])]
        .compactMap { $0 }
    case (_, "secrets.hashicorp.com"): return vaultSecretsOperator(resource)
    case ("Ingress", "networking.k8s.io"), ("Gateway", "gateway.networking.k8s.io"):
      return annotatedForCertManager(resource)
    default: return operatorOutputs(resource)
    }
  }

  private static func writer(
    _ resource: Resource, _ means: Means, name: Node?, namespace: String? = nil
  ) -> SecretWriter? {
    guard let name, let text = name.literal else { return nil }
    return SecretWriter(
      resource: resource,
      secret: ObjectName(namespace: namespace ?? resource.namespace, name: text), means: means,
      range: name.range, node: name)
  }

  private static func externalSecret(_ resource: Resource) -> [SecretWriter] {
    let target = resource.spec?["target"]
    let policy = target?["creationPolicy"]?.text ?? "Owner"
    let name = target?["name"] ?? resource.metadata?["name"]
    return [writer(resource, .externalSecret(creationPolicy: policy), name: name)]
      .compactMap { $0 }
  }

  private static func clusterExternalSecret(_ resource: Resource) -> [SecretWriter] {
    let spec = resource.spec?["externalSecretSpec"]
    let policy = spec?[path: "target", "creationPolicy"]?.text ?? "Owner"
    let name =
      spec?[path: "target", "name"] ?? resource.spec?["externalSecretName"]
      ?? resource.metadata?["name"]
    let namespaces = (resource.spec?["namespaces"]?.items ?? []).compactMap(\.literal)
    let means = Means.externalSecret(creationPolicy: policy)
    // A selector picks namespaces that the tree does not show: any may be meant.
    guard !namespaces.isEmpty else {
      return [writer(resource, means, name: name)].compactMap { $0 }
    }
    return namespaces.compactMap { writer(resource, means, name: name, namespace: $0) }
  }

  private static func sealedSecret(_ resource: Resource) -> [SecretWriter] {
    let metadata = resource.spec?[path: "template", "metadata"]
    let name = metadata?["name"] ?? resource.metadata?["name"]
    return [writer(resource, .sealedSecret, name: name)].compactMap { $0 }
  }

  private static func vaultSecretsOperator(_ resource: Resource) -> [SecretWriter] {
    guard let destination = resource.spec?["destination"] else { return [] }
    let means = Means.vaultSecretsOperator(
      create: destination["create"]?.bool ?? false,
      overwrite: destination["overwrite"]?.bool ?? false)
    return [writer(resource, means, name: destination["name"])].compactMap { $0 }
  }

  private static func annotatedForCertManager(_ resource: Resource) -> [SecretWriter] {
    let issuers = ["cert-manager.io/issuer", "cert-manager.io/cluster-issuer"]
    guard issuers.contains(where: { resource.annotation($0) != nil }) else { return [] }
    var names: [Node] = (resource.spec?["tls"]?.items ?? []).compactMap { $0["secretName"] }
    for listener in resource.spec?["listeners"]?.items ?? [] {
      names += (listener[path: "tls", "certificateRefs"]?.items ?? []).compactMap { $0["name"] }
    }
    return names.compactMap { writer(resource, .certificate, name: $0) }
  }
}

/// Operators that write Secrets under names of their own making.
extension SecretWriter {
  private static func operatorOutputs(_ resource: Resource) -> [SecretWriter] {
    var writers: [SecretWriter] = []
    for field in [
      ["spec", "writeConnectionSecretToRef", "name"],
      ["spec", "publishConnectionDetailsTo", "name"],
      ["spec", "writeOutputsToSecret", "name"], ["spec", "acme", "privateKeySecretRef", "name"],
    ] {
      var node: Node? = resource.node
      for key in field { node = node?[key] }
      if let writer = writer(resource, .operatorOutput, name: node) { writers.append(writer) }
    }
    guard let name = resource.name, let place = resource.metadata?["name"] else { return writers }
    for output in derivedNames(of: resource, name: name) {
      writers.append(
        SecretWriter(
          resource: resource, secret: ObjectName(namespace: resource.namespace, name: output),
          means: .operatorOutput, range: place.range, node: place))
    }
    return writers
  }

  private static func derivedNames(of resource: Resource, name: String) -> [String] {
    switch (resource.kind, resource.group) {
    case ("Cluster", "postgresql.cnpg.io"):
      ["app", "superuser", "ca", "server", "replication"].map { "\(name)-\($0)" }
    case ("PostgresCluster", "postgres-operator.crunchydata.com"):
      ["\(name)-pguser-\(name)"]
        + (resource.spec?["users"]?.items ?? []).compactMap { $0["name"]?.literal }
        .map { "\(name)-pguser-\($0)" }
    case ("postgresql", "acid.zalan.do"):
      (resource.spec?["users"]?.entries ?? []).compactMap { $0.key.text }
        .map { "\($0).\(name).credentials.postgresql.acid.zalan.do" }
    case ("KafkaUser", "kafka.strimzi.io"): [name]
    case ("RabbitmqCluster", "rabbitmq.com"): ["\(name)-default-user"]
    case ("Elasticsearch", "elasticsearch.k8s.elastic.co"):
      ["\(name)-es-elastic-user", "\(name)-es-http-certs-public"]
    case ("Vault", "vault.banzaicloud.com"): ["\(name)-unseal-keys", "\(name)-tls"]
    case ("VaultSecret", "redhatcop.redhat.io"):
      [resource.spec?[path: "output", "name"]?.literal].compactMap { $0 }
    case ("InfisicalSecret", "secrets.infisical.com"):
      [resource.spec?[path: "managedSecretReference", "secretName"]?.literal].compactMap { $0 }
    case ("BitwardenSecret", "k8s.bitwarden.com"):
      [resource.spec?["secretName"]?.literal].compactMap { $0 }
    case ("SecretProviderClass", "secrets-store.csi.x-k8s.io"):
      (resource.spec?["secretObjects"]?.items ?? []).compactMap { $0["secretName"]?.literal }
    case ("SopsSecret", "isindir.github.com"):
      (resource.spec?["secretTemplates"]?.items ?? []).compactMap { $0["name"]?.literal }
    case ("OnePasswordItem", "onepassword.com"), ("VaultSecret", "ricoberger.de"),
      ("Password", "secretgen.k14s.io"):
      [name]
    case ("ObjectBucketClaim", "objectbucket.io"): [name]
    default: []
    }
  }
}
