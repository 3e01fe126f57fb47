public import Manifests

extension ResourceGraph {
  /// The custom resources that hold credentials in clear, and where.
  public var credentialFields: [(resource: Resource, fields: [CredentialField])] {
    resources.compactMap { resource in
      // What a chart makes of values stands in the values.
      guard resource.origin != .chart, PodSpec(resource) == nil else { return nil }
      let fields = resource.credentialFields
      return fields.isEmpty ? nil : (resource, fields)
    }
  }
}
