extension ResourceGraph {
  /// The lists of users that a server starts with, as far as the tree shows them.
  public func aclUsers(of server: RedisServer) -> [ACLList] {
    aclLists.filter { $0.server?.id == server.id }
  }

  /// Whether the users that something makes on a server reach the others, too: a script makes them on
  /// several hosts, or another copies them.
  public func copiesUsers(to server: RedisServer) -> Bool {
    if !userCopiers(of: server).isEmpty { return true }
    let hosts = userIssuers(of: server).filter { $0.means == .aclSetUser }.flatMap(\.hosts)
    return Set(hosts).count > 1
  }
}

extension RedisServer {
  /// Whether no stranger gets as far as the user `default`: it speaks to its own host only, or asks for
  /// certificates.
  public var keepsStrangersOut: Bool {
    isLoopbackOnly || demandsClientCertificates || isProtected
  }
}
