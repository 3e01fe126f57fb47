/// Something in a configuration with which the server ends instead of starting.
public struct RedisStartFailure: Hashable, Sendable {
  /// Why the server ends.
  public enum Reason: Hashable, Sendable {
    /// No release that may be meant knows the directive; the name in lower case.
    case unknownDirective(String)
    /// The directive has too many arguments or too few.
    case wrongArity(String)
    /// The directive does not take the value.
    case badValue(String)
    /// A `#` behind the arguments, which is an argument like any other.
    case trailingComment(String)
    /// A quote is left open, or closes inside a word.
    case unbalancedQuotes
    /// An option of a module, and no line loads one.
    case moduleOptionWithoutModule(String)
    /// An `include` or the configuration file itself is not there.
    case missingInclude
    /// A file includes itself.
    case endlessInclude
    /// The module is not there.
    case missingModule
    /// The folder of `dir` is not there.
    case missingDirectory
    /// The log file cannot be opened.
    case unwritableLogFile
    /// The command does not exist, is renamed twice, or the new name is taken.
    case badRenameCommand
    /// A second line defines the same user.
    case duplicateUser
    /// A rule or the name of a user is refused.
    case invalidUser
    /// There is an ACL file and there are `user` lines.
    case aclFileWithUserLines
    /// The ACL file is not there.
    case missingACLFile
    /// A line of the ACL file, at the failure's place, is refused.
    case invalidACLFile
    /// A `sentinel` statement, and the server is no Sentinel.
    case sentinelDirectiveOutsideSentinel
    /// A `sentinel` statement of a kind, or with a number of words, that does not exist.
    case unknownSentinelStatement
    /// A statement about a primary that no `sentinel monitor` names.
    case unknownSentinelMaster
    /// A second `sentinel monitor` of the same name, or a second node of the same address.
    case duplicateSentinelNode
    /// A value that the `sentinel` statement does not take.
    case badSentinelValue
    /// A host's name, and no `sentinel resolve-hostnames yes`.
    case unresolvedSentinelHost
    /// A script that is not there.
    case missingSentinelScript
    /// A Sentinel without a configuration file, in which it keeps its state.
    case sentinelWithoutFile
    /// A Sentinel's configuration file on a mount that forbids to write.
    case sentinelFileIsReadOnly
    /// Neither a port nor a socket is left.
    case nothingToListenOn
    /// Two of the server's ports are the same.
    case samePorts
    /// An address that cannot be one.
    case badAddress
    /// An address that stands there twice.
    case sameAddress
    /// The bus of the cluster has no port below 65536, or no address.
    case noClusterBus
    /// The folder of the socket, or of the cluster's file, is not there.
    case missingFolder
    /// A replica in a cluster is not made by `replicaof`.
    case replicaOfInCluster
    /// TLS is used without a certificate or without its key.
    case tlsWithoutCertificates
    /// Certificates of others are to be checked, and there are no authorities.
    case tlsWithoutCA
    /// A certificate, a key or another file for TLS is not there.
    case missingTLSFile
    /// A version of TLS that does not exist.
    case badTLSProtocols
  }

  /// Why the server ends.
  public let reason: Reason

  /// The place to change.
  public let origin: RedisOrigin

  /// A failure of which only who sees the files can tell.
  public init(reason: Reason, origin: RedisOrigin) {
    self.reason = reason
    self.origin = origin
  }
}

/// Why it cannot be told whether a server starts.
public enum RedisStartDoubt: Hashable, Sendable {
  /// Configuration that cannot be seen.
  case unseenSource(RedisSettings.UnseenSource)
  /// Something that is filled in before Redis reads it.
  case placeholder(RedisOrigin)
  /// A file or folder of which nobody can tell whether it is there, or what is in it.
  case path(String, RedisOrigin)
  /// A host's name, an address of another machine, or one that needs IPv6.
  case address(RedisOrigin)
  /// What a module or the library behind TLS takes, or how the server was built.
  case otherSoftware(RedisOrigin)
  /// What a release that may be meant takes and others do not.
  case release(RedisOrigin)
}

/// Whether a server starts with its configuration.
public enum RedisStartVerdict: Hashable, Sendable {
  /// Nothing in the configuration prevents it.
  case starts
  /// It does not, for each of these reasons.
  case fails([RedisStartFailure])
  /// It cannot be told.
  case unknown([RedisStartDoubt])
}
