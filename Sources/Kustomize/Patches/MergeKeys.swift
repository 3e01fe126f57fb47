/// How lists of the built-in types merge: by which keys their items are told apart.
///
/// The table is what `x-kubernetes-patch-strategy: merge` and its keys say in the API's schema;
/// items of other lists, and of every list of a type that kustomize does not know, are replaced as a
/// whole.
struct MergeSchema: Sendable {
  /// What a value is, as far as lists below it merge.
  enum Shape: Sendable {
    case object([String: Shape])
    /// A mapping of names to values of one shape.
    indirect case values(Shape)
    /// A list whose items are told apart by keys; without keys the items are texts.
    indirect case merged(keys: [String], Shape)
    /// What a definition of a document says, read when it is asked for.
    indirect case defined(CustomSchemas.Definition)
    /// A list that is replaced, whose items may still be looked into by nobody.
    case other
  }

  let shape: Shape

  /// The schema of a type; `nil` if kustomize knows none, so that every list is replaced.
  init?(_ type: GroupVersionKind) {
    guard let shape = Self.shape(of: type) else { return nil }
    self.shape = shape
  }

  init(_ shape: Shape) {
    if case .defined(let definition) = shape {
      self.shape = definition.shape
    } else {
      self.shape = shape
    }
  }

  /// The schema of a field.
  subscript(field: String) -> MergeSchema? {
    switch shape {
    case .object(let fields): fields[field].map { MergeSchema($0) }
    case .values(let value): MergeSchema(value)
    default: nil
    }
  }

  private static func shape(of type: GroupVersionKind) -> Shape? {
    guard var fields = fields(of: type) else { return nil }
    fields["metadata"] = metadata
    return .object(fields)
  }

  private static let metadata = Shape.object([
    "finalizers": .merged(keys: [], .other), "ownerReferences": .merged(keys: ["uid"], .other),
  ])

  private static func fields(of type: GroupVersionKind) -> [String: Shape]? {
    switch (type.apiVersion, type.kind) {
    case ("v1", "Pod"): ["spec": podSpec, "status": podStatus]
    case ("v1", "PodTemplate"): ["template": podTemplate]
    case ("v1", "ReplicationController"), ("apps/v1", "Deployment"), ("apps/v1", "ReplicaSet"),
      ("apps/v1", "DaemonSet"), ("apps/v1", "StatefulSet"), ("batch/v1", "Job"):
      ["spec": .object(["template": podTemplate]), "status": conditions]
    case ("batch/v1", "CronJob"), ("batch/v1beta1", "CronJob"):
      [
        "spec": .object([
          "jobTemplate": .object([
            "metadata": metadata, "spec": .object(["template": podTemplate]),
          ])
        ])
      ]
    case ("v1", "Service"):
      ["spec": .object(["ports": .merged(keys: ["port", "protocol"], .other)])]
    case ("v1", "ServiceAccount"): ["secrets": .merged(keys: ["name"], .other)]
    case ("v1", "Node"):
      ["spec": .object(["podCIDRs": .merged(keys: [], .other)]), "status": nodeStatus]
    case ("v1", "Namespace"), ("v1", "PersistentVolumeClaim"), ("apiregistration.k8s.io/v1", _),
      ("policy/v1", "PodDisruptionBudget"), ("policy/v1beta1", "PodDisruptionBudget"):
      ["status": conditions]
    case ("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
      ("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"),
      ("admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration"),
      ("admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration"):
      ["webhooks": .merged(keys: ["name"], .other)]
    case ("storage.k8s.io/v1", "CSINode"):
      ["spec": .object(["drivers": .merged(keys: ["name"], .other)])]
    default: isBuiltIn(type) ? [:] : nil
    }
  }

  /// Types of the API whose lists are all replaced: only their finalizers merge.
  private static func isBuiltIn(_ type: GroupVersionKind) -> Bool {
    switch type.group {
    case "", "apps", "batch", "autoscaling", "policy", "apiextensions.k8s.io",
      "coordination.k8s.io",
      "discovery.k8s.io", "events.k8s.io", "networking.k8s.io", "node.k8s.io",
      "rbac.authorization.k8s.io", "scheduling.k8s.io", "storage.k8s.io", "certificates.k8s.io",
      "admissionregistration.k8s.io", "flowcontrol.apiserver.k8s.io", "apiregistration.k8s.io":
      type.version == "v1" || type.version.hasPrefix("v1beta") || type.version.hasPrefix("v2")
    default: false
    }
  }

  private static let conditions = Shape.object(["conditions": .merged(keys: ["type"], .other)])

  private static let podStatus = Shape.object([
    "conditions": .merged(keys: ["type"], .other), "podIPs": .merged(keys: ["ip"], .other),
  ])

  private static let nodeStatus = Shape.object([
    "addresses": .merged(keys: ["type"], .other), "conditions": .merged(keys: ["type"], .other),
  ])

  private static let podTemplate = Shape.object(["metadata": metadata, "spec": podSpec])

  private static let podSpec = Shape.object([
    "containers": containers, "initContainers": containers, "ephemeralContainers": containers,
    "hostAliases": .merged(keys: ["ip"], .other),
    "imagePullSecrets": .merged(keys: ["name"], .other),
    "topologySpreadConstraints": .merged(keys: ["topologyKey", "whenUnsatisfiable"], .other),
    "volumes": .merged(keys: ["name"], .other),
  ])

  private static let containers = Shape.merged(
    keys: ["name"],
    .object([
      "env": .merged(keys: ["name"], .other),
      "ports": .merged(keys: ["containerPort", "protocol"], .other),
      "volumeDevices": .merged(keys: ["devicePath"], .other),
      "volumeMounts": .merged(keys: ["mountPath"], .other),
    ]))
}
