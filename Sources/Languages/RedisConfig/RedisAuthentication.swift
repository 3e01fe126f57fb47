/// What a connection may do before it authenticates, as the user `default`.
public enum RedisDefaultUser: Hashable, Sendable {
  /// Everything: the user is on and takes any password.
  case open
  /// Nothing: the user is off or has a password.
  case closed
  /// What the ACL file says; a file without `user default` opens the user, and `requirepass` is
  /// ignored beside any file (`redis src/acl.c`, `ACLLoadUsersAtStartup`).
  case definedInFile(RedisSetting.Argument)
}

extension RedisSettings {
  /// The ACL file the server reads, nil without one or where it cannot be told.
  public var aclFile: RedisSetting.Argument? {
    guard case .set(let setting) = value(of: "aclfile") else { return nil }
    return setting.arguments.first.flatMap { $0.text.isEmpty ? nil : $0 }
  }

  /// The users of the `user` lines, as far as the sources can be seen.
  public var aclUsers: [ACLUser] { all("user").compactMap { ACLUser($0.arguments[...]) } }

  /// The state of the user `default`, nil where a source that cannot be seen decides it.
  public var defaultUser: RedisDefaultUser? {
    if let aclFile { return .definedInFile(aclFile) }
    if case .unknown = value(of: "aclfile") { return nil }

    // A `user default` line replaces `requirepass`, wherever the two stand.
    let line = all("user").last { $0.arguments.first?.text == "default" }
    if let user = line.flatMap({ ACLUser($0.arguments[...]) }) {
      return user.isEnabled && user.acceptsAnyPassword ? .open : .closed
    }
    if hasRequiredPassword == true { return .closed }
    return hasUnseenSources ? nil : .open
  }

  /// Whether the server asks for a password, or for what its ACL file says; nil where it cannot be
  /// told. Users beside `default` do not close `default`.
  public var hasPassword: Bool? {
    switch defaultUser {
    case .open: false
    case .closed, .definedInFile: true
    case nil: hasRequiredPassword == true ? true : nil
    }
  }

  private var hasRequiredPassword: Bool? {
    switch value(of: "requirepass") {
    case .set(let setting): setting.arguments.first?.text.isEmpty == false
    case .notSet: false
    case .unknown: nil
    }
  }
}
