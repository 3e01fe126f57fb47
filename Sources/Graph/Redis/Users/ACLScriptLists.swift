internal import Languages
internal import Manifests
internal import SourceText

extension Script {
  /// The users that a script writes out: ACL files that it writes, `ACL SETUSER`, roles of Vault.
  var aclLists: [ACLList] { writtenFiles + setUsers + creationStatements }

  /// The ACL files that its redirections write, each piece of one file in its order.
  private var writtenFiles: [ACLList] {
    guard text.bytes.holds(".acl") else { return [] }
    // What stands in a ConfigMap is told there, not beside the container that runs it.
    let script =
      pod.map { $0.resource.id == resource.id } == false
      ? Script(resource: resource, pod: nil, container: nil, text: text) : self
    var pieces: [String: (texts: [EmbeddedText], isWhole: Bool)] = [:]
    var order: [String] = []
    for command in script.shell.commands {
      for redirection in command.redirections {
        guard redirection.writesWholeOrMore else { continue }
        let path = script.text(of: redirection.target)
        guard path.hasSuffix(".acl") else { continue }
        let printed = script.printedText(by: command)
        var piece = pieces[path] ?? ([], false)
        if redirection.operator != .append { piece = ([], true) }
        if let printed { piece.texts.append(printed) } else { piece.isWhole = false }
        if pieces.updateValue(piece, forKey: path) == nil { order.append(path) }
      }
    }
    return order.compactMap { path in
      guard let piece = pieces[path],
        let whole = EmbeddedText(joining: piece.texts.map { .text($0) })
      else { return nil }
      return ACLList(file: whole, in: resource, mayHoldMore: !piece.isWhole)
    }
  }

  private var setUsers: [ACLList] {
    invocations.flatMap { invocation -> [ACLList] in
      guard let redis = RedisCliCommand(invocation, in: shell) else { return [] }
      return redis.commands.compactMap { command in
        guard command.count > 2,
          command.prefix(2).map({ text(of: $0).lowercased() }) == ["acl", "setuser"]
        else { return nil }
        return ACLList(
          setUser: command.dropFirst(2).map { (text(of: $0), range($0.range)) }, in: resource)
      }
    }
  }

  private var creationStatements: [ACLList] {
    guard text.bytes.holds("creation_statements") else { return [] }
    return vaultWrites.compactMap { write in
      guard VaultDatabase.split(write.path, at: "roles") != nil,
        let field = write.fields["creation_statements"], let text = field.text,
        text.drop(while: \.isWhitespace).first == "["
      else { return nil }
      return ACLList(statement: text, at: field.range, in: resource)
    }
  }
}

extension ShellRedirection {
  fileprivate var writesWholeOrMore: Bool {
    switch `operator` {
    case .output, .append, .clobber: writesStandardOutput
    default: false
    }
  }
}

extension [UInt8] {
  fileprivate func holds(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard count >= word.count, let first = word.first else { return false }
      return indices.dropLast(word.count - 1).contains { index in
        self[index] == first && self[index..<(index + word.count)].elementsEqual(word)
      }
    }
  }
}
