/// Argo CD and Argo Workflows; a chart's values name Secrets in the destination's namespace.
extension ReferenceTable {
  private static let group = "argoproj.io"
  private static let destination = ReferenceForm.Namespace.target(
    FieldPath(table: "spec.destination.namespace"))

  static let argoCD: [ReferenceForm] =
    ["spec.source.helm.valuesObject", "spec.sources[].helm.valuesObject"].flatMap { values in
      [
        ReferenceForm(
          group, "Application", "\(values).**.valueFrom.secretKeyRef", key: "key",
          namespace: destination),
        ReferenceForm(
          group, "Application", "\(values).**.envFrom[].secretRef", namespace: destination),
        ReferenceForm(
          group, "Application", "\(values).**.existingSecret", name: "", namespace: destination),
      ]
    } + [
      ReferenceForm(
        group, "ApplicationSet", "spec.generators[].**.tokenRef", name: "secretName", key: "key",
        need: .first),
      ReferenceForm(
        group, "ApplicationSet", "spec.generators[].**.appSecretName", name: "", need: .first),
      ReferenceForm(
        group, "Workflow|CronWorkflow|WorkflowTemplate", "spec.**.valueFrom.secretKeyRef",
        key: "key"),
      ReferenceForm(
        group, "Workflow|CronWorkflow|WorkflowTemplate", "spec.**.volumes[].secret",
        name: "secretName", key: "items[].key"),
      ReferenceForm(
        group, "Workflow|CronWorkflow|WorkflowTemplate", "spec.**.envFrom[].secretRef"),
    ]
}
