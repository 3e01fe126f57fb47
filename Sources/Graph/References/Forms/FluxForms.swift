/// Flux: sources, decryption, substitution, values. A chart's values name Secrets in the namespace
/// that the release goes to.
extension ReferenceTable {
  private static let kustomize = "kustomize.toolkit.fluxcd.io"
  private static let helm = "helm.toolkit.fluxcd.io"
  private static let sources = "source.toolkit.fluxcd.io"
  private static let release = ReferenceForm.Namespace.target(
    FieldPath(table: "spec.targetNamespace"))
  private static let kindField = ReferenceForm.Target.field("kind", otherwise: "Secret")

  static let flux: [ReferenceForm] = [
    ReferenceForm(kustomize, "Kustomization", "spec.decryption.secretRef", need: .first),
    ReferenceForm(kustomize, "Kustomization", "spec.kubeConfig.secretRef", need: .first),
    ReferenceForm(kustomize, "Kustomization", "spec.postBuild.substituteFrom[]", target: kindField),
    ReferenceForm(sources, "", "spec.secretRef", need: .first),
    ReferenceForm(sources, "", "spec.certSecretRef", need: .first),
    ReferenceForm(sources, "", "spec.proxySecretRef", need: .first),
    ReferenceForm(sources, "", "spec.verify.secretRef", need: .first),
    ReferenceForm(
      helm, "HelmRelease", "spec.valuesFrom[]", target: kindField,
      keys: .either("valuesKey", otherwise: "values.yaml")
    ).readFirst,
    ReferenceForm(helm, "HelmRelease", "spec.kubeConfig.secretRef", need: .first),
    ReferenceForm(
      helm, "HelmRelease", "spec.values.**.valueFrom.secretKeyRef", key: "key", namespace: release),
    ReferenceForm(
      helm, "HelmRelease", "spec.values.**.envFrom[].secretRef", namespace: release),
    ReferenceForm(
      helm, "HelmRelease", "spec.values.**.existingSecret", name: "", namespace: release),
    ReferenceForm("notification.toolkit.fluxcd.io", "Provider|Receiver", "spec.secretRef"),
    ReferenceForm("notification.toolkit.fluxcd.io", "Provider", "spec.certSecretRef"),
    ReferenceForm(
      "image.toolkit.fluxcd.io", "ImageRepository", "spec.secretRef", need: .first),
    ReferenceForm(
      "fluxcd.controlplane.io", "FluxInstance", "spec.sync.pullSecret", name: "",
      need: .first),
  ]
}
