/// External Secrets Operator: the credentials of its stores and generators come before anything else.
extension ReferenceTable {
  private static let group = "external-secrets.io"

  static let externalSecrets: [ReferenceForm] = [
    ReferenceForm(
      group, "SecretStore", "spec.provider.**.*SecretRef", key: "key", need: .first),
    ReferenceForm(
      group, "ClusterSecretStore", "spec.provider.**.*SecretRef", key: "key",
      namespace: .field("namespace"), need: .first),
    ReferenceForm(
      group, "SecretStore|ClusterSecretStore", "spec.provider.**.auth.secretRef.*", key: "key",
      namespace: .field("namespace"), need: .first),
    ReferenceForm(
      group, "SecretStore|ClusterSecretStore", "spec.provider.**.caProvider",
      target: .field("type", otherwise: "Secret"), key: "key", namespace: .field("namespace"),
      need: .first),
    ReferenceForm(group, "PushSecret", "spec.selector.secret", key: nil),
    ReferenceForm(
      group, "ExternalSecret", "spec.target.template.templateFrom[].secret", key: "items[].key"),
    ReferenceForm(
      group, "ExternalSecret", "spec.target.template.templateFrom[].configMap",
      target: .kind("ConfigMap"), key: "items[].key"),
    ReferenceForm(
      "generators.external-secrets.io", "", "spec.**.*SecretRef", key: "key", need: .first),
  ]
}
