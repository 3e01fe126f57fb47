/// The fields that the built-in transformations change, as kustomize lists them
/// (`kustomize api/internal/konfig/builtinpluginconsts`).
enum FieldSpecs {
  static let name = [FieldSpec("metadata/name")]

  static let namespace = [
    FieldSpec("metadata/name", of: type(version: "v1", "Namespace"), creates: true),
    FieldSpec(
      "spec/service/namespace", of: type("apiregistration.k8s.io", "APIService"), creates: true),
    FieldSpec(
      "spec/conversion/webhook/clientConfig/service/namespace",
      of: type("apiextensions.k8s.io", "CustomResourceDefinition")),
  ]

  static let metadataLabels = [FieldSpec("metadata/labels", creates: true)]

  static let templateLabels = templates("labels") + metadataLabels

  static let commonLabels = selectors + templateLabels

  static let commonAnnotations =
    [FieldSpec("metadata/annotations", creates: true)] + templates("annotations")

  static let images = [
    FieldSpec("spec/containers[]/image", creates: true),
    FieldSpec("spec/initContainers[]/image", creates: true),
    FieldSpec("spec/template/spec/containers[]/image", creates: true),
    FieldSpec("spec/template/spec/initContainers[]/image", creates: true),
  ]

  static let replicas = [
    FieldSpec("spec/replicas", of: type("Deployment"), creates: true),
    FieldSpec("spec/replicas", of: type("ReplicationController"), creates: true),
    FieldSpec("spec/replicas", of: type("ReplicaSet"), creates: true),
    FieldSpec("spec/replicas", of: type("StatefulSet"), creates: true),
  ]

  private static func templates(_ field: String) -> [FieldSpec] {
    let path = "spec/template/metadata/\(field)"
    // Labels know a StatefulSet of the group apps only, annotations one of any group.
    let statefulSet = field == "labels" ? type("apps", "StatefulSet") : type("StatefulSet")
    return [
      FieldSpec(path, of: type(version: "v1", "ReplicationController"), creates: true),
      FieldSpec(path, of: type("Deployment"), creates: true),
      FieldSpec(path, of: type("ReplicaSet"), creates: true),
      FieldSpec(path, of: type("DaemonSet"), creates: true),
      FieldSpec(path, of: statefulSet, creates: true),
      FieldSpec(path, of: type("batch", "Job"), creates: true),
      FieldSpec("spec/jobTemplate/metadata/\(field)", of: type("batch", "CronJob"), creates: true),
      FieldSpec(
        "spec/jobTemplate/spec/template/metadata/\(field)", of: type("batch", "CronJob"),
        creates: true),
    ]
  }

  private static let selectors: [FieldSpec] =
    [
      FieldSpec("spec/selector", of: type(version: "v1", "Service"), creates: true),
      FieldSpec("spec/selector", of: type(version: "v1", "ReplicationController"), creates: true),
      FieldSpec("spec/selector/matchLabels", of: type("Deployment"), creates: true),
      FieldSpec("spec/selector/matchLabels", of: type("ReplicaSet"), creates: true),
      FieldSpec("spec/selector/matchLabels", of: type("DaemonSet"), creates: true),
      FieldSpec("spec/selector/matchLabels", of: type("apps", "StatefulSet"), creates: true),
      FieldSpec(
        "spec/volumeClaimTemplates[]/metadata/labels", of: type("apps", "StatefulSet"),
        creates: true),
      FieldSpec("spec/selector/matchLabels", of: type("batch", "Job")),
      FieldSpec("spec/jobTemplate/spec/selector/matchLabels", of: type("batch", "CronJob")),
      FieldSpec("spec/selector/matchLabels", of: type("policy", "PodDisruptionBudget")),
      FieldSpec("spec/podSelector/matchLabels", of: networkPolicy),
      FieldSpec("spec/ingress/from/podSelector/matchLabels", of: networkPolicy),
      FieldSpec("spec/egress/to/podSelector/matchLabels", of: networkPolicy),
    ] + podSelectors(of: type("apps", "Deployment")) + podSelectors(of: type("apps", "StatefulSet"))

  /// The places in a pod that speak of other pods by their labels.
  private static func podSelectors(of type: GroupVersionKind) -> [FieldSpec] {
    let spec = "spec/template/spec"
    let during = "DuringSchedulingIgnoredDuringExecution"
    let affinities = ["podAffinity", "podAntiAffinity"].flatMap { affinity in
      [
        "affinity/\(affinity)/preferred\(during)/podAffinityTerm/labelSelector/matchLabels",
        "affinity/\(affinity)/required\(during)/labelSelector/matchLabels",
      ]
    }
    return (affinities + ["topologySpreadConstraints/labelSelector/matchLabels"]).map {
      FieldSpec("\(spec)/\($0)", of: type)
    }
  }

  private static let networkPolicy = type("networking.k8s.io", "NetworkPolicy")

  static func type(_ kind: String) -> GroupVersionKind { GroupVersionKind(kind: kind) }

  static func type(_ group: String, _ kind: String) -> GroupVersionKind {
    GroupVersionKind(group: group, kind: kind)
  }

  static func type(version: String, _ kind: String) -> GroupVersionKind {
    GroupVersionKind(version: version, kind: kind)
  }
}
