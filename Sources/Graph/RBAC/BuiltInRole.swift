internal import SourceText

/// The ClusterRoles that Kubernetes brings along
/// (`kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go`).
enum BuiltInRole {
  /// The rules of a role, placed where it is named; `nil` for a role that is not one of these.
  static func rules(_ name: String, at range: SourceRange) -> [AccessRule]? {
    func rule(_ verbs: [String], _ groups: [String], _ resources: [String]) -> AccessRule {
      AccessRule(verbs: verbs, groups: groups, resources: resources, at: range)
    }
    func all(_ verbs: [String], _ table: [(String, [String])]) -> [AccessRule] {
      table.map { rule(verbs, [$0.0], $0.1) }
    }
    let view = all(reading, viewed)
    let edit =
      view + all(writing, edited)
      + [
        rule(reading, [""], ["pods/attach", "pods/exec", "pods/portforward", "pods/proxy"]),
        rule(reading, [""], ["secrets", "services/proxy"]),
        rule(["impersonate"], [""], ["serviceaccounts"]),
        rule(["create"], [""], ["pods/eviction", "serviceaccounts/token"]),
      ]
    switch name {
    case "cluster-admin": return [rule(["*"], ["*"], ["*"])]
    case "view": return view
    case "edit": return edit
    case "admin":
      return edit + [
        rule(reading + writing, ["rbac.authorization.k8s.io"], ["roles", "rolebindings"]),
        rule(["create"], ["authorization.k8s.io"], ["localsubjectaccessreviews"]),
      ]
    case "system:auth-delegator":
      return [
        rule(["create"], ["authentication.k8s.io"], ["tokenreviews"]),
        rule(["create"], ["authorization.k8s.io"], ["subjectaccessreviews"]),
      ]
    case "system:discovery", "system:basic-user", "system:public-info-viewer",
      "system:service-account-issuer-discovery":
      // They open paths that are no resources, and questions about oneself.
      return []
    default: return nil
    }
  }

  /// Whether other ClusterRoles of the tree and of operators add to a role, by their labels.
  static func isAggregated(_ name: String) -> Bool { ["admin", "edit", "view"].contains(name) }

  /// The roles whose labels let them add to a role: `admin` holds `edit`, which holds `view`.
  static func aggregates(_ name: String) -> [String] {
    switch name {
    case "admin": ["admin", "edit", "view"]
    case "edit": ["edit", "view"]
    default: [name]
    }
  }

  /// Whether the tables below tell all that the roles say of a group.
  static func knows(_ group: String) -> Bool {
    group == "rbac.authorization.k8s.io" || viewed.contains { $0.0 == group }
  }

  private static let reading = ["get", "list", "watch"]
  private static let writing = ["create", "delete", "deletecollection", "patch", "update"]

  private static let viewed: [(String, [String])] = [
    (
      "",
      [
        "pods", "replicationcontrollers", "replicationcontrollers/scale", "serviceaccounts",
        "services", "services/status", "endpoints", "persistentvolumeclaims",
        "persistentvolumeclaims/status", "configmaps", "limitranges", "resourcequotas", "bindings",
        "events", "pods/status", "resourcequotas/status", "namespaces/status",
        "replicationcontrollers/status", "pods/log", "namespaces",
      ]
    ),
    ("discovery.k8s.io", ["endpointslices"]),
    (
      "apps",
      [
        "controllerrevisions", "statefulsets", "statefulsets/status", "statefulsets/scale",
        "daemonsets", "daemonsets/status", "deployments", "deployments/status",
        "deployments/scale", "replicasets", "replicasets/status", "replicasets/scale",
      ]
    ),
    ("autoscaling", ["horizontalpodautoscalers", "horizontalpodautoscalers/status"]),
    ("batch", ["jobs", "cronjobs", "cronjobs/status", "jobs/status"]),
    ("policy", ["poddisruptionbudgets", "poddisruptionbudgets/status"]),
    ("networking.k8s.io", ["networkpolicies", "ingresses", "ingresses/status"]),
  ]

  private static let edited: [(String, [String])] = [
    (
      "",
      [
        "pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy",
        "replicationcontrollers", "replicationcontrollers/scale", "serviceaccounts", "services",
        "services/proxy", "persistentvolumeclaims", "configmaps", "secrets", "events",
      ]
    ),
    (
      "apps",
      [
        "statefulsets", "statefulsets/scale", "daemonsets", "deployments", "deployments/scale",
        "deployments/rollback", "replicasets", "replicasets/scale",
      ]
    ),
    ("autoscaling", ["horizontalpodautoscalers"]),
    ("batch", ["jobs", "cronjobs"]),
    ("policy", ["poddisruptionbudgets"]),
    ("networking.k8s.io", ["networkpolicies", "ingresses"]),
  ]
}
