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
      `metadata.namespace` of a kind that has no namespace: Kubernetes' own (ClusterRole, Namespace,
      StorageClass and the like), those whose CustomResourceDefinition in the tree says `scope: Cluster`,
      and those of widespread operators (ClusterIssuer, ClusterSecretStore, SecurityContextConstraints).
      """,
    limits:
      "A kind of an operator that neither the tree nor the list of known ones tells of is not judged.",
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
      .flagged(
        "Of operators: one known, one by its definition",
        """
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata:
          name: vault
          ↓namespace: external-secrets
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: tenants.example.com
        spec:
          group: example.com
          scope: Cluster
          names: {kind: Tenant, plural: tenants}
        ---
        apiVersion: example.com/v1
        kind: Tenant
        metadata:
          name: shop
          ↓namespace: shop
        """,
        corrected: """
          apiVersion: external-secrets.io/v1
          kind: ClusterSecretStore
          metadata:
            name: vault
          """),
      .clean(
        "What a kustomization adds to all it builds",
        """
        -- kustomization.yaml --
        namespace: external-secrets
        resources: [store.yaml]
        -- store.yaml --
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata:
          name: vault
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
    where graph.isClusterScoped(resource) {
      // A namespace that a kustomization or an engine adds to all it builds is nobody's belief.
      guard let entry = resource.metadata?.entry("namespace"), !entry.value.isNull,
        entry.key.range.file == resource.layers.first?.file ?? resource.file
      else { continue }
      let rights = resource.kind.hasPrefix("ClusterRole") ? " What it gives holds everywhere." : ""
      findings.report(
        "\(([resource.kind] + [resource.metadata?["name"]?.text].compactMap { $0 }).joined(separator: " ")) is cluster-scoped: the API server drops this namespace.\(rights)",
        at: entry.key, in: resource,
        fix: graph.removal(of: entry).map {
          Fix("Take the namespace out.", isSafe: true, edits: [$0])
        })
    }
  }
}
