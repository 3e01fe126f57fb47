public import Manifests
internal import SourceText
internal import YAML

/// The credentials in clear among the fields of one object, or among the values of one release.
public struct CredentialHolder: Sendable {
  /// The object; `nil` for a release that no object asks for.
  public let resource: Resource?
  /// Its name for messages.
  public let displayName: String
  /// The fields.
  public let fields: [CredentialField]
}

extension CredentialHolder {
  /// The custom resources and the releases that hold credentials in clear, each field once.
  static func all(
    of resources: [Resource], _ releases: [HelmRelease]
  ) -> [CredentialHolder] {
    let objects = resources.compactMap { resource -> CredentialHolder? in
      // What a chart makes of values stands in the values.
      guard resource.origin != .chart, PodSpec(resource) == nil else { return nil }
      let fields = resource.credentialFields + fieldsOfEmbeddedValues(in: resource)
      return fields.isEmpty
        ? nil
        : CredentialHolder(resource: resource, displayName: resource.displayName, fields: fields)
    }
    // An Application's parameter is a field of it, and a value of its release.
    var told = Set(
      objects.flatMap { $0.fields.flatMap { [$0.key, $0.name].compactMap { $0?.range } } })
    let installed = releases.compactMap { release -> CredentialHolder? in
      // A chart's own defaults are nobody's credentials.
      guard release.installer != .unknown, let values = release.values.root else { return nil }
      let fields = CredentialField.all(in: values, path: "values").filter {
        told.insert($0.key.range).inserted
      }
      return fields.isEmpty
        ? nil
        : CredentialHolder(
          resource: release.resource, displayName: release.displayName, fields: fields)
    }
    return objects + installed
  }

  /// The same of values that an Argo CD Application carries as a text.
  private static func fieldsOfEmbeddedValues(in resource: Resource) -> [CredentialField] {
    guard resource.group == "argoproj.io" else { return [] }
    let spec =
      resource.kind == "ApplicationSet" ? resource.spec?["template"]?["spec"] : resource.spec
    return (spec?.applicationSources ?? []).flatMap { source -> [CredentialField] in
      guard let text = source[path: "helm", "values"], text.isScalar, !text.isNull,
        case .values(let draft) = EmbeddedValues.layer(in: text), draft.isMapping
      else { return [] }
      return CredentialField.all(in: draft.composed, path: "values")
    }
  }
}
