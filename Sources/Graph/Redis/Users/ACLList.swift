public import Languages
public import Manifests
public import SourceText

/// Users of Redis that one place of a tree writes out: an ACL file, `user` lines, a chart's values, a
/// command of a script, a creation statement of Vault.
public struct ACLList: Sendable {
  /// How the users are written.
  public enum Form: Sendable, Hashable {
    /// An ACL file, in a ConfigMap, a Secret, a script or by itself.
    case file
    /// `user` lines of a server's configuration or arguments.
    case configuration
    /// `ACL SETUSER` of a script.
    case setUser
    /// What Vault makes users with.
    case creationStatement
    /// A chart's values; the chart itself sees to the user `default` they leave out.
    case chartValues
  }

  /// A user and what its rules allow.
  public struct User: Sendable {
    /// The user.
    public let user: ACLUser
    /// What its rules begin with.
    let start: ACLUser.Start
    /// Whether it stands in a Secret, of which not even the name is told.
    let isHidden: Bool

    init(_ user: ACLUser, from start: ACLUser.Start = .newUser, isHidden: Bool = false) {
      self.user = user
      self.start = start
      self.isHidden = isHidden
    }

    /// What it may do; worked out anew each time, since it is large.
    public var permissions: ACLPermissions { user.permissions(from: start) }

    /// What a message calls it.
    public var displayName: String {
      // What begins as a password's rule does was meant for one.
      let isPassword = user.name.utf8.first.map { "><#!".utf8.contains($0) } ?? false
      if isHidden || isPassword { return "a user" }
      return start == .vaultUser ? "each user that Vault makes" : "user \(user.name)"
    }
  }

  /// How the users are written.
  public let form: Form
  /// The object that carries the text; `nil` for a file that is no object.
  public let carrier: Resource?
  /// The users in their order.
  public let users: [User]
  /// The whole file, if it is one.
  public let file: ACLFile?
  /// The server that reads it, if the tree shows one.
  public let server: RedisServer?
  /// The number of the file that the text stands in.
  public let place: SourceFile.ID
  /// Whether the same place may hold users that are not seen.
  public let mayHoldMore: Bool

  /// Where a Secret holds the same text, if this is the file that it was made of.
  public private(set) var copy: SourceRange?

  private let text: Text

  private enum Text {
    case embedded(EmbeddedText)
    case server(RedisServer)
    case words([SourceRange])
  }

  /// Where a part of it is written.
  public func range(of origin: RedisOrigin) -> SourceRange {
    switch (text, origin) {
    case (.embedded(let text), .file(_, let offsets)): text.range(offsets)
    case (.embedded(let text), .argument): text.range(0..<text.bytes.count)
    case (.server(let server), _): server.range(of: origin)
    case (.words(let ranges), .argument(let index)) where ranges.indices.contains(index):
      ranges[index]
    case (.words(let ranges), _): ranges.first ?? SourceRange(file: place, lower: 0, upper: 0)
    }
  }

  /// This file in place of the Secret that holds the same text; `nil` for other texts.
  func standing(for secret: ACLList) -> ACLList? {
    guard case .embedded(let own) = text, case .embedded(let copied) = secret.text,
      carrier == nil, secret.isInSecret, Self.isSame(own, copied),
      var list = ACLList(
        file: own, in: nil, readBy: secret.server, mayHoldMore: secret.mayHoldMore)
    else { return nil }
    list.copy = copied.range(0..<copied.bytes.count)
    return list
  }

  /// Whether two texts are one but for the line break at the end.
  private static func isSame(_ one: EmbeddedText, _ other: EmbeddedText) -> Bool {
    let texts = [one, other].map { (text: EmbeddedText) -> [UInt8] in
      var bytes = Array(text.bytes)
      while let last = bytes.last, last == 0x0A || last == 0x0D || last == 0x20 {
        bytes.removeLast()
      }
      return bytes
    }
    return texts[0] == texts[1]
  }

  /// Whether a comment in an ACL file, where there should be none, speaks to this linter.
  public func isIgnoreComment(_ problem: ACLFileProblem) -> Bool {
    guard case .embedded(let text) = text, case .file(_, let offsets) = problem.origin else {
      return false
    }
    return problem.kind == .comment && text[offsets].string.contains("manifestguard: ignore")
  }

  /// The text in a few words.
  public var displayName: String {
    switch form {
    case .file: carrier.map { "the ACL file of \($0.displayName)" } ?? "the ACL file"
    case .configuration, .chartValues, .setUser, .creationStatement:
      carrier.map(\.displayName) ?? "the values"
    }
  }

  /// A rule as a message may show it: nothing of what stands in a Secret, and no password.
  public func shown(_ token: ACLUser.Token) -> String {
    isInSecret ? "a rule" : "`\(token.shownText)`"
  }

  /// Whether only who may read a Secret sees the text; what stands there is another rule's.
  public var isInSecret: Bool { carrier?.kind == "Secret" }
}

extension ACLList {
  /// An ACL file; `nil` for a text without users, as other programs' files of that name are.
  init?(
    file text: EmbeddedText, in carrier: Resource?, readBy server: RedisServer? = nil,
    mayHoldMore: Bool = false
  ) {
    guard text.bytes.count <= Self.longestFile else { return nil }
    let file = ACLFile(text.string, path: "")
    guard file.users.contains(where: \.looksLikeUser) else { return nil }
    self.init(
      form: .file, carrier: carrier,
      users: file.users.map { User($0, isHidden: carrier?.kind == "Secret") },
      file: file, server: server, place: text.file, mayHoldMore: mayHoldMore, text: .embedded(text))
  }

  /// The `user` lines of a server.
  init?(linesOf server: RedisServer) {
    let users = server.settings.aclUsers
    guard let first = users.first else { return nil }
    let range = server.range(of: first.origin)
    self.init(
      form: .configuration, carrier: server.carrier(of: range),
      users: users.map { user in
        let carrier = server.carrier(of: server.range(of: user.origin))
        return User(user, isHidden: carrier.kind == "Secret")
      },
      file: nil, server: server, place: range.file, mayHoldMore: server.settings.hasUnseenSources,
      text: .server(server))
  }

  /// The words of an `ACL SETUSER`, name first.
  init?(setUser words: [Word], in carrier: Resource) {
    let placed = words.enumerated().map { (text: $1.text, origin: RedisOrigin.argument($0)) }
    guard let place = words.first?.range.file, let user = ACLUser(words: placed) else { return nil }
    self.init(
      form: .setUser, carrier: carrier,
      users: [User(user, from: user.name == "default" ? .defaultUser : .newUser)], file: nil,
      server: nil, place: place, mayHoldMore: true, text: .words(words.map(\.range)))
  }

  /// A creation statement of Vault's plugin; `nil` for another database's.
  init?(statement: String, at range: SourceRange, in carrier: Resource) {
    guard let user = VaultRedisStatement(statement, path: "").user, user.looksLikeUser else {
      return nil
    }
    self.init(
      form: .creationStatement, carrier: carrier, users: [User(user, from: .vaultUser)], file: nil,
      server: nil, place: range.file, mayHoldMore: true,
      text: .embedded(EmbeddedText(Array(statement.utf8), standingFor: range)))
  }

  /// The users of a chart's values, name first, each word with its place.
  init?(chartUsers: [[Word]], in carrier: Resource?) {
    let words = chartUsers.joined()
    guard let place = words.first?.range.file else { return nil }
    var index = 0
    let users = chartUsers.compactMap { words in
      ACLUser(
        words: words.map { word in
          defer { index += 1 }
          return (text: word.text, origin: .argument(index))
        })
    }
    self.init(
      form: .chartValues, carrier: carrier, users: users.map { User($0) }, file: nil, server: nil,
      place: place, mayHoldMore: false, text: .words(words.map(\.range)))
  }

  /// A word and where it stands.
  typealias Word = (text: String, range: SourceRange)

  /// A longer file is no list of users that anybody reviews.
  private static var longestFile: Int { 1_000_000 }
}

extension ACLUser {
  /// Whether it has a rule that some release knows, which lines of other programs lack.
  fileprivate var looksLikeUser: Bool {
    tokens.contains { token in
      if case .invalid = token.rule { false } else { true }
    }
  }
}
