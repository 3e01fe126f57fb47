public import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// Everything beside Secret manifests that writes the Secret a manifest declares.
  ///
  /// Two names without a namespace are one object only within one application: where a manifest
  /// leaves the namespace to its kustomization, the writer must stand in the same folder or in one
  /// around it or below it.
  public func otherWriters(of secret: Secret) -> [SecretWriter] {
    guard let object = secret.name else { return [] }
    let own = Path.directory(inventory.appliedPath(of: secret.resource))
    return secretFacts.otherWritersByName[object.name].filter { writer in
      guard writer.secret.mayBe(object) else { return false }
      if writer.secret.namespace != nil, object.namespace != nil { return true }
      let other = Path.directory(inventory.appliedPath(of: writer.resource))
      return Path.isBelow(own, other) || Path.isBelow(other, own)
    }
  }

  /// Whether a Secret without data is how its controller wants it (`facts: gitops.md 2.1`).
  public func isFilledByController(_ secret: Secret) -> Bool {
    guard let name = secret.resource.name else { return true }
    let writers = otherWriters(of: secret)
    if writers.contains(where: \.isController) { return true }
    // A script that is seen to write outranks what a name suggests.
    if writers.contains(where: \.isSeeding) { return false }
    return isFilledByProduct(name)
      || Self.certificateSuffixes.contains { name.hasSuffix($0) }
      || isReadOnlyByController(secret)
  }

  /// Whether a product of the field ships a Secret of this name and fills it at run time.
  public func isFilledByProduct(_ name: String) -> Bool { Self.filledAtRuntime.contains(name) }

  /// Whether only webhooks and controllers mount the Secret: they make their certificates themselves.
  private func isReadOnlyByController(_ secret: Secret) -> Bool {
    guard let name = secret.name else { return false }
    let readers = readers(of: name)
    return !readers.isEmpty
      && readers.allSatisfy { reader in
        let workload = reader.resource.name ?? ""
        return workload.contains("webhook") || workload.hasSuffix("-controller")
          || workload.hasSuffix("-controller-manager") || workload.hasSuffix("-operator")
      }
  }

  static let certificateSuffixes = [
    "-webhook-cert", "-webhook-certs", "-webhook-server-cert", "-serving-cert", "-serving-certs",
    "-webhook-tls", "-webhook", "-webhook-ca",
  ]

  /// Secrets that their products ship without data and fill at run time.
  private static let filledAtRuntime: Set<String> = [
    "argocd-secret", "argocd-notifications-secret", "webhook-certs", "serving-certs-ctrl-ca",
    "knative-serving-certs", "routing-serving-certs", "request-reply-keys", "signing-secrets",
    "kserve-webhook-server-secret", "gatekeeper-webhook-server-cert", "webhook-server-cert",
    "kubernetes-dashboard-certs", "kubernetes-dashboard-key-holder", "kubernetes-dashboard-csrf",
    "karpenter-cert", "memberlist", "external-secrets-webhook",
  ]
}

extension Secret {
  /// Whether the manifest itself says that another program copies, generates or merges the data.
  public var isTemplateForController: Bool {
    isFilledFromElsewhere
      || annotationNames.contains { key in
        key.hasPrefix("reflector.v1.k8s.emberstack.com/")
          || key.hasPrefix("replicator.v1.mittwald.de/")
      }
  }

  private var annotationNames: [String] {
    (resource.metadata?["annotations"]?.entries ?? []).compactMap(\.key.text)
  }

  /// Whether the manifest itself says that another program puts the data there: the copy of another
  /// Secret, not the source of copies.
  public var isFilledFromElsewhere: Bool {
    annotationNames.contains { key in
      key == "reflector.v1.k8s.emberstack.com/reflects"
        || key == "replicator.v1.mittwald.de/replicate-from"
        || key.hasPrefix("secret-generator.v1.mittwald.de/")
        || key.hasPrefix("sealedsecrets.bitnami.com/") || key.hasPrefix("avp.kubernetes.io/")
        || key == "strategy.spinnaker.io/versioned"
        || key == "kubernetes.io/service-account.name"
        || key.hasPrefix("cert-manager.io/inject-ca")
    }
  }
}
