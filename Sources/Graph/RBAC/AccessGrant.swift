public import Manifests
public import SourceText
public import YAML

/// What a binding gives to one of its subjects.
public struct AccessGrant: Sendable {
  /// The RoleBinding or ClusterRoleBinding.
  public let binding: Resource
  /// The entry of its subjects.
  public let subject: Node
  /// Where it holds.
  public let scope: AccessRequest.Scope
  /// The rules, as far as they are known.
  public let rules: [AccessRule]
  /// Why there may be other rules than these; `nil` where the tree shows all of them.
  public let gap: AccessGap?
}

/// Why the tree does not tell whether something is allowed.
public struct AccessGap: Sendable, Hashable {
  /// The reason, as a clause without a full stop.
  public let reason: String
  /// Where it is written; `nil` where the point is that nothing is.
  public let range: SourceRange?
}

/// Whether a ServiceAccount may do something.
public enum AccessAnswer: Sendable {
  /// It may, by this rule of this binding.
  case allowed(AccessRule, AccessGrant)
  /// It may not; the rule that comes nearest, and the binding of it, where there are any.
  case denied(nearest: AccessRule?, AccessGrant?)
  /// The tree does not tell.
  case unknown(AccessGap)
}
