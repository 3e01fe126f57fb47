public import Manifests
public import SourceText

/// A ServiceAccount whose token Vault sends to the TokenReview API, and whether it may.
public struct TokenReviewer: Sendable {
  /// The ServiceAccount.
  public let account: ObjectName
  /// The place that makes it the reviewer.
  public let range: SourceRange
  /// Whose token it is.
  public let role: Role

  /// Whose token is sent.
  public enum Role: Sendable, Hashable {
    /// That of Vault's own pod.
    case vault
    /// That of an account that the mount names.
    case named
    /// That of whoever logs in.
    case client
  }
}

extension ResourceGraph {
  /// The ServiceAccounts that need `system:auth-delegator` for a mount, as far as the tree names them.
  public func tokenReviewers(of mount: VaultAuthMount) -> [TokenReviewer] {
    if let reviewer = mount.reviewerAccount {
      return [TokenReviewer(account: reviewer.name, range: reviewer.range, role: .named)]
    }
    let reviews = Set(mount.possiblePlaces.map { mount.review(vault: $0) })
    switch (reviews.count, reviews.first) {
    case (1, .ownToken??): return vaultAccounts
    case (1, .clientToken??): return clients(of: mount)
    default: return []
    }
  }

  /// What a review asks the API server for.
  public func mayReviewTokens(_ account: ObjectName) -> AccessAnswer {
    allows(
      account,
      AccessRequest("create", "tokenreviews", in: "authentication.k8s.io", scope: .cluster))
  }

  /// The account of the tree's Vault, if it has just one; a chart binds its own.
  private var vaultAccounts: [TokenReviewer] {
    let pods = vaultServers.compactMap { server in PodSpec(server.resource).map { (server, $0) } }
    guard vaultServers.count == 1, let (server, pod) = pods.first,
      server.resource.rendering == nil, !isOfChart(server.resource),
      pod.node["automountServiceAccountToken"] == nil
    else { return [] }
    let account = ObjectName(
      namespace: server.resource.namespace, name: pod.serviceAccountName)
    return [TokenReviewer(account: account, range: server.range, role: .vault)]
  }

  /// The accounts that a mount's roles let in by name.
  private func clients(of mount: VaultAuthMount) -> [TokenReviewer] {
    guard let path = mount.path else { return [] }
    var seen: Set<ObjectName> = []
    var found: [TokenReviewer] = []
    for role in vaultAuthRoles where role.mount == path {
      // A role for every account of every namespace would be asked about a square of times.
      for namespace in role.namespaces.prefix(20) {
        for account in role.accounts.prefix(20) {
          let words = [namespace.text, account.text]
          guard !words.contains(where: { $0.contains("*") || Substitution($0) != nil }) else {
            continue
          }
          let name = ObjectName(namespace: namespace.text, name: account.text)
          guard seen.insert(name).inserted else { continue }
          found.append(TokenReviewer(account: name, range: account.range, role: .client))
        }
      }
    }
    return found
  }
}
