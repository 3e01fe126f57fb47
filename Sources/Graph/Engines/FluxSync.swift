public import Manifests
public import YAML

/// A folder that Flux applies: a Kustomization's, or the one that Flux itself is set up with.
public struct FluxSync: Sendable {
  /// The object that asks for it.
  public let resource: Resource
  /// The fields that say what is applied and how.
  public let spec: Node

  /// What a Flux Kustomization, a FluxInstance or a release of the flux-instance chart applies; `nil`
  /// for other objects.
  public init?(_ resource: Resource) {
    let spec: Node? =
      switch (resource.kind, resource.group) {
      case ("Kustomization", "kustomize.toolkit.fluxcd.io"): resource.spec
      case ("FluxInstance", "fluxcd.controlplane.io"): resource.spec?["sync"]
      case ("HelmRelease", "helm.toolkit.fluxcd.io"):
        resource.spec?[path: "values", "instance", "sync"]
      default: nil
      }
    guard let spec, resource.kind == "Kustomization" || spec["url"] != nil && spec["path"] != nil
    else { return nil }
    self.resource = resource
    self.spec = spec
  }

  /// The folder's path from the repository's root; `nil` where a variable hides it.
  public var path: String? {
    guard let path = spec["path"] else { return "" }
    return path.literal.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 }
  }

  /// Whether it takes the repository that Flux itself is set up from.
  public var isOfOwnRepository: Bool {
    resource.kind != "Kustomization"
      || spec[path: "sourceRef", "name"]?.hasText("flux-system") == true
  }
}
