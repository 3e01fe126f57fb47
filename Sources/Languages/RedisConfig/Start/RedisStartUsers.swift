extension RedisStartCheck {
  /// Users in the configuration, or those of the ACL file: both together end the server, also where
  /// one of the two is empty (facts: redis.md 0, 3).
  mutating func checkUsers() {
    var names: Set<String> = []
    let lines = settings.all("user").filter { !$0.arguments.isEmpty }
    for line in lines {
      guard let name = line.arguments.first else { continue }
      if let open = line.arguments.first(where: \.containsPlaceholder) {
        doubt(.placeholder(open.origin))
      } else if !names.insert(name.text).inserted {
        if let release, RedisReleases.redis6.contains(release) { continue }
        fail(.duplicateUser, at: name.origin)
      } else if let user = ACLUser(line.arguments[...]) {
        check(user, orFail: comment(in: line) ?? .invalidUser)
      }
    }

    guard case .set(let setting) = settings.value(of: "aclfile"),
      let file = setting.arguments.first, !file.text.isEmpty
    else { return }
    if let line = lines.first { return fail(.aclFileWithUserLines, at: line.origin) }
    checkACLFile(file)
  }

  /// Fails where Redis refuses a user's name or one of its rules.
  private mutating func check(_ user: ACLUser, orFail reason: RedisStartFailure.Reason) {
    let hasBlank = user.name.utf8.contains { $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == 0 }
    if hasBlank { return fail(reason, at: user.origin) }
    let permissions = user.permissions(release?.aclVersion)
    switch permissions.loads {
    case .yes: break
    case .no: fail(reason, at: permissions.problems.first?.token.origin ?? user.origin)
    case .unknown: doubt(.release(user.origin))
    }
  }

  private mutating func checkACLFile(_ argument: RedisSetting.Argument) {
    if argument.containsPlaceholder { return doubt(.placeholder(argument.origin)) }
    let path = argument.text.path(in: directory)
    switch files.entry(path) {
    case .absent: fail(.missingACLFile, at: argument.origin)
    case .directory: break
    case .unknown, .file(nil, _): doubt(.path(path, argument.origin))
    case .file(let text?, _): checkUsers(of: ACLFile(text, path: path))
    }
  }

  private mutating func checkUsers(of file: ACLFile) {
    for problem in file.problems { fail(.invalidACLFile, at: problem.origin) }
    for line in file.templateLines { doubt(.placeholder(line)) }
    for user in file.users { check(user, orFail: .invalidACLFile) }
  }
}

extension RedisRelease {
  /// The release as ACL rules tell it.
  var aclVersion: ACLVersion {
    switch self {
    case .redis60: ACLVersion(.redis, 6, 0)
    case .redis62: ACLVersion(.redis, 6, 2)
    case .redis70: ACLVersion(.redis, 7, 0)
    case .redis72: ACLVersion(.redis, 7, 2)
    case .redis74: ACLVersion(.redis, 7, 4)
    case .redis80: ACLVersion(.redis, 8, 0)
    case .valkey72: ACLVersion(.valkey, 7, 2)
    case .valkey80: ACLVersion(.valkey, 8, 0)
    case .valkey9: ACLVersion(.valkey, 9, 0)
    }
  }
}
