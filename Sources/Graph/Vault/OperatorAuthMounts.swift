internal import Manifests
internal import SourceText
internal import YAML

/// The kubernetes auth mounts that operators configure (`facts: vault.md 1.3`).
extension VaultAuthMount {
  static func configured(
    by resource: Resource, _ backends: ReferencedBackends
  ) -> [VaultAuthMount] {
    switch (resource.kind, resource.group) {
    case ("KubernetesAuthEngineConfig", "redhatcop.redhat.io"): [redHatCoP(resource)]
    case ("Vault", "vault.banzaicloud.com"):
      bankVaults(resource.spec?["externalConfig"], of: resource, vault: .here)
    case ("ConfigMap", ""):
      bankVaultsFile(of: resource).map { bankVaults($0, of: resource, vault: .notTold) } ?? []
    case ("AuthBackendConfig", _) where resource.group.hasPrefix("kubernetes.vault."):
      [upbound(resource, backends)].compactMap { $0 }
    default: []
    }
  }

  /// redhat-cop vault-config-operator: the mount is `path/name`, the host defaults to the cluster's own,
  /// the CA to that of the operator's pod.
  private static func redHatCoP(_ resource: Resource) -> VaultAuthMount {
    let spec = resource.spec
    let name = spec?["name"]?.literal ?? resource.name
    let path = [spec?["path"]?.literal, name].compactMap { $0 }.joined(separator: "/")
    let address = spec?[path: "connection", "address"]
    let reviewer = spec?[path: "tokenReviewerServiceAccount", "name"]
    var mount = VaultAuthMount(
      resource: resource, path: path, range: resource.place.range,
      kubernetesHost: field(spec?.entry("kubernetesHost")), tokenReviewerJWT: nil,
      disableLocalCAJWT: field(spec?.entry("disableLocalCAJWT")),
      kubernetesCACert: field(spec?.entry("kubernetesCACert")), isComplete: true,
      vault: address?.text.map { Location(vaultAddress: $0) } ?? .notTold,
      hasManagedReviewer: reviewer != nil)
    mount.hasManagedAuthority = spec?["useOperatorPodCA"]?.bool != false
    mount.reviewerAccount = reviewer.flatMap { node in
      node.literal.map {
        (ObjectName(namespace: resource.namespace, name: $0), node.range)
      }
    }
    return mount
  }

  /// The file that bank-vaults reads unless `--vault-config-file` names another.
  static func bankVaultsFile(of configMap: Resource) -> Node? {
    let data = configMap.node["data"]
    guard let text = (data?["vault-config.yml"] ?? data?["vault-config.yaml"])?.embeddedText else {
      return nil
    }
    return Stream(text).documents.compactMap(\.root).first
  }

  /// bank-vaults: a method without a config gets the cluster's own host.
  private static func bankVaults(
    _ configuration: Node?, of resource: Resource, vault: Location
  ) -> [VaultAuthMount] {
    let methods = configuration?["auth"]?.items ?? []
    return methods.filter { $0["type"]?.hasText("kubernetes") == true }.compactMap { method in
      guard let entry = method.entry("config") else { return nil }
      let config = entry.value
      return VaultAuthMount(
        resource: resource, path: method["path"]?.literal ?? "kubernetes",
        range: entry.key.range, kubernetesHost: field(config.entry("kubernetes_host")),
        tokenReviewerJWT: field(config.entry("token_reviewer_jwt")),
        disableLocalCAJWT: field(config.entry("disable_local_ca_jwt")),
        kubernetesCACert: field(config.entry("kubernetes_ca_cert")), isComplete: true,
        vault: vault, hasManagedReviewer: false)
    }
  }

  /// Crossplane's provider-vault: the reviewer's token comes from a Secret.
  private static func upbound(
    _ resource: Resource, _ backends: ReferencedBackends
  ) -> VaultAuthMount? {
    guard let provider = resource.spec?["forProvider"] else { return nil }
    let reviewer =
      provider.entry("tokenReviewerJwtSecretRef") ?? provider.entry("tokenReviewerJwtWoSecretRef")
    return VaultAuthMount(
      resource: resource, path: backends.path(of: resource), range: resource.place.range,
      kubernetesHost: field(provider.entry("kubernetesHost")), tokenReviewerJWT: field(reviewer),
      disableLocalCAJWT: field(provider.entry("disableLocalCaJwt")),
      kubernetesCACert: field(provider.entry("kubernetesCaCert")), isComplete: true,
      vault: .unknown, hasManagedReviewer: false)
  }

  private static func field(_ entry: Entry?) -> Field? {
    guard let entry, !entry.value.isNull else { return nil }
    let text = entry.value.text
    return Field(
      range: entry.key.range, text: text,
      origin: text.map { ReviewerOrigin(ofText: $0) } ?? .other)
  }
}
