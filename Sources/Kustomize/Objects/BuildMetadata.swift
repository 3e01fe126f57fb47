internal import YAML

/// What `buildMetadata` asks to write into the objects.
struct BuildMetadata {
  private(set) var hasOrigins = false
  private(set) var hasTransformations = false
  private(set) var hasManagedByLabel = false

  init() {}

  init(_ kustomization: Kustomization) {
    for entry in kustomization.list("buildMetadata") {
      switch entry.text {
      case "originAnnotations": hasOrigins = true
      case "transformerAnnotations": hasTransformations = true
      case "managedByLabel": hasManagedByLabel = true
      default: break
      }
    }
  }

  var isAny: Bool { hasOrigins || hasTransformations || hasManagedByLabel }
}
