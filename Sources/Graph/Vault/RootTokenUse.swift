public import Manifests
public import SourceText

/// A workload that is given the root token of a Vault or OpenBao, or that makes one.
public struct RootTokenUse: Sendable {
  /// How the workload gets hold of it.
  public enum Means: Sendable, Hashable {
    /// An environment variable is filled from the Secret.
    case variable(String)
    /// All keys of the Secret become variables.
    case environment
    /// A file is mounted from the Secret.
    case file
    /// A script asks the API server for the Secret.
    case request
    /// The token of a development server stands in clear under this name.
    case literal(String)
    /// A script makes a token with the policy `root`.
    case creation
  }

  /// A key of a Secret that something fills with the root token.
  public struct Origin: Sendable, Hashable {
    /// The key.
    public let key: String
    /// The path in the store that it comes from; `nil` where the key itself says what it is.
    public let path: String?
    /// Where that is written.
    public let range: SourceRange?
  }

  /// The resource in which it is written.
  public let resource: Resource
  /// Who is given it, for messages: `container sync of CronJob/vault/sync`.
  public let holder: String
  /// How.
  public let means: Means
  /// Where that is written.
  public let range: SourceRange
  /// The Secret that holds the token, where one is named.
  public let secret: ObjectName?
  /// The key of the Secret that is filled with it, and from where; `nil` where the use names the key.
  public var origin: Origin?
  /// Whether it happens once, when the installation is made.
  public let isOneShot: Bool
}

extension Resource {
  /// Whether its pods run once: a Job that no engine starts again at its syncs.
  var isOneShot: Bool {
    guard kind == "Job" else { return false }
    switch hook {
    case nil, .skipped, .helm(_, isOnce: true): return true
    case .argoCD, .helm: return false
    }
  }
}
