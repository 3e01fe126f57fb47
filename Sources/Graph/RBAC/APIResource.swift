/// A type of the API as requests name it, for the built-in kinds that scripts work with
/// (`kubectl api-resources`).
struct APIResource: Sendable, Hashable {
  /// The plural, such as `secrets`.
  let plural: String
  /// The API group, empty for the core group.
  let group: String
  /// Whether its objects live in a namespace.
  let isNamespaced: Bool

  /// The type of a kind; `nil` for kinds that are not built in.
  init?(kind: String) {
    guard let found = Self.table[kind] else { return nil }
    self = found
  }

  /// The type that a manifest names by its kind and `apiVersion`.
  init?(kind: String, apiVersion: String) {
    let group = apiVersion.contains("/") ? String(apiVersion.prefix { $0 != "/" }) : ""
    guard let found = Self.table[kind], found.group == group else { return nil }
    self = found
  }

  /// The kinds that a plural stands for.
  static func kinds(of plural: String) -> [String] {
    table.filter { $0.value.plural == plural }.map(\.key)
  }

  private init(_ plural: String, _ group: String = "", isNamespaced: Bool = true) {
    self.plural = plural
    self.group = group
    self.isNamespaced = isNamespaced
  }

  private static let table: [String: APIResource] = [
    "Secret": APIResource("secrets"), "ConfigMap": APIResource("configmaps"),
    "Pod": APIResource("pods"), "Service": APIResource("services"),
    "ServiceAccount": APIResource("serviceaccounts"),
    "PersistentVolumeClaim": APIResource("persistentvolumeclaims"),
    "Event": APIResource("events"), "Endpoints": APIResource("endpoints"),
    "Namespace": APIResource("namespaces", isNamespaced: false),
    "Node": APIResource("nodes", isNamespaced: false),
    "PersistentVolume": APIResource("persistentvolumes", isNamespaced: false),
    "Deployment": APIResource("deployments", "apps"),
    "StatefulSet": APIResource("statefulsets", "apps"),
    "DaemonSet": APIResource("daemonsets", "apps"),
    "ReplicaSet": APIResource("replicasets", "apps"),
    "Job": APIResource("jobs", "batch"), "CronJob": APIResource("cronjobs", "batch"),
    "Ingress": APIResource("ingresses", "networking.k8s.io"),
    "NetworkPolicy": APIResource("networkpolicies", "networking.k8s.io"),
    "Role": APIResource("roles", RoleCatalog.group),
    "RoleBinding": APIResource("rolebindings", RoleCatalog.group),
    "ClusterRole": APIResource("clusterroles", RoleCatalog.group, isNamespaced: false),
    "ClusterRoleBinding": APIResource(
      "clusterrolebindings", RoleCatalog.group, isNamespaced: false),
    "CustomResourceDefinition": APIResource(
      "customresourcedefinitions", "apiextensions.k8s.io", isNamespaced: false),
    "StorageClass": APIResource("storageclasses", "storage.k8s.io", isNamespaced: false),
    "CertificateSigningRequest": APIResource(
      "certificatesigningrequests", "certificates.k8s.io", isNamespaced: false),
    "Lease": APIResource("leases", "coordination.k8s.io"),
  ]
}
