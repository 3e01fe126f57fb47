public import Manifests

extension ResourceGraph {
  /// The resources whose scripts bring users from one server to others: they read users and set them,
  /// or set them on servers that a loop or a variable names.
  public func userCopiers(of server: RedisServer) -> [Resource] {
    let reading: Set = ["acl list", "acl getuser", "acl users"]
    let writing: Set = ["acl setuser", "acl load"]
    var seen: Set<Resource.ID> = []
    return (redisClients(of: server) + redisConnections.anywhere).compactMap { client in
      let id = client.resource.id
      guard !client.commands.isEmpty, seen.insert(id).inserted else { return nil }
      let runs = redisConnections.runs(in: id)
      let writers = runs.filter { $0.commands.contains(where: writing.contains) }
      let reads = runs.contains { $0.commands.contains(where: reading.contains) }
      let copies = reads ? !writers.isEmpty : writers.contains(where: \.isAnywhere)
      return copies ? client.resource : nil
    }
  }
}
