/// The type of an object. In a selector, an empty part stands for any.
struct GroupVersionKind: Hashable, Sendable {
  var group = ""
  var version = ""
  var kind = ""

  init(group: String = "", version: String = "", kind: String = "") {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// Reads `apps/v1` or `v1`.
  init(apiVersion: String, kind: String) {
    if let slash = apiVersion.firstIndex(of: "/") {
      group = String(apiVersion[..<slash])
      version = String(apiVersion[apiVersion.index(after: slash)...])
    } else {
      version = apiVersion
    }
    self.kind = kind
  }

  var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// Whether a selector, whose empty parts stand for any, takes in the type.
  func isSelected(by selector: GroupVersionKind) -> Bool {
    (selector.kind.isEmpty || selector.kind == kind)
      && (selector.group.isEmpty || selector.group == group)
      && (selector.version.isEmpty || selector.version == version)
  }

  /// Whether objects of the type have no namespace. What kustomize does not know, it takes as
  /// namespaced, and so does a build (`kustomize kyaml/openapi`).
  var isClusterScoped: Bool {
    Self.clusterScoped[kind]?.contains(apiVersion) == true
  }

  private static let clusterScoped: [String: Set<String>] = [
    "APIService": ["apiregistration.k8s.io/v1", "apiregistration.k8s.io/v1beta1"],
    "CSIDriver": ["storage.k8s.io/v1", "storage.k8s.io/v1beta1"],
    "CSINode": ["storage.k8s.io/v1", "storage.k8s.io/v1beta1"],
    "CertificateSigningRequest": ["certificates.k8s.io/v1", "certificates.k8s.io/v1beta1"],
    "ClusterRole": ["rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1beta1"],
    "ClusterRoleBinding": ["rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1beta1"],
    "ComponentStatus": ["v1"],
    "CustomResourceDefinition": ["apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1"],
    "FlowSchema": ["flowcontrol.apiserver.k8s.io/v1beta1"],
    "IngressClass": ["networking.k8s.io/v1", "networking.k8s.io/v1beta1"],
    "MutatingWebhookConfiguration": [
      "admissionregistration.k8s.io/v1", "admissionregistration.k8s.io/v1beta1",
    ],
    "Namespace": ["v1"],
    "Node": ["v1"],
    "PersistentVolume": ["v1"],
    "PodSecurityPolicy": ["policy/v1beta1"],
    "PriorityClass": ["scheduling.k8s.io/v1", "scheduling.k8s.io/v1beta1"],
    "PriorityLevelConfiguration": ["flowcontrol.apiserver.k8s.io/v1beta1"],
    "RuntimeClass": ["node.k8s.io/v1", "node.k8s.io/v1beta1"],
    "StorageClass": ["storage.k8s.io/v1", "storage.k8s.io/v1beta1"],
    "ValidatingWebhookConfiguration": [
      "admissionregistration.k8s.io/v1", "admissionregistration.k8s.io/v1beta1",
    ],
    "VolumeAttachment": ["storage.k8s.io/v1", "storage.k8s.io/v1beta1"],
  ]
}
