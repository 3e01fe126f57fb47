internal import Manifests
internal import YAML

extension SecretWriter {
  /// The Secrets that a Role lets a workload of the tree write by name.
  ///
  /// `resourceNames` with `update` or `patch` is what a program needs that fills a Secret by itself
  /// (`facts: gitops.md 2`, RBAC only); a wildcard says nothing.
  /// Where a script of the tree is seen to write the Secret, the Role is there for the script.
  static func allowed(by roles: RoleIndex, beside seen: [SecretWriter]) -> [SecretWriter] {
    let seeded = Set(seen.filter(\.isSeeding).map(\.secret.name))
    return roles.boundRules.flatMap { rule -> [SecretWriter] in
      let verbs = Set((rule.node["verbs"]?.items ?? []).compactMap(\.text))
      let kinds = Set((rule.node["resources"]?.items ?? []).compactMap(\.text))
      guard kinds.contains("secrets"), !verbs.isDisjoint(with: ["update", "patch"]) else {
        return []
      }
      return (rule.node["resourceNames"]?.items ?? []).compactMap { node in
        node.literal.flatMap { name in
          seeded.contains(name)
            ? nil
            : SecretWriter(
              resource: rule.role, secret: ObjectName(namespace: rule.role.namespace, name: name),
              means: .program, range: node.range, node: node)
        }
      }
    }
  }
}

/// The rules of Roles that are bound to a ServiceAccount which some workload runs as.
struct RoleIndex {
  /// One rule of a Role.
  struct Rule {
    let role: Resource
    let node: Node
  }

  let boundRules: [Rule]

  init(_ resources: [Resource]) {
    let group = "rbac.authorization.k8s.io"
    let accounts = Set(resources.compactMap { PodSpec($0)?.serviceAccountName })
    var boundRoles: Set<String> = []
    for binding in resources where binding.group == group && binding.kind.hasSuffix("RoleBinding") {
      let subjects = (binding.node["subjects"]?.items ?? []).compactMap { $0["name"]?.text }
      guard subjects.contains(where: accounts.contains) else { continue }
      if let role = binding.node[path: "roleRef", "name"]?.text { boundRoles.insert(role) }
    }
    boundRules = resources.filter {
      $0.group == group && ($0.kind == "Role" || $0.kind == "ClusterRole")
        && boundRoles.contains($0.name ?? "")
    }.flatMap { role in
      (role.node["rules"]?.items ?? []).map { Rule(role: role, node: $0) }
    }
  }
}
