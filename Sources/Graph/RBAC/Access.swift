public import Manifests
internal import SourceText

extension ResourceGraph {
  /// What the bindings of the tree give to a ServiceAccount, by itself and through its groups.
  public func rules(of account: ObjectName) -> [AccessGrant] {
    access.grants(to: account).joined().map(\.grant)
  }

  /// Whether a ServiceAccount may make a request.
  ///
  /// Rights only add up: one rule that lets the request through decides. `unknown` where a role, a
  /// namespace or a word that could decide is not in the tree.
  public func allows(_ account: ObjectName, _ request: AccessRequest) -> AccessAnswer {
    AccountAccess(account, access).answer(to: request)
  }
}

/// What a ServiceAccount is given, made ready for many requests.
struct AccountAccess {
  private let account: ObjectName
  private let isDeclared: Bool
  /// What is given to it, and to the groups it is in.
  private let grants: [[IndexedGrant]]

  init(_ account: ObjectName, _ access: AccessIndex) {
    self.account = account
    isDeclared = access.declares(account)
    grants = access.grants(to: account)
  }

  /// Whether no binding of the tree names it.
  var isEmpty: Bool { grants.allSatisfy(\.isEmpty) }

  /// Whether a test holds for some rule.
  func hasRule(where isMeant: (AccessRule) -> Bool) -> Bool {
    grants.joined().contains { $0.grant.rules.contains(where: isMeant) }
  }

  /// Whether it may make a request.
  func answer(to request: AccessRequest) -> AccessAnswer {
    var gap: AccessGap?
    var nearest: (rule: AccessRule, grant: AccessGrant)?
    for given in grants.joined() {
      let grant = given.grant
      guard let holds = grant.holds(for: request) else { continue }
      if nearest == nil, let first = grant.rules.first { nearest = (first, grant) }
      for position in given.index.candidates(for: request) {
        let rule = grant.rules[position]
        switch rule.allows(request) {
        case true? where given.isSure && holds == .surely: return .allowed(rule, grant)
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
    if isEmpty, !isDeclared {
      return .unknown(
        AccessGap(reason: "ServiceAccount \(account.display) is not in the tree", range: nil))
    }
    return .denied(nearest: nearest?.rule, nearest?.grant ?? grants.joined().first?.grant)
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
