internal import Manifests

/// How Vault checks the tokens of a cluster, by what a mount's configuration says and where Vault runs
/// (`facts: vault.md 1.2`).
public enum TokenReview: Sendable, Hashable {
  /// With the token of Vault's own pod, read afresh: safe, and recommended.
  case ownToken
  /// With the token that the client presents, which needs `system:auth-delegator`.
  case clientToken
  /// With a stored token that lasts.
  case storedToken
  /// With a stored token that runs out, and every login with it.
  case expiringToken
  /// With the token of Vault's own pod at a cluster that does not know it: every login is refused.
  case foreignToken
  /// Over TLS that trusts only the CA of Vault's own cluster: no connection comes about.
  case foreignAuthority
  /// Not at all: there is no CA to trust, or the write is refused.
  case noAuthority

  /// Whether logins work and keep working.
  public var isSound: Bool {
    switch self {
    case .ownToken, .clientToken, .storedToken: true
    case .expiringToken, .foreignToken, .foreignAuthority, .noAuthority: false
    }
  }

  /// Where Vault runs, seen from the cluster whose tokens it checks.
  public enum Place: Sendable, Hashable, CaseIterable {
    /// In the same cluster.
    case sameCluster
    /// In another one.
    case otherCluster
    /// In none, so that it has no token and no CA of its own.
    case outside
  }

  /// The stored token.
  public enum Reviewer: Sendable, Hashable, CaseIterable {
    /// None is stored.
    case none
    /// One without an expiry, or that an operator keeps fresh.
    case lasting
    /// One that ends with a pod or an hour.
    case expiring
  }

  /// What follows from a configuration.
  public init(_ reviewer: Reviewer, hasAuthority: Bool, disablesLocal: Bool, vault place: Place) {
    switch (reviewer, hasAuthority, disablesLocal, place) {
    case (.expiring, _, _, _): self = .expiringToken
    case (_, false, true, _), (_, false, false, .outside): self = .noAuthority
    case (_, false, false, .otherCluster): self = .foreignAuthority
    case (.lasting, _, _, _): self = .storedToken
    case (.none, _, true, _), (.none, _, false, .outside): self = .clientToken
    case (.none, _, false, .sameCluster): self = .ownToken
    case (.none, _, false, .otherCluster): self = .foreignToken
    }
  }
}

extension VaultAuthMount {
  /// How Vault would check this mount's tokens if it ran in a place; `nil` where the configuration
  /// is not seen as a whole.
  public func review(vault place: TokenReview.Place) -> TokenReview? {
    guard isComplete, let disablesLocal else { return nil }
    return TokenReview(
      reviewer, hasAuthority: kubernetesCACert != nil || hasManagedAuthority,
      disablesLocal: disablesLocal, vault: place)
  }

  private var reviewer: TokenReview.Reviewer {
    if hasManagedReviewer { return .lasting }
    switch tokenReviewerJWT?.origin {
    case nil: return .none
    case .podToken, .createdToken, .expiringLiteral: return .expiring
    case .yearLongCreatedToken, .other: return .lasting
    }
  }

  private var disablesLocal: Bool? {
    guard let field = disableLocalCAJWT else { return false }
    guard let text = field.text, Substitution(text) == nil, !text.contains("$") else { return nil }
    return text.lowercased() == "true" || text == "1"
  }

  /// Where Vault may run, as far as the mount's host and Vault's address tell.
  public var possiblePlaces: Set<TokenReview.Place> {
    switch (cluster, vault) {
    case (.here, .here), (.here, .notTold), (.notTold, .here), (.notTold, .notTold): [.sameCluster]
    case (.here, .elsewhere), (.notTold, .elsewhere): [.otherCluster, .outside]
    case (.elsewhere, .here), (.elsewhere, .notTold): [.sameCluster, .otherCluster]
    case (.elsewhere, .elsewhere), (.unknown, _), (_, .unknown): Set(TokenReview.Place.allCases)
    }
  }
}
