/// Crossplane, OpenTofu, Tekton, Velero, identity providers and others that the trees use.
extension ReferenceTable {
  private static let ofField = ReferenceForm.Namespace.field("namespace")

  static let platforms: [ReferenceForm] = [
    ReferenceForm(
      nil, "ProviderConfig|ClusterProviderConfig", "spec.**.credentials.secretRef",
      key: "key", namespace: ofField, need: .first),
    ReferenceForm(
      nil, "ProviderConfig|ClusterProviderConfig", "spec.credentials[].secretRef",
      key: "key", namespace: ofField, need: .first),
    ReferenceForm(
      "tf.upbound.io", "Workspace", "spec.forProvider.env[].secretKeyRef", key: "key",
      namespace: ofField),
    ReferenceForm(
      "ansible.crossplane.io", "AnsibleRun", "spec.**.secretRef", key: "key",
      namespace: ofField),
    ReferenceForm(
      "infra.contrib.fluxcd.io", "Terraform", "spec.varsFrom[]",
      target: .field("kind", otherwise: "Secret")),
    ReferenceForm(
      "tekton.dev", "Task|Pipeline|TaskRun|PipelineRun",
      "spec.**.valueFrom.secretKeyRef", key: "key"),
    ReferenceForm("tekton.dev", "Task|Pipeline|TaskRun|PipelineRun", "spec.**.envFrom[].secretRef"),
    ReferenceForm(
      "tekton.dev", "Task|TaskRun", "spec.**.volumes[].secret", name: "secretName",
      key: "items[].key"),
    ReferenceForm("pipelinesascode.tekton.dev", "Repository", "spec.git_provider.*", key: "key"),
    ReferenceForm(
      "velero.io", "BackupStorageLocation|VolumeSnapshotLocation", "spec.credential",
      key: "key"),
    ReferenceForm(
      "oadp.openshift.io", "DataProtectionApplication", "spec.**.credential",
      key: "key"),
    ReferenceForm(
      "volsync.backube", "ReplicationSource|ReplicationDestination",
      "spec.*.repository", name: ""),
    ReferenceForm("k8s.keycloak.org", "Keycloak", "spec.db.*Secret", key: "key"),
    ReferenceForm("k8s.keycloak.org", "Keycloak", "spec.additionalOptions[].secret", key: "key"),
    ReferenceForm("k8s.keycloak.org", "Keycloak", "spec.http.tlsSecret", name: ""),
    ReferenceForm("keycloak.hostzero.com", "", "spec.auth.*.secretRef", namespace: ofField),
    ReferenceForm("actions.github.com", "", "spec.githubConfigSecret", name: "", need: .first),
    ReferenceForm(
      "actions.summerwind.dev", "", "spec.githubAPICredentialsFrom.secretRef",
      need: .first),
    ReferenceForm(
      "serving.knative.dev", "Service", "spec.template.spec.**.imagePullSecrets[]",
      need: .lenient),
    ReferenceForm("keda.sh", "TriggerAuthentication", "spec.secretTargetRef[]", key: "key"),
    ReferenceForm("kopiur.home-operations.com", "", "spec.**.*SecretRef", namespace: ofField),
    ReferenceForm("renovate-operator.mogenius.com", "RenovateJob", "spec.secretRef", name: ""),
    ReferenceForm(
      "renovate-operator.mogenius.com", "RenovateJob",
      "spec.extraEnv[].valueFrom.secretKeyRef", key: "key"),
    ReferenceForm("konflux.konflux-ci.dev", "", "spec.**.*SecretRef", key: "key"),
  ]
}
