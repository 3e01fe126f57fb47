/// The text of an ACL file, the one that `aclfile` names.
///
/// Each line is a user; single blanks part the words, and there are neither quotes nor comments
/// (`redis src/acl.c`, `ACLLoadFromFile`).
public struct ACLFile: Sendable {
  /// The users in the order of their lines.
  public let users: [ACLUser]

  /// The lines with which no server starts, in their order; tokens are judged by each user's
  /// `permissions`.
  public let problems: [ACLFileProblem]

  /// The lines in which a template may put users or nothing.
  public let templateLines: [RedisOrigin]

  /// Reads a whole file; every text is accepted, and the path only names the places.
  public init(_ text: String, path: String) {
    var users: [ACLUser] = []
    var problems: [ACLFileProblem] = []
    var templateLines: [RedisOrigin] = []
    var names: [String: RedisOrigin] = [:]

    for line in Array(text.utf8).split(separator: UInt8(ascii: "\n")) {
      let line = line.trimming { $0 == 0x20 || $0.isTabOrReturn }
      guard !line.isEmpty else { continue }
      switch Self.read(line, path: path) {
      case .user(let user):
        if let first = names.updateValue(user.origin, forKey: user.name) {
          problems.append(ACLFileProblem(kind: .duplicateUser(first), origin: user.origin))
        }
        users.append(user)
      case .template: templateLines.append(.file(path, line.indices))
      case .problem(let kind):
        problems.append(ACLFileProblem(kind: kind, origin: .file(path, line.indices)))
      }
    }
    self.users = users
    self.problems = problems
    self.templateLines = templateLines
  }

  private enum Line {
    case user(ACLUser)
    case template
    case problem(ACLFileProblem.Kind)
  }

  /// The keyword is taken in lower case only, and a name has no blanks.
  private static func read(_ line: ArraySlice<UInt8>, path: String) -> Line {
    let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count > 1, words[0].elementsEqual("user".utf8) else {
      if line.first == UInt8(ascii: "#") { return .problem(.comment) }
      if ACLTemplate.containsPlaceholder(String(decoding: line, as: UTF8.self)) {
        return .template
      }
      return .problem(.noUser)
    }
    guard !String(decoding: words[1], as: UTF8.self).hasBlanks else {
      return .problem(.blankInName)
    }

    let arguments = words.dropFirst().map { word in
      let word = word.trimming(where: \.isTabOrReturn)
      return RedisSetting.Argument(
        text: String(decoding: word, as: UTF8.self), origin: .file(path, word.indices))
    }
    return ACLUser(arguments[...]).map { .user($0) } ?? .problem(.noUser)
  }
}

/// A line of an ACL file with which no server starts.
public struct ACLFileProblem: Hashable, Sendable {
  /// What is wrong with the line.
  public enum Kind: Hashable, Sendable {
    /// A comment; an ACL file admits none.
    case comment
    /// The line does not begin with `user`, in lower case, and a name.
    case noUser
    /// A tab or the like in the name.
    case blankInName
    /// The name is taken by the user at this place.
    case duplicateUser(RedisOrigin)
  }

  /// What is wrong.
  public let kind: Kind

  /// The line; of a duplicate the name.
  public let origin: RedisOrigin
}

extension ACLFile {
  /// Whether a server starts with the file; `unknown` where a template decides.
  public func loads(_ version: ACLVersion? = nil) -> ACLAnswer {
    if !problems.isEmpty { return .no }
    let answers = users.map { $0.permissions(version).loads }
    if answers.contains(.no) { return .no }
    return answers.contains(.unknown) || !templateLines.isEmpty ? .unknown : .yes
  }

  /// Whether anybody may act as the default user: without a line for it, it has everything and no
  /// password, and `requirepass` is not asked (facts: redis.md 0.1).
  public var opensDefaultUser: ACLAnswer {
    let answer = ACLUser.opensDefaultUser(users)
    guard !templateLines.isEmpty, users.defaultUser == nil else { return answer ?? .yes }
    return .unknown
  }
}

extension ACLUser {
  /// Whether a `user default` line lets anybody in, nil without such a line: then a redis.conf's
  /// `requirepass` decides, and an ACL file leaves the default user open.
  public static func opensDefaultUser(_ users: [ACLUser]) -> ACLAnswer? {
    guard let user = users.defaultUser else { return nil }
    let permissions = user.permissions()
    return permissions.isEnabled.answer && permissions.acceptsAnyPassword.answer
  }
}

extension [ACLUser] {
  fileprivate var defaultUser: ACLUser? { last { $0.name == "default" } }
}

extension UInt8 {
  fileprivate var isTabOrReturn: Bool { self == 0x09 || self == 0x0D }
}
