public import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// The images that custom resources name for what their operators run: fields `image` and `...Image`,
  /// those of pods left out.
  public func operatorImages(of resource: Resource) -> [ImageReference] {
    guard resource.isCustom, PodSpec(resource) == nil, let spec = resource.spec else { return [] }
    var told: Set<SourceRange> = []
    return Self.imageFields.flatMap { $0.nodes(in: spec) }.compactMap { node in
      told.insert(node.range).inserted ? ImageReference(node) : nil
    }
  }

  private static let imageFields = ["**.*image"].map { FieldPath(table: $0) }
}

extension Resource {
  /// Whether it is of a kind that neither the API server nor an engine brings along.
  fileprivate var isCustom: Bool {
    !group.isEmpty && !Self.builtInGroups.contains(group) && !group.hasSuffix(".k8s.io")
      && !group.hasSuffix("toolkit.fluxcd.io") && !group.hasSuffix("openshift.io")
  }

  private static let builtInGroups: Set<String> = [
    "apps", "batch", "autoscaling", "policy", "extensions", "argoproj.io", "kyverno.io",
    "templates.gatekeeper.sh",
  ]
}
