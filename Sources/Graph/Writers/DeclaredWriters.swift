internal import Manifests
internal import YAML

/// The Secrets that a resource's controller writes because the resource says so
/// (`facts: gitops.md 2`, the CRDs' own field names).
extension SecretWriter {
  static func declared(by resource: Resource) -> [SecretWriter] {
    SecretOutput.all(of: resource).compactMap(\.writer)
  }
}

extension SecretOutput {
  /// Every Secret that an object makes its controller write.
  static func all(of resource: Resource) -> [SecretOutput] {
    switch (resource.kind, resource.group) {
    case ("Secret", ""):
      let keys = Secret(resource).map { SecretKeys(of: $0) } ?? .unknown
      return output(resource, .manifest, name: resource.metadata?["name"], keys: keys)
    case ("ExternalSecret", "external-secrets.io"): return externalSecret(resource)
    case ("ClusterExternalSecret", "external-secrets.io"): return clusterExternalSecret(resource)
    case ("SealedSecret", "bitnami.com"): return sealedSecret(resource)
    case ("Certificate", "cert-manager.io"):
      return output(
        resource, .certificate, name: resource.spec?["secretName"],
        keys: SecretKeys(ofCertificate: resource.spec))
    case ("Bundle", "trust.cert-manager.io"): return trustBundle(resource)
    case (_, "secrets.hashicorp.com"): return vaultSecretsOperator(resource)
    case ("Ingress", "networking.k8s.io"), ("Gateway", "gateway.networking.k8s.io"):
      return annotatedForCertManager(resource)
    case ("ClusterPolicy", "kyverno.io"), ("Policy", "kyverno.io"): return generated(by: resource)
    default: return annotatedForServiceCA(resource) + OperatorSecret.outputs(of: resource)
    }
  }

  private static func output(
    _ resource: Resource, _ means: SecretWriter.Means, name: Node?, keys: SecretKeys
  ) -> [SecretOutput] {
    let output = SecretOutput(
      resource, means, name: name, namespace: resource.namespace, keys: keys)
    return output.map { [$0] } ?? []
  }

  private static func externalSecret(_ resource: Resource) -> [SecretOutput] {
    let target = resource.spec?["target"]
    let policy = target?["creationPolicy"]?.text ?? "Owner"
    return output(
      resource, .externalSecret(creationPolicy: policy),
      name: target?["name"] ?? resource.metadata?["name"],
      keys: SecretKeys(ofExternalSecret: resource.spec))
  }

  private static func clusterExternalSecret(_ resource: Resource) -> [SecretOutput] {
    let spec = resource.spec?["externalSecretSpec"]
    let policy = spec?[path: "target", "creationPolicy"]?.text ?? "Owner"
    let name =
      spec?[path: "target", "name"] ?? resource.spec?["externalSecretName"]
      ?? resource.metadata?["name"]
    let selects = ["namespaceSelector", "namespaceSelectors"].contains { resource.spec?[$0] != nil }
    let listed = (resource.spec?["namespaces"]?.items ?? []).compactMap(\.literal)
    // A selector picks namespaces that the tree does not show: any may be meant.
    let namespaces: [String?] = selects || listed.isEmpty ? [nil] : listed
    return namespaces.compactMap { namespace in
      SecretOutput(
        resource, .externalSecret(creationPolicy: policy), name: name, namespace: namespace,
        keys: SecretKeys(ofExternalSecret: spec))
    }
  }

  /// trust-manager gives the Secret the Bundle's name, in every namespace or in those that a selector
  /// picks (`trust-manager` API reference, `Bundle.spec.target`).
  private static func trustBundle(_ bundle: Resource) -> [SecretOutput] {
    guard let target = bundle.spec?["target"], target["secret"]?.isMapping == true else {
      return []
    }
    let formats = target["additionalFormats"]
    let keys = [target["secret"], formats?["jks"], formats?["pkcs12"]].compactMap {
      $0?["key"]?.literal
    }
    let output = SecretOutput(
      bundle, .operatorOutput, name: bundle.metadata?["name"], namespace: nil,
      keys: SecretKeys(atLeast: keys))
    return output.map { [$0] } ?? []
  }

  private static func sealedSecret(_ resource: Resource) -> [SecretOutput] {
    // The controller gives the Secret its own object's name, whatever the template says.
    output(
      resource, .sealedSecret, name: resource.metadata?["name"],
      keys: SecretKeys(ofSealedSecret: resource.spec))
  }

  private static func vaultSecretsOperator(_ resource: Resource) -> [SecretOutput] {
    guard let destination = resource.spec?["destination"] else { return [] }
    let means = SecretWriter.Means.vaultSecretsOperator(
      create: destination["create"]?.bool ?? false,
      overwrite: destination["overwrite"]?.bool ?? false)
    return output(
      resource, means, name: destination["name"], keys: SecretKeys(ofVaultDestination: destination))
  }

  private static func annotatedForCertManager(_ resource: Resource) -> [SecretOutput] {
    let issuers = [
      "cert-manager.io/issuer", "cert-manager.io/cluster-issuer", "kubernetes.io/tls-acme",
    ]
    guard issuers.contains(where: { resource.annotation($0) != nil }) else { return [] }
    var names: [Node] = (resource.spec?["tls"]?.items ?? []).compactMap { $0["secretName"] }
    for listener in resource.spec?["listeners"]?.items ?? [] {
      names += (listener[path: "tls", "certificateRefs"]?.items ?? []).compactMap { $0["name"] }
    }
    return names.flatMap { output(resource, .certificate, name: $0, keys: .certificate) }
  }

  /// OpenShift's service CA makes a certificate for a Service that asks for one.
  private static func annotatedForServiceCA(_ resource: Resource) -> [SecretOutput] {
    guard let annotations = resource.metadata?["annotations"] else { return [] }
    return servingCertificates.flatMap {
      output(resource, .certificate, name: annotations[$0], keys: .certificate)
    }
  }

  private static let servingCertificates = [
    "service.beta.openshift.io/serving-cert-secret-name",
    "service.alpha.openshift.io/serving-cert-secret-name",
  ]

  /// Kyverno's `generate` rules, which mostly follow each new namespace.
  private static func generated(by policy: Resource) -> [SecretOutput] {
    (policy.spec?["rules"]?.items ?? []).flatMap { rule -> [SecretOutput] in
      guard let generate = rule["generate"], generate["kind"]?.hasText("Secret") == true else {
        return []
      }
      return [
        SecretOutput(
          policy, .operatorOutput, name: generate["name"],
          namespace: generate["namespace"]?.literal)
      ].compactMap { $0 }
    }
  }
}
