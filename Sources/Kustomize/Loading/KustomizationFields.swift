internal import SourceText
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
      complaints.append(BuildError(Self.unknownField(name), at: entry.key.range))
    }
    return complaints
  }

  /// Repeats the name only where it is nearly one of these: anything else may be a secret that lost
  /// its place.
  private static func unknownField(_ name: String) -> String {
    guard let meant = Spelling.nearest(to: name, in: names) else {
      return "kustomize knows no such field"
    }
    return "kustomize knows no field \(name) (did you mean \(meant)?)"
  }

  private static let fields = Set(names.map { $0.lowercased() })

  private static let names =
    [
      "apiVersion", "kind", "metadata", "openapi", "namePrefix", "nameSuffix", "namespace",
      "commonLabels", "labels", "commonAnnotations", "patchesStrategicMerge", "patchesJson6902",
      "patches", "images", "imageTags", "replacements", "replicas", "vars", "sortOptions",
      "resources", "components", "crds", "bases", "configMapGenerator", "secretGenerator",
      "helmGlobals", "helmCharts", "helmChartInflationGenerator", "generatorOptions",
      "configurations", "generators", "transformers", "validators", "buildMetadata", "inventory",
    ]
}
