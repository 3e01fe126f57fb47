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
  /// Where it is written.
  public let range: SourceRange
  /// The name of Vault's connection, if the tree tells one.
  public let connection: String?
  /// The user that Vault makes the others with, if the tree tells.
  public let maker: String?

  let target: RedisTarget
  /// The container that runs the script, with its pod's resource.
  let runner: (pod: Resource.ID, container: String)?

  init(
    resource: Resource, means: Means, target: RedisTarget, range: SourceRange,
    connection: String? = nil, maker: String? = nil,
    runner: (pod: Resource.ID, container: String)? = nil
  ) {
    self.resource = resource
    self.means = means
    self.target = target
    self.range = range
    self.connection = connection
    self.maker = maker
    self.runner = runner
  }

  /// The host it reaches the server at; `nil` if it is not told, or one of several.
  public var host: String? { hosts.count == 1 && !hosts[0].contains("$") ? hosts[0] : nil }

  /// The hosts it may reach the server at.
  var hosts: [String] {
    if case .hosts(let hosts) = target { hosts } else { [] }
  }

  /// Its place in the story: who makes the users comes before who leases them.
  var order: (Int, SourceFile.ID, Int32) {
    (means == .vaultDynamicSecret ? 1 : 0, range.file, range.lower)
  }

  /// The users in a noun phrase.
  public var users: String {
    switch means {
    case .vaultConnection: "users that Vault makes over \(way)"
    case .vaultDynamicSecret where connection == nil:
      "users that \(resource.displayName) leases from Vault"
    case .vaultDynamicSecret: "users that \(resource.displayName) leases over \(way)"
    case .aclSetUser: "users that a script of \(resource.displayName) makes"
    }
  }

  /// The issuer in a clause.
  public var story: String {
    switch means {
    case .vaultConnection: "Vault's database engine is told to make users over \(way)"
    case .vaultDynamicSecret where connection == nil: "\(resource.displayName) leases such a user"
    case .vaultDynamicSecret: "\(resource.displayName) leases a user over \(way)"
    case .aclSetUser: "a script makes users with ACL SETUSER"
    }
  }

  private var way: String {
    let name = connection.map { "connection \($0)" } ?? "a connection"
    return shownHost.map { "\(name) to host \($0)" } ?? name
  }

  /// The host where it is a host's name and nothing else: people write options and passwords there.
  private var shownHost: String? {
    host.flatMap { host in
      host.utf8.count <= 253
        && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.:[]_".contains($0)) }
        ? host : nil
    }
  }
}
