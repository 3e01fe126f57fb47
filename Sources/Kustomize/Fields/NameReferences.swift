/// The fields in which objects name objects of one type.
struct NameReference: Hashable, Sendable {
  /// The type of what is named.
  let target: GroupVersionKind
  /// The fields that name it.
  var referrers: [FieldSpec]
}

/// The fields by which the built-in types name one another
/// (`kustomize api/internal/konfig/builtinpluginconsts/namereference.go`).
///
/// An Ingress does not follow its IngressClass: the group is misspelt there, so nothing matches.
enum NameReferences {
  static let all: [NameReference] =
    scaled
    + [
      reference(version: "v1", "ConfigMap", configMapReferrers),
      reference(version: "v1", "Secret", secretReferrers),
      reference(version: "v1", "Service", serviceReferrers),
      NameReference(
        target: FieldSpecs.type(rbac, "Role"),
        referrers: [FieldSpec("roleRef/name", of: FieldSpecs.type(rbac, "RoleBinding"))]),
      NameReference(
        target: FieldSpecs.type(rbac, "ClusterRole"),
        referrers: [
          FieldSpec("roleRef/name", of: FieldSpecs.type(rbac, "RoleBinding")),
          FieldSpec("roleRef/name", of: FieldSpecs.type(rbac, "ClusterRoleBinding")),
        ]),
      reference(
        version: "v1", "ServiceAccount",
        [
          FieldSpec("subjects", of: FieldSpecs.type(rbac, "RoleBinding")),
          FieldSpec("subjects", of: FieldSpecs.type(rbac, "ClusterRoleBinding")),
        ] + inPods(["serviceAccountName"], of: controllers)),
      reference(
        version: "v1", "PersistentVolumeClaim",
        inPods(["volumes/persistentVolumeClaim/claimName"], of: controllers)),
      reference(
        version: "v1", "PersistentVolume",
        [
          FieldSpec("spec/volumeName", of: FieldSpecs.type("PersistentVolumeClaim")),
          FieldSpec("rules/resourceNames", of: FieldSpecs.type("ClusterRole")),
        ]),
      reference(
        group: "storage.k8s.io", version: "v1", "StorageClass",
        [
          FieldSpec("spec/storageClassName", of: FieldSpecs.type("PersistentVolume")),
          FieldSpec("spec/storageClassName", of: FieldSpecs.type("PersistentVolumeClaim")),
          FieldSpec(
            "spec/volumeClaimTemplates/spec/storageClassName", of: FieldSpecs.type("StatefulSet")),
        ]),
      reference(
        group: "scheduling.k8s.io", version: "v1", "PriorityClass",
        inPods(["priorityClassName"], of: controllers)),
      NameReference(
        target: FieldSpecs.type(admission, "ValidatingAdmissionPolicy"),
        referrers: [
          FieldSpec(
            "spec/policyName", of: FieldSpecs.type(admission, "ValidatingAdmissionPolicyBinding"))
        ]),
    ]

  private static let rbac = "rbac.authorization.k8s.io"
  private static let admission = "admissionregistration.k8s.io"

  private static let scaled = ["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"]
    .map {
      NameReference(
        target: FieldSpecs.type($0),
        referrers: [
          FieldSpec("spec/scaleTargetRef/name", of: FieldSpecs.type("HorizontalPodAutoscaler"))
        ])
    }

  private static let configMapReferrers: [FieldSpec] =
    inPods(
      [
        "volumes/configMap/name", "containers/env/valueFrom/configMapKeyRef/name",
        "initContainers/env/valueFrom/configMapKeyRef/name", "containers/envFrom/configMapRef/name",
        "initContainers/envFrom/configMapRef/name", "volumes/projected/sources/configMap/name",
      ], of: configured)
    + [
      FieldSpec("spec/configSource/configMap", of: FieldSpecs.type("Node")),
      FieldSpec("rules/resourceNames", of: FieldSpecs.type("Role")),
      FieldSpec("rules/resourceNames", of: FieldSpecs.type("ClusterRole")),
      FieldSpec(
        "metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap",
        of: FieldSpecs.type("Ingress")),
      FieldSpec("spec/template/spec/containers/env/valueFrom/configMapKeyRef/name", of: knative),
      FieldSpec("spec/template/spec/containers/envFrom/configMapRef/name", of: knative),
    ]

  private static let secretReferrers: [FieldSpec] =
    inPods(
      [
        "volumes/secret/secretName", "containers/env/valueFrom/secretKeyRef/name",
        "initContainers/env/valueFrom/secretKeyRef/name", "containers/envFrom/secretRef/name",
        "initContainers/envFrom/secretRef/name", "imagePullSecrets/name",
        "volumes/projected/sources/secret/name",
      ], of: configured)
    + [
      "spec/tls/secretName", "metadata/annotations/ingress.kubernetes.io\\/auth-secret",
      "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret",
      "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret",
    ].map { FieldSpec($0, of: FieldSpecs.type("Ingress")) }
    + [
      "parameters/secretName", "parameters/adminSecretName", "parameters/userSecretName",
      "parameters/secretRef",
    ].map { FieldSpec($0, of: FieldSpecs.type("StorageClass")) }
    + [
      FieldSpec("imagePullSecrets/name", of: FieldSpecs.type("ServiceAccount")),
      FieldSpec("rules/resourceNames", of: FieldSpecs.type("Role")),
      FieldSpec("rules/resourceNames", of: FieldSpecs.type("ClusterRole")),
      FieldSpec("spec/template/spec/containers/env/valueFrom/secretKeyRef/name", of: knative),
      FieldSpec("spec/azureFile/secretName", of: FieldSpecs.type("PersistentVolume")),
    ]

  private static let serviceReferrers: [FieldSpec] =
    [
      "spec/rules/http/paths/backend/serviceName", "spec/backend/serviceName",
      "spec/rules/http/paths/backend/service/name", "spec/defaultBackend/service/name",
    ].map { FieldSpec($0, of: FieldSpecs.type("Ingress")) }
    + [
      FieldSpec("spec/serviceName", of: FieldSpecs.type("apps", "StatefulSet")),
      FieldSpec("spec/service/name", of: FieldSpecs.type("apiregistration.k8s.io", "APIService")),
      FieldSpec(
        "webhooks/clientConfig/service",
        of: FieldSpecs.type(admission, "ValidatingWebhookConfiguration")),
      FieldSpec(
        "webhooks/clientConfig/service",
        of: FieldSpecs.type(admission, "MutatingWebhookConfiguration")),
    ]

  private static let knative = GroupVersionKind(
    group: "serving.knative.dev", version: "v1", kind: "Service")

  /// A kind and the way to its pods.
  private typealias PodPath = (type: GroupVersionKind, prefix: String)

  private static let configured: [PodPath] =
    [(FieldSpecs.type(version: "v1", "Pod"), "spec")]
    + ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job"].map {
      (FieldSpecs.type($0), "spec/template/spec")
    } + [(FieldSpecs.type("CronJob"), "spec/jobTemplate/spec/template/spec")]

  private static let controllers: [PodPath] =
    [(FieldSpecs.type("Pod"), "spec")]
    + ["StatefulSet", "Deployment", "ReplicationController", "Job", "DaemonSet"].map {
      (FieldSpecs.type($0), "spec/template/spec")
    } + [(FieldSpecs.type("CronJob"), "spec/jobTemplate/spec/template/spec")]

  private static func inPods(_ paths: [String], of pods: [PodPath]) -> [FieldSpec] {
    pods.flatMap { pod in paths.map { FieldSpec("\(pod.prefix)/\($0)", of: pod.type) } }
  }

  private static func reference(
    group: String = "", version: String, _ kind: String, _ referrers: [FieldSpec]
  ) -> NameReference {
    NameReference(
      target: GroupVersionKind(group: group, version: version, kind: kind), referrers: referrers)
  }
}
