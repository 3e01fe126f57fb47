internal import Linting

extension Rule {
  static let metadataNamespaceOnClusterScoped = Rule(
    "metadata-namespace-on-cluster-scoped", .note,
    "An object that has no namespace is written with one",
    why: """
      The API server drops the namespace of a cluster-scoped object. What reads as rights in one
      namespace holds in all of them, and two such objects of one name in two folders overwrite one
      another.
      """,
    symptoms: [
      "a ClusterRole that changes back and forth between two applications",
      "an object that a tool keeps showing as out of sync",
    ],
    detection: """
      `metadata.namespace` of a kind of Kubernetes' own that has no namespace: ClusterRole,
      ClusterRoleBinding, Namespace, PersistentVolume, StorageClass, CustomResourceDefinition and the
      like.
      """,
    limits: "Kinds that a CustomResourceDefinition adds are not judged.",
    fix: "Take the line out. If the rights are for one namespace, use a Role and a RoleBinding.",
    exceptions: "None: the line does nothing.",
    references: [
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace"
    ],
    examples: [
      .flagged(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: reader
          ↓namespace: shop
        rules: []
        """,
        corrected: """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRole
          metadata:
            name: reader
          rules: []
          """),
      .clean(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: reader
          namespace: shop
        ---
        apiVersion: example.com/v1
        kind: ClusterThing
        metadata:
          name: thing
          namespace: shop
        """),
    ]
  ) { graph, findings in
    for resource in graph.resources
    where ClusterScope.contains(resource.kind, apiVersion: resource.apiVersion) {
      guard let entry = resource.metadata?.entry("namespace"), !entry.value.isNull else { continue }
      let rights = resource.kind.hasPrefix("ClusterRole") ? " What it gives holds everywhere." : ""
      findings.report(
        "\(resource.kind) \(resource.name ?? "") has no namespace: the API server drops this one.\(rights)",
        at: entry.key, in: resource,
        fix: graph.removal(of: entry).map {
          Fix("Take the namespace out.", isSafe: true, edits: [$0])
        })
    }
  }
}
