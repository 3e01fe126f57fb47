public import Manifests
internal import SourceText
internal import YAML

/// An Application that an ApplicationSet makes, as far as the tree tells.
public struct GeneratedApplication: Sendable {
  /// The Application; what its generators leave open stands in it as `{{ ... }}`.
  public let resource: Resource
  /// Which clusters it is made for, as the selector of a cluster generator says.
  public let clusterSelection: String?
}

extension GeneratedApplication {
  /// The Applications of an ApplicationSet.
  public static func all(of set: Resource, in folders: TreeFolders) -> [GeneratedApplication] {
    guard let spec = set.spec, let template = spec["template"] else { return [] }
    let isGoTemplate = spec["goTemplate"]?.bool == true
    let parameters = (spec["generators"]?.items ?? []).flatMap {
      Generator($0, isGoTemplate: isGoTemplate, in: folders).parameters()
    }
    return parameters.prefix(Generator.most).compactMap { parameters in
      let filled = parameters.filled(template, isGoTemplate: isGoTemplate)
      return application(filled, of: set).map {
        GeneratedApplication(resource: $0, clusterSelection: parameters.clusterSelection)
      }
    }
  }

  /// The template of a set as an Application in which nothing is filled in.
  static func template(of set: Resource) -> Resource? {
    set.spec?["template"].flatMap { application($0, of: set) }
  }

  /// A filled template as an object of the set's namespace.
  private static func application(_ template: Node, of set: Resource) -> Resource? {
    let place = Draft.Place.node(template)
    var metadata = Draft.node(template["metadata"] ?? template)
    if template["metadata"] == nil { metadata = .mapping(Draft.Mapping(at: place)) }
    if metadata["namespace"] == nil, let namespace = set.metadata?["namespace"] {
      metadata = metadata.setting("namespace", at: .node(namespace), to: .node(namespace))
    }
    var application = Draft.mapping(Draft.Mapping(at: place))
      .setting("apiVersion", at: place, to: .string(set.apiVersion, at: place))
      .setting("kind", at: place, to: .string("Application", at: place))
      .setting("metadata", at: place, to: metadata)
    if let spec = template["spec"] {
      application = application.setting("spec", at: .node(spec), to: .node(spec))
    }
    return Resource(
      application.composed, id: set.id, file: set.file, origin: set.origin, layers: set.layers,
      kustomizeRoot: set.kustomizeRoot)
  }
}
