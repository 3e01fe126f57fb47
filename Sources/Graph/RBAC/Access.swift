public import Manifests
internal import SourceText

extension ResourceGraph {
  /// What the bindings of the tree give to a ServiceAccount, by itself and through its groups.
  public func rules(of account: ObjectName) -> [AccessGrant] {
    access.grants(to: account).map(\.grant)
  }

  /// Whether a ServiceAccount may make a request.
  ///
  /// Rights only add up: one rule that lets the request through decides. `unknown` where a role, a
  /// namespace or a word that could decide is not in the tree.
  public func allows(_ account: ObjectName, _ request: AccessRequest) -> AccessAnswer {
    let grants = access.grants(to: account)
    var gap: AccessGap?
    var nearest: (rule: AccessRule, grant: AccessGrant)?
    for (grant, isSure) in grants {
      guard let holds = grant.holds(for: request) else { continue }
      if nearest == nil, let first = grant.rules.first { nearest = (first, grant) }
      for rule in grant.rules(for: request) {
        switch rule.allows(request) {
        case true? where isSure && holds == .surely: return .allowed(rule, grant)
        case true?:
          gap =
            gap
            ?? AccessGap(
              reason: "a namespace of \(grant.binding.displayName) is not told",
              range: grant.subject.range)
        case nil:
          gap = gap ?? AccessGap(reason: "a rule waits for a value", range: rule.range)
        case false?: if rule.concerns(request) { nearest = (rule, grant) }
        }
      }
      if let open = grant.gap, !grant.isClosed(for: request) { gap = gap ?? open }
    }
    if let gap { return .unknown(gap) }
    if grants.isEmpty, !access.declares(account) {
      return .unknown(
        AccessGap(reason: "ServiceAccount \(account.display) is not in the tree", range: nil))
    }
    return .denied(nearest: nearest?.rule, nearest?.grant ?? grants.first?.grant)
  }
}

extension AccessGrant {
  enum Certainty { case surely, perhaps }

  /// Whether it holds where a request is made; `nil` if not.
  func holds(for request: AccessRequest) -> Certainty? {
    switch (scope, request.scope) {
    case (.cluster, _): .surely
    case (.namespace, .cluster): nil
    case (.namespace(let own), .namespace(let other)):
      own == other ? .surely : own == nil || other == nil ? .perhaps : nil
    }
  }

  /// Whether what the gap stands for cannot matter: all is known that Kubernetes' own roles say of
  /// its own groups.
  func isClosed(for request: AccessRequest) -> Bool {
    guard let name = binding.node["roleRef"]?["name"]?.text, BuiltInRole.isAggregated(name) else {
      return false
    }
    return BuiltInRole.knows(request.group)
  }
}
