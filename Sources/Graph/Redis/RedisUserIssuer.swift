public import Manifests
public import SourceText

/// Something that creates Redis users while the server runs.
public struct RedisUserIssuer: Sendable {
  /// How the users come to be.
  public enum Means: Sendable, Hashable {
    /// Vault's database engine is given the server as a connection.
    case vaultConnection
    /// A Vault Secrets Operator resource leases credentials of a role.
    case vaultDynamicSecret
    /// A script runs `ACL SETUSER`.
    case aclSetUser
  }

  /// The resource that issues, or that carries the script.
  public let resource: Resource
  /// How.
  public let means: Means
  /// The host it reaches the server at; `nil` if it is not told.
  public let host: String?
  /// Where it is written.
  public let range: SourceRange

  /// The parts of the host under which its Service may be named; `nil` for a host that is not told.
  var hostLabels: [String?] {
    guard let host, !host.isEmpty, Substitution(host) == nil else { return [nil] }
    return Self.labels(of: host).prefix(2).map { $0 }
  }

  static func labels(of host: String) -> [String] {
    host.prefix { $0 != ":" }.split(separator: ".").map(String.init)
  }

  /// Its place in the story: who makes the users comes before who leases them.
  var order: (Int, SourceFile.ID, Int32) {
    (means == .vaultDynamicSecret ? 1 : 0, range.file, range.lower)
  }

  /// The issuer in a clause.
  public var story: String {
    switch means {
    case .vaultConnection: "Vault's database engine is told to make users on it"
    case .vaultDynamicSecret: "\(resource.displayName) leases such a user"
    case .aclSetUser: "a script makes users with ACL SETUSER"
    }
  }
}
