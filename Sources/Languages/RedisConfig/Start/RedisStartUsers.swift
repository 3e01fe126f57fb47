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
      } else if let user = ACLUser(line.arguments[...]), let place = Self.refusedPlace(in: user) {
        fail(comment(in: line) ?? .invalidUser, at: place)
      }
    }

    guard case .set(let setting) = settings.value(of: "aclfile"),
      let file = setting.arguments.first, !file.text.isEmpty
    else { return }
    if let line = lines.first { return fail(.aclFileWithUserLines, at: line.origin) }
    checkACLFile(file)
  }

  /// The place at which Redis refuses a user's definition; nil where it takes all of it.
  static func refusedPlace(in user: ACLUser) -> RedisOrigin? {
    let hasBlank = user.name.utf8.contains { $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == 0 }
    if hasBlank { return user.origin }
    return user.tokens.first { $0.rule == .invalid }?.origin
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
    for line in file.invalidLines { fail(.invalidACLFile, at: line) }
    var names: Set<String> = []
    for user in file.users {
      if !names.insert(user.name).inserted { fail(.invalidACLFile, at: user.origin) }
      if let place = Self.refusedPlace(in: user) { fail(.invalidACLFile, at: place) }
    }
  }
}
