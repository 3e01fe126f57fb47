internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ACLList {
  /// Every list of users that a tree writes out, each text once.
  static func all(in graph: ResourceGraph) -> [ACLList] {
    var texts: Set<SourceRange> = []
    var seen: Set<SourceRange> = []
    let lists =
      graph.redisServers.flatMap { read(by: $0, in: graph, &texts) }
      + graph.scripts.flatMap { $0.aclLists }
      + graph.resources.flatMap { carried(by: $0) }
      + graph.helmReleases.flatMap { $0.aclLists }
    let files = graph.inventory.aclFiles.compactMap { id in
      ACLList(file: EmbeddedText(graph.inventory.file(id)), in: nil)
    }
    // A Secret is mostly made of the file beside it, which is where a reviewer reads and mends it.
    let joined = lists.map { list in
      list.isInSecret ? files.lazy.compactMap { $0.standing(for: list) }.first ?? list : list
    }
    return (joined + files).filter { list in
      guard let first = list.users.first else { return false }
      return seen.insert(list.range(of: first.user.origin)).inserted
    }
  }

  /// What a server starts with: its ACL file, or the lines of its configuration. Of servers that read
  /// one text the first has it.
  private static func read(
    by server: RedisServer, in graph: ResourceGraph, _ texts: inout Set<SourceRange>
  ) -> [ACLList] {
    var lists: [ACLList] = []
    if let line = server.settings.all("user").first,
      texts.insert(server.range(of: line.origin)).inserted
    {
      lists += [ACLList(linesOf: server)].compactMap { $0 }
    }
    if case .file(let path) = server.aclSource.source,
      case .text(let text, let resource) = graph.file(at: path, in: server),
      texts.insert(text.range(0..<text.bytes.count)).inserted,
      let list = ACLList(file: text, in: resource, readBy: server)
    {
      lists.append(list)
    }
    return lists
  }

  /// ACL files in the keys of a ConfigMap or Secret, and the statements of a role of Vault.
  private static func carried(by resource: Resource) -> [ACLList] {
    if resource.isA("ConfigMap", in: "") {
      return (resource.node["data"]?.entries ?? []).compactMap { entry in
        guard entry.key.text?.hasSuffix(".acl") == true, let text = entry.value.embeddedText
        else { return nil }
        return ACLList(file: text, in: resource)
      }
    }
    if let secret = Secret(resource), !secret.isEncrypted {
      return secret.keys.compactMap { key in
        guard key.name.hasSuffix(".acl"), let text = secret.text(ofKey: key.name) else {
          return nil
        }
        return ACLList(file: text, in: resource)
      }
    }
    guard resource.isA("DatabaseSecretEngineRole", in: "redhatcop.redhat.io"),
      let first = resource.spec?["creationStatements"]?.items.first, let text = first.text
    else { return [] }
    return [ACLList(statement: text, at: first.range, in: resource)].compactMap { $0 }
  }
}

extension HelmRelease {
  /// The users of the charts of Valkey (`auth.aclUsers`) and Bitnami (`auth.acl.users`).
  fileprivate var aclLists: [ACLList] {
    let valkey = (values.node("auth", "aclUsers")?.entries ?? []).compactMap {
      Self.user(ofValkey: $0)
    }
    let bitnami = values.items("auth", "acl", "users").compactMap { Self.user(ofBitnami: $0) }
    return [valkey, bitnami].compactMap { ACLList(chartUsers: $0, in: resource) }
  }

  /// Valkey's chart puts `on` and the hash of the password before the rules.
  private static func user(ofValkey entry: Entry) -> [ACLList.Word]? {
    guard let name = entry.key.text else { return nil }
    let (rules, password) = (entry.value["permissions"], entry.value["password"])
    let place = (rules ?? password ?? entry.key).range
    return [(name, place), ("on", place), self.password(password, otherwise: place)]
      + words(rules?.text ?? "", at: place)
  }

  /// Bitnami's chart allows what is left out (`facts: redis.md 7.1`).
  private static func user(ofBitnami item: Node) -> [ACLList.Word]? {
    guard let name = item["username"], let text = name.text else { return nil }
    let place = (item["commands"] ?? name).range
    let rules = [("keys", "~*"), ("channels", "&*"), ("commands", "+@all")]
    return [
      (text, place), (item["enabled"]?.text ?? "on", place),
      password(item["password"], otherwise: place),
    ] + rules.flatMap { words(item[$0.0]?.text ?? $0.1, at: (item[$0.0] ?? name).range) }
  }

  private static func words(_ text: String, at place: SourceRange) -> [ACLList.Word] {
    text.split(separator: " ").map { (String($0), place) }
  }

  private static func password(_ node: Node?, otherwise place: SourceRange) -> ACLList.Word {
    guard let node, let text = node.text, !text.isEmpty else { return ("#${PASSWORD}", place) }
    return (">\(text)", node.range)
  }
}
