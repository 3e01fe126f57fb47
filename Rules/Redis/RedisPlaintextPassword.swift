internal import Graph
internal import Languages
internal import Linting
internal import SourceText

extension Rule {
  static let redisPlaintextPassword = Rule(
    "redis-plaintext-password", .warning, "A Redis password stands in clear in the manifests",
    why: """
      Everybody who reads the repository, its clones or the ConfigMap has the password. It stays in
      Git's history after it is changed, and whoever copies the manifest copies the password too.
      """,
    symptoms: [
      "a client that nobody deployed authenticates", "one password works in every environment",
    ],
    detection: """
      Text behind `requirepass`, `masterauth` (`primaryauth`), `sentinel auth-pass` or
      `sentinel sentinel-pass`, in a redis.conf of a ConfigMap, in arguments (also `--requirepass x` in
      one item), in the lines of an operator's resource and in chart values (`auth.password`,
      `global.redis.password`). Where the line is marked for other scanners: note.
      """,
    limits: """
      A password in a container's variable is told by plaintext-secret-env or default-credentials, one
      in a Secret by plaintext-secret-in-git, one of an ACL user by redis-acl-plaintext-password.
      """,
    fix: """
      Make a new password: the old one is known. Keep it in a Secret (ExternalSecret, SealedSecret,
      SOPS), pass it as a variable from `secretKeyRef` and write `--requirepass $(REDIS_PASSWORD)`. In a
      chart: `auth.existingSecret`. In a redis.conf, leave the line out: the argument is enough.
      """,
    exceptions: """
      A word that a script replaces before the server starts, as redis-ha's `replace-default-auth`, and
      variables are not reported. A throw-away cluster on a laptop may keep it: suppress it with that
      reason.
      """,
    references: ["https://cwe.mitre.org/data/definitions/312.html"],
    examples: RedisPlaintextPasswordExamples.all
  ) { graph, findings in
    for server in graph.redisServers {
      let written = server.writtenPasswords
      guard let (first, verdict) = graph.firstToReport(of: written, at: { $0.range })
      else { continue }
      findings.report(
        "\(server.displayName) takes the password of \(first.setting) in clear from the manifest\(verdict).",
        at: first.range, in: server.carrier(of: first.range),
        level: verdict.isEmpty ? .warning : .note,
        evidence: written.filter { $0.range != first.range }
          .map { Evidence("and that of \($0.setting)", at: $0.range) },
        key: first.setting)
    }
    for server in graph.redisServers where server.runsAsWritten {
      for (setting, path, range) in server.unfilledPasswords
      where path.map({ graph.volume(of: $0, in: server).medium == .readOnly }) ?? true {
        let carrier = server.carrier(of: range)
        // Flux may fill in a variable that no object of the tree sets.
        guard carrier.kind != "Secret", graph.engine(of: carrier).tool != .flux else { continue }
        findings.report(
          "\(server.displayName) reads the variable of \(setting) as it stands, since Redis expands none: unless a tool fills it in before, its name is the password, and whoever has the real one is refused.",
          at: range, in: carrier, level: .note, key: "unfilled/\(setting)")
      }
    }
  }
}

extension RedisServer {
  /// The passwords that its configuration spells out, beside those of its users.
  fileprivate var writtenPasswords: [(setting: String, range: SourceRange)] {
    let direct = ["requirepass", "masterauth"].compactMap { name in
      if case .set(let setting) = settings.value(of: name) {
        setting.arguments.first.map { (name, $0) }
      } else {
        nil
      }
    }
    let sentinel = settings.all("sentinel").compactMap {
      setting -> (String, RedisSetting.Argument)? in
      switch setting.arguments.first?.text.lowercased() {
      case "auth-pass" where setting.arguments.count == 3: ("auth-pass", setting.arguments[2])
      case "sentinel-pass" where setting.arguments.count == 2:
        ("sentinel-pass", setting.arguments[1])
      default: nil
      }
    }
    return (direct + sentinel).compactMap { name, argument in
      let range = range(of: argument.origin)
      guard isWrittenOut(argument), carrier(of: range).kind != "Secret",
        !isVariable(argument.text)
      else { return nil }
      return (name, range)
    }
  }

  /// The passwords that are a variable of a shell in a file that nothing but Redis reads, or in a word
  /// that no shell sees: Kubernetes itself knows only `$(NAME)`.
  fileprivate var unfilledPasswords: [(setting: String, path: String?, range: SourceRange)] {
    ["requirepass", "masterauth"].compactMap {
      name -> (setting: String, path: String?, range: SourceRange)? in
      guard case .set(let setting) = settings.value(of: name),
        let argument = setting.arguments.first
      else { return nil }
      if case .file(let path, _) = argument.origin {
        guard let variable = Self.variable(argument.text),
          argument.text.hasPrefix("${")
            || container.environment.contains(where: { $0.name == variable })
        else { return nil }
        return (name, path, range(of: argument.origin))
      }
      // A script's words are no words of the container.
      let words = (container.command + container.arguments).compactMap(\.text)
      guard argument.text.hasPrefix("$"), !argument.text.hasPrefix("$("),
        words.contains(where: {
          $0 == argument.text || $0.hasPrefix("--") && $0.hasSuffix(" \(argument.text)")
        })
      else { return nil }
      return (name, nil, range(of: argument.origin))
    }
  }

  /// `NAME` of `${NAME}` and `$(NAME)`.
  private static func variable(_ text: String) -> String? {
    for (open, close) in [("${", "}"), ("$(", ")")]
    where text.hasPrefix(open) && text.hasSuffix(close) {
      return String(text.dropFirst(2).dropLast())
    }
    return nil
  }

  private func isWrittenOut(_ argument: RedisSetting.Argument) -> Bool {
    let password = password(in: argument)
    return password == .literal || password == .placeholder
  }

  /// Whether the text is one that a variable of the container gives, or asks for.
  private func isVariable(_ text: String) -> Bool {
    text.hasPrefix("$") || container.environment.contains { $0.value?.text == text }
  }
}
