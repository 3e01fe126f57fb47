/// The text of an ACL file, the one that `aclfile` names.
///
/// Each line is a user; single blanks part the words, and there are neither quotes nor comments
/// (`redis src/acl.c`, `ACLLoadFromFile`).
public struct ACLFile: Sendable {
  /// The users in the order of their lines.
  public let users: [ACLUser]

  /// The lines that define no user, comments among them: with any the server does not start.
  public let invalidLines: [RedisOrigin]

  /// Reads a whole file; every text is accepted, and the path only names the places.
  public init(_ text: String, path: String) {
    let bytes = Array(text.utf8)
    var users: [ACLUser] = []
    var invalidLines: [RedisOrigin] = []

    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let line = line.trimming { $0 == 0x20 || $0.isTabOrReturn }
      guard !line.isEmpty else { continue }
      if let user = Self.user(line, path: path) {
        users.append(user)
      } else {
        invalidLines.append(.file(path, line.indices))
      }
    }
    self.users = users
    self.invalidLines = invalidLines
  }

  /// The keyword is taken in lower case only, and a name has no blanks.
  private static func user(_ line: ArraySlice<UInt8>, path: String) -> ACLUser? {
    let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count > 1, words[0].elementsEqual("user".utf8),
      !words[1].contains(where: \.isTabOrReturn)
    else { return nil }

    let arguments = words.dropFirst().map { word in
      let word = word.trimming(where: \.isTabOrReturn)
      return RedisSetting.Argument(
        text: String(decoding: word, as: UTF8.self), origin: .file(path, word.indices))
    }
    return ACLUser(arguments[...])
  }
}

extension UInt8 {
  fileprivate var isTabOrReturn: Bool { self == 0x09 || self == 0x0D }
}
