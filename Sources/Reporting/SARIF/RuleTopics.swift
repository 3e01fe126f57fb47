internal import Linting

/// What a rule is about, told by the words of its id.
struct RuleTopics {
  /// The topics as tags, fewer than the ten that GitHub shows.
  let tags: [String]
  /// Whether the hazard gives away, weakens or loses a secret or a right.
  let isSecurity: Bool

  init(_ rule: Rule) {
    let words = Set(rule.id.split(separator: "-").map(String.init))
    isSecurity = !words.isDisjoint(with: Self.securityWords)
    var tags = ["gitops", "kubernetes"]
    for (tag, tagWords) in Self.topics where !words.isDisjoint(with: tagWords) { tags.append(tag) }
    if isSecurity { tags.append("security") }
    self.tags = Array(tags.prefix(9))
  }

  private static let topics: [(tag: String, words: Set<String>)] = [
    ("argocd", ["argocd"]),
    ("flux", ["flux"]),
    ("helm", ["helm"]),
    ("kustomize", ["kustomize"]),
    ("rbac", ["rbac", "role", "verb", "subject"]),
    ("redis", ["redis", "sentinel", "acl", "aclfile", "acllog", "valkey"]),
    ("script", ["script"]),
    ("secrets", ["secret", "secrets", "password", "key", "token", "credential", "credentials"]),
    ("tls", ["tls"]),
    ("vault", ["vault", "openbao", "unseal", "vso", "vds"]),
  ]

  private static let securityWords: Set<String> = [
    "acl", "aclfile", "auth", "credential", "credentials", "exposed", "jwt", "key", "networkpolicy",
    "overbroad", "password", "plaintext", "policy", "private", "protected", "rbac", "reviewer",
    "role", "root", "secret", "secrets", "tls", "token", "unscoped", "unseal", "wildcard",
  ]
}
