internal import Manifests
internal import YAML

/// The auth mounts that Crossplane's provider-vault makes, by which its other objects name them
/// (`upbound/provider-vault apis auth/v1alpha1 Backend`).
struct ReferencedBackends {
  private let paths: [ObjectName: String?]

  /// The mounts among the resources of a tree.
  init(_ resources: [Resource] = []) {
    var paths: [ObjectName: String?] = [:]
    for resource in resources
    where resource.kind == "Backend" && resource.group.hasPrefix("auth.vault.") {
      guard let name = resource.name, let provider = resource.spec?["forProvider"] else { continue }
      // Vault mounts a method at its type unless told otherwise.
      let path = provider["path"] ?? provider["type"]
      paths[ObjectName(namespace: resource.namespace, name: name)] = path?.literal
    }
    self.paths = paths
  }

  /// The mount that an object of the provider means; `nil` where it is not told.
  func path(of resource: Resource) -> String? {
    guard let provider = resource.spec?["forProvider"] else { return nil }
    if let path = provider["backend"] { return path.literal }
    guard let name = provider[path: "backendRef", "name"]?.literal else { return nil }
    let namespace = provider[path: "backendRef", "namespace"]?.literal ?? resource.namespace
    return paths[ObjectName(namespace: namespace, name: name)] ?? nil
  }
}
