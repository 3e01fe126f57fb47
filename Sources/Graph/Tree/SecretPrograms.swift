internal import Manifests
internal import SourceText
internal import YAML

extension OpaqueProducer {
  /// Workloads that Roles let create Secrets in a namespace, whatever their names.
  ///
  /// Where a script that runs as the account is seen to write Secrets, the Role is there for it.
  /// `scripts` are those that write some.
  static func programs(in resources: [Resource], _ scripts: [Script]) -> [OpaqueProducer] {
    let group = "rbac.authorization.k8s.io"
    var creating: Set<ObjectName> = Set(
      ["cluster-admin", "admin", "edit"].map { ObjectName(namespace: nil, name: $0) })
    for role in resources where role.group == group && role.kind.hasSuffix("Role") {
      guard let name = role.name, createsSecrets(role) else { continue }
      creating.insert(
        ObjectName(namespace: role.kind == "Role" ? role.namespace : nil, name: name))
    }
    let scripted = Set(
      scripts.compactMap { script in
        script.pod.map {
          ObjectName(namespace: $0.resource.namespace, name: $0.serviceAccountName)
        }
      })
    return resources.filter { $0.group == group && $0.kind.hasSuffix("RoleBinding") }
      .flatMap { binding -> [OpaqueProducer] in
        guard let role = binding.node["roleRef"]?["name"]?.text,
          creating.contains(
            ObjectName(
              namespace: binding.node["roleRef"]?["kind"]?.hasText("Role") == true
                ? binding.namespace : nil, name: role))
        else { return [] }
        return subjects(of: binding).filter { !scripted.contains($0) }.map { account in
          OpaqueProducer(
            namespace: binding.kind == "RoleBinding" ? binding.namespace : account.namespace,
            reason: "lets \(account.name) create Secrets of any name",
            displayName: binding.displayName, range: binding.place.range)
        }
      }
  }

  private static func subjects(of binding: Resource) -> [ObjectName] {
    (binding.node["subjects"]?.items ?? []).compactMap { subject in
      guard subject["kind"]?.hasText("ServiceAccount") == true, let name = subject["name"]?.text
      else { return nil }
      return ObjectName(
        namespace: subject["namespace"].map { $0.literal } ?? binding.namespace, name: name)
    }
  }

  private static func createsSecrets(_ role: Resource) -> Bool {
    (role.node["rules"]?.items ?? []).contains { rule in
      let verbs = (rule["verbs"]?.items ?? []).contains { $0.hasText("create") || $0.hasText("*") }
      let kinds = (rule["resources"]?.items ?? []).contains {
        $0.hasText("secrets") || $0.hasText("*")
      }
      let groups = (rule["apiGroups"]?.items ?? []).contains { $0.hasText("") || $0.hasText("*") }
      return verbs && kinds && groups
    }
  }
}
