/// The fields in which `$(NAME)` of a kustomization's `vars` is filled in
/// (`kustomize api/konfig/builtinpluginconsts/varreference.go`).
enum VariableReferences {
  static let all: [FieldSpec] =
    pods
    + ["spec/rules/host", "spec/tls/hosts", "spec/tls/secretName"].map {
      FieldSpec($0, of: FieldSpecs.type("Ingress"))
    }
    + ["spec/ports/port", "spec/ports/targetPort"].map {
      FieldSpec($0, of: FieldSpecs.type("Service"))
    }
    + [
      FieldSpec("spec/volumeClaimTemplates/spec/nfs/server", of: FieldSpecs.type("StatefulSet")),
      FieldSpec("spec/nfs/server", of: FieldSpecs.type("PersistentVolume")),
      FieldSpec("metadata/labels"), FieldSpec("metadata/annotations"),
    ]

  private static let pods: [FieldSpec] =
    ["DaemonSet", "Deployment", "Job", "ReplicaSet", "StatefulSet"].flatMap {
      inPod("spec/template/spec", of: FieldSpecs.type($0))
    } + inPod("spec", of: FieldSpecs.type("Pod"))
    + inPod("spec/jobTemplate/spec/template/spec", of: FieldSpecs.type("CronJob"))

  private static func inPod(_ spec: String, of type: GroupVersionKind) -> [FieldSpec] {
    let containers = ["containers", "initContainers"].flatMap { list in
      ["args", "command", "env/value", "volumeMounts/mountPath"].map { "\(list)/\($0)" }
    }
    return (containers + ["volumes/nfs/server"]).map { FieldSpec("\(spec)/\($0)", of: type) }
  }
}
