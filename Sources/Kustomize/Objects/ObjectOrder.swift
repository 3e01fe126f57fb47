internal import SourceText
internal import YAML

/// The order in which kustomize prints objects: what others need comes first
/// (`kustomize api/internal/builtins/SortOrderTransformer.go`).
struct ObjectOrder {
  private let first: [String]
  private let last: [String]

  /// Whether `sortOptions` keeps the order in which objects came.
  static func isFirstInFirstOut(_ kustomization: Kustomization) -> Bool {
    kustomization.node?[path: "sortOptions", "order"]?.hasText("fifo") == true
  }

  init(_ kustomization: Kustomization) {
    let options = kustomization.node?[path: "sortOptions", "legacySortOptions"]
    let orderFirst = (options?["orderFirst"]?.items ?? []).compactMap(\.text)
    let orderLast = (options?["orderLast"]?.items ?? []).compactMap(\.text)
    first = options == nil ? Self.defaultFirst : orderFirst
    last = options == nil ? Self.defaultLast : orderLast
  }

  func sorted(_ objects: [BuiltObject]) -> [BuiltObject] {
    objects.enumerated().map {
      (index: $0, rank: rank($1.id.type.kind), key: Self.key($1.id), object: $1)
    }
    .sorted {
      ($0.rank, $0.key.type, $0.key.name, $0.index) < ($1.rank, $1.key.type, $1.key.name, $1.index)
    }
    .map(\.object)
  }

  private func rank(_ kind: String) -> Int {
    if let index = first.firstIndex(of: kind) { return index - first.count }
    if let index = last.firstIndex(of: kind) { return index + 1 }
    return 0
  }

  private static func key(_ id: ObjectID) -> (type: String, name: String) {
    let group = id.type.group.isEmpty ? "~G" : id.type.group
    let namespace = id.namespace.isEmpty ? "~X" : id.namespace
    return ("\(group)_\(id.type.version)_\(id.type.kind)", "\(namespace)|\(id.name)")
  }

  private static let defaultFirst = [
    "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount",
    "PodSecurityPolicy", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap",
    "Secret", "Endpoints", "Service", "LimitRange", "PriorityClass", "PersistentVolume",
    "PersistentVolumeClaim", "Deployment", "StatefulSet", "CronJob", "PodDisruptionBudget",
  ]
  private static let defaultLast = [
    "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
  ]
}
