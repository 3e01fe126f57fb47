internal import YAML

/// What kustomize demands of a kustomization as a whole (`kustomize api/types/kustomization.go`).
extension Kustomization {
  /// What is wrong with its header or the names of its fields; kustomize refuses unknown ones.
  var complaints: [BuildError] {
    guard let node else { return [] }
    var complaints: [BuildError] = []
    if let kind = node.field("kind"), !kind.isNull, !kind.hasText("Kustomization"), !isComponent {
      complaints.append(
        BuildError("the kind of a kustomization is Kustomization or Component", at: kind.range))
    }
    let wanted = "kustomize.config.k8s.io/\(isComponent ? "v1alpha1" : "v1beta1")"
    if let version = node.field("apiVersion"), !version.isNull, !version.hasText(wanted) {
      complaints.append(BuildError("the apiVersion here is \(wanted)", at: version.range))
    }
    for entry in node.entries {
      guard let name = entry.key.text, !Self.fields.contains(name.lowercased()) else { continue }
      complaints.append(BuildError("kustomize knows no such field", at: entry.key.range))
    }
    return complaints
  }

  private static let fields = Set(
    [
      "apiVersion", "kind", "metadata", "openapi", "namePrefix", "nameSuffix", "namespace",
      "commonLabels", "labels", "commonAnnotations", "patchesStrategicMerge", "patchesJson6902",
      "patches", "images", "imageTags", "replacements", "replicas", "vars", "sortOptions",
      "resources", "components", "crds", "bases", "configMapGenerator", "secretGenerator",
      "helmGlobals", "helmCharts", "helmChartInflationGenerator", "generatorOptions",
      "configurations", "generators", "transformers", "validators", "buildMetadata", "inventory",
    ].map { $0.lowercased() })
}
