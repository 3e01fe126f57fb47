/// The fields that Argo CD's own kinds have, down to where anything may follow.
///
/// Those of all versions up to 3.x together (`argo-cd pkg/apis/application/v1alpha1/types.go`).
indirect enum ArgoCDFields: Sendable {
  /// Anything: a scalar, or a value that is not looked into.
  case any
  /// A mapping with just these fields.
  case fields([String: ArgoCDFields])
  /// A list whose items are all of one shape.
  case list(ArgoCDFields)

  /// The path of the mapping that may hold a field of a name; `nil` for none or several.
  func onlyPlace(of name: String) -> String? {
    let places = places(of: name, at: "")
    return places.count == 1 ? places[0] : nil
  }

  private func places(of name: String, at path: String) -> [String] {
    switch self {
    case .any: []
    case .list(let item): item.places(of: name, at: "\(path)[]")
    case .fields(let fields):
      (fields[name] == nil ? [] : [path])
        + fields.sorted { $0.key < $1.key }.flatMap {
          $0.value.places(of: name, at: path.isEmpty ? $0.key : "\(path).\($0.key)")
        }
    }
  }

  /// The fields of an object's root; `nil` for kinds that are not Argo CD's.
  static func ofObject(_ kind: String) -> ArgoCDFields? {
    switch kind {
    case "Application": object(spec: application, more: ["operation"])
    case "ApplicationSet": object(spec: applicationSet)
    case "AppProject": object(spec: project)
    default: nil
    }
  }

  private static func object(spec: ArgoCDFields, more: [String] = []) -> ArgoCDFields {
    leaves(["apiVersion", "kind", "metadata", "status"] + more, ["spec": spec])
  }

  private static func leaves(
    _ names: [String], _ others: [String: ArgoCDFields] = [:]
  ) -> ArgoCDFields {
    var fields = others
    for name in names { fields[name] = .any }
    return .fields(fields)
  }

  private static let application = leaves(
    ["project", "revisionHistoryLimit", "sourceHydrator"],
    [
      "source": source, "sources": .list(source),
      "destination": leaves(["server", "namespace", "name"]),
      "syncPolicy": syncPolicy,
      "ignoreDifferences": .list(
        leaves([
          "group", "kind", "name", "namespace", "jsonPointers", "jqPathExpressions",
          "managedFieldsManagers",
        ])),
      "info": .list(leaves(["name", "value"])),
    ])

  private static let source = leaves(
    ["repoURL", "path", "targetRevision", "chart", "ref", "name"],
    [
      "helm": helm, "kustomize": kustomize,
      "directory": leaves(["recurse", "exclude", "include"], ["jsonnet": jsonnet]),
      "plugin": leaves(
        ["name"],
        [
          "env": .list(leaves(["name", "value"])),
          "parameters": .list(leaves(["name", "string", "map", "array"])),
        ]),
    ])

  private static let helm = leaves(
    [
      "valueFiles", "releaseName", "values", "valuesObject", "version", "passCredentials",
      "ignoreMissingValueFiles", "skipCrds", "skipTests", "skipSchemaValidation", "namespace",
      "kubeVersion", "apiVersions",
    ],
    [
      "parameters": .list(leaves(["name", "value", "forceString"])),
      "fileParameters": .list(leaves(["name", "path"])),
    ])

  private static let kustomize = leaves(
    [
      "namePrefix", "nameSuffix", "images", "commonLabels", "version", "commonAnnotations",
      "forceCommonLabels", "forceCommonAnnotations", "namespace", "commonAnnotationsEnvsubst",
      "components", "ignoreMissingComponents", "labelWithoutSelector", "labelIncludeTemplates",
      "kubeVersion", "apiVersions",
    ],
    [
      "replicas": .list(leaves(["name", "count"])),
      "patches": .list(leaves(["path", "patch", "target", "options"])),
    ])

  private static let jsonnet = leaves(
    ["libs"],
    [
      "extVars": .list(leaves(["name", "value", "code"])),
      "tlas": .list(leaves(["name", "value", "code"])),
    ])

  private static let syncPolicy = leaves(
    ["syncOptions"],
    [
      "automated": leaves(["prune", "selfHeal", "allowEmpty", "enabled"]),
      "retry": leaves(
        ["limit", "refresh"], ["backoff": leaves(["duration", "factor", "maxDuration"])]),
      "managedNamespaceMetadata": leaves(["labels", "annotations"]),
    ])

  private static let applicationSet = leaves(
    [
      "goTemplate", "goTemplateOptions", "generators", "templatePatch", "strategy",
      "applyNestedSelectors",
    ],
    [
      "template": leaves(
        [],
        [
          "metadata": leaves(["name", "namespace", "labels", "annotations", "finalizers"]),
          "spec": application,
        ]),
      "syncPolicy": leaves(["preserveResourcesOnDeletion", "applicationsSync"]),
      "preservedFields": leaves(["annotations", "labels"]),
      "ignoreApplicationDifferences": .list(leaves(["name", "jsonPointers", "jqPathExpressions"])),
    ])

  private static let project = leaves(
    [
      "sourceRepos", "description", "sourceNamespaces", "permitOnlyProjectScopedClusters",
      "sourceIntegrity",
    ],
    [
      "destinations": .list(leaves(["server", "namespace", "name"])),
      "roles": .list(leaves(["name", "description", "policies", "jwtTokens", "groups"])),
      "clusterResourceWhitelist": .list(leaves(["group", "kind", "name"])),
      "clusterResourceBlacklist": .list(leaves(["group", "kind", "name"])),
      "namespaceResourceWhitelist": .list(leaves(["group", "kind", "name"])),
      "namespaceResourceBlacklist": .list(leaves(["group", "kind", "name"])),
      "orphanedResources": leaves(["warn"], ["ignore": .list(leaves(["group", "kind", "name"]))]),
      "signatureKeys": .list(leaves(["keyID"])),
      "destinationServiceAccounts": .list(
        leaves(["server", "namespace", "defaultServiceAccount"])),
      "syncWindows": .list(
        leaves([
          "kind", "schedule", "duration", "applications", "namespaces", "clusters", "manualSync",
          "timeZone", "andOperator", "description", "syncOverrun",
        ])),
    ])
}
