/// cert-manager; what a ClusterIssuer names lies in the controller's own namespace.
extension ReferenceTable {
  private static let group = "cert-manager.io"

  static let certificates: [ReferenceForm] =
    [("Issuer", ReferenceForm.Namespace.own), ("ClusterIssuer", .controller)].flatMap {
      kind, namespace in
      [
        ReferenceForm(
          group, kind, "spec.acme.solvers[].**.*SecretRef", key: "key", namespace: namespace,
          need: .first),
        ReferenceForm(
          group, kind, "spec.acme.externalAccountBinding.keySecretRef", key: "key",
          namespace: namespace, need: .first),
        ReferenceForm(
          group, kind, "spec.ca.secretName", name: "", keys: .fixed(["tls.crt", "tls.key"]),
          namespace: namespace),
        ReferenceForm(
          group, kind, "spec.vault.**.*SecretRef", key: "key", namespace: namespace, need: .first),
        ReferenceForm(
          group, kind, "spec.venafi.**.*SecretRef", key: "key", namespace: namespace, need: .first),
        ReferenceForm(
          group, kind, "spec.venafi.tpp.credentialsRef", namespace: namespace, need: .first),
      ]
    } + [
      ReferenceForm(group, "Certificate", "spec.keystores.*.passwordSecretRef", key: "key"),
      ReferenceForm(
        "trust.cert-manager.io", "Bundle", "spec.sources[].secret", key: "key",
        namespace: .controller),
      ReferenceForm(
        "trust.cert-manager.io", "Bundle", "spec.sources[].configMap",
        target: .kind("ConfigMap"), key: "key", namespace: .controller),
    ]
}
