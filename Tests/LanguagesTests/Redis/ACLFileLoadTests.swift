import Languages
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks a real server of 7.0 which ACL files it loads.
@Suite(
  .enabled(if: RedisServerProcess.isInstalled, "redis-server and redis-cli are not on the PATH"))
struct ACLFileLoadTests {
  @Test(.timeLimit(.minutes(1)), arguments: 0..<2)
  func `Generated files load or do not`(seed: Int) throws {
    let server = try #require(
      RedisServerProcess(
        [
          "--port", "0", "--unixsocket", "@dir/socket", "--dir", "@dir", "--aclfile",
          "@dir/users.acl",
        ], files: ["users.acl": "user default on nopass ~* &* +@all"]))
    let connection = try #require(RedisConnection(path: server.directory + "/socket"))
    let info = connection.ask([["INFO", "server"]]).first?.text ?? ""
    guard info.contains("redis_version:7.0.") else { return }

    var generator = ACLGenerator(seed: UInt64(seed), commands: ["get", "config|set", "select"])
    var loaded = 0
    for _ in 0..<300 {
      let text = "user default on nopass ~* &* +@all\n" + generator.file()
      let file = ACLFile(text, path: "users.acl")
      // A server of 7.0 crashes on a parenthesis that nothing closes.
      let problems = file.users.flatMap { $0.permissions(ACLVersion(.redis, 7, 0)).problems }
      guard !problems.contains(where: { $0.reason == .unclosedSelector }) else { continue }

      try write(text, to: server.directory + "/users.acl")
      let reply = try #require(connection.ask([["ACL", "LOAD"]]).first)
      let loads = file.loads(ACLVersion(.redis, 7, 0))
      if loads == .yes { loaded += 1 }
      #expect(loads == (reply == .text("OK") ? .yes : .no), "\(text)\n\(reply)")
    }
    #expect((30...270).contains(loaded), "Too few of both kinds: \(loaded) load")
  }

  private func write(_ text: String, to path: String) throws {
    let stream = try #require(fopen(path, "w"))
    defer { fclose(stream) }
    let bytes = Array(text.utf8)
    fwrite(bytes, 1, bytes.count, stream)
  }
}

extension ACLGenerator {
  /// Some lines, mostly of users.
  fileprivate mutating func file() -> String {
    (0..<Int.random(in: 1...3, using: &self)).map { _ in
      let keyword = ["user", "user", "user", "user", "user", " user", "USER", "# user", "user "]
      let names = ["a", "b", "c", "d", "default", "é", "", "a\tb", "\u{B}"]
      let rules = Int.random(in: 0..<3, using: &self) == 0 ? self.rules() : ["on", ">p", "+get"]
      let blank = [" ", " ", " ", "  ", "\t", " \t"].randomElement(using: &self) ?? " "
      let words =
        [keyword.randomElement(using: &self) ?? "", names.randomElement(using: &self) ?? ""] + rules
      return words.joined(separator: Int.random(in: 0..<4, using: &self) == 0 ? blank : " ")
    }.joined(separator: ["\n", "\r\n", "\n\n"].randomElement(using: &self) ?? "\n")
  }
}
