/// What of a pod names Secrets and ConfigMaps (`core/v1` PodSpec), each path from its holder.
extension ReferenceTable {
  private static let core = ""

  static let volumes: [ReferenceForm] = [
    ReferenceForm(core, "", "secret", name: "secretName", key: "items[].key"),
    ReferenceForm(core, "", "projected.sources[].secret", key: "items[].key"),
    ReferenceForm(core, "", "configMap", target: .kind("ConfigMap"), key: "items[].key"),
    ReferenceForm(
      core, "", "projected.sources[].configMap", target: .kind("ConfigMap"), key: "items[].key"),
    ReferenceForm(core, "", "csi.nodePublishSecretRef"),
    ReferenceForm(core, "", "azureFile", name: "secretName"),
    ReferenceForm(core, "", "cephfs.secretRef"),
    ReferenceForm(core, "", "rbd.secretRef"),
    ReferenceForm(core, "", "iscsi.secretRef"),
    ReferenceForm(core, "", "flexVolume.secretRef"),
  ]

  static let variables: [ReferenceForm] = [
    ReferenceForm(core, "", "valueFrom.secretKeyRef", key: "key"),
    ReferenceForm(core, "", "valueFrom.configMapKeyRef", target: .kind("ConfigMap"), key: "key"),
  ]

  static let containers: [ReferenceForm] = [
    ReferenceForm(core, "", "envFrom[].secretRef"),
    ReferenceForm(core, "", "envFrom[].configMapRef", target: .kind("ConfigMap")),
  ]

  static let pods: [ReferenceForm] = [
    ReferenceForm(core, "", "imagePullSecrets[]", need: .lenient)
  ]
}
