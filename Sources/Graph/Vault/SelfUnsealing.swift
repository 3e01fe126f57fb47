public import Manifests

/// Which Vaults of a view are unsealed by a seal of their own; found out once, since every script that
/// initialises one asks.
struct SelfUnsealing: Sendable {
  /// The resources of those whose own configuration does not tell.
  fileprivate var bySurvey: Set<Resource.ID> = []
  /// Whether one of a namespace is.
  fileprivate var inNamespace: [String?: Bool] = [:]

  /// Of no view.
  init() {}

  init(_ graph: ResourceGraph) {
    var survey = OwnSealSurvey(graph)
    for server in graph.vaultServers {
      if server.unsealsItself == nil, survey.seal(of: server.resource) == .named {
        bySurvey.insert(server.resource.id)
      }
      let answer = server.unsealsItself ?? bySurvey.contains(server.resource.id)
      let known = inNamespace[server.resource.namespace] ?? false
      inNamespace[server.resource.namespace] = known || answer
    }
  }
}

extension ResourceGraph {
  /// Whether a server has a seal of its own: by its configuration, or by one that its start script writes.
  public func unsealsItself(_ server: VaultServer) -> Bool {
    server.unsealsItself ?? selfUnsealing.bySurvey.contains(server.resource.id)
  }

  /// Whether the Vault that an object initialises is unsealed by a seal of its own, so that `operator init`
  /// gives recovery keys, which no restart needs: one beside it, or else one of the view.
  public func hasSealOfItsOwn(_ initialiser: Resource) -> Bool {
    selfUnsealing.inNamespace[initialiser.namespace]
      ?? selfUnsealing.inNamespace.values.contains(true)
  }
}
