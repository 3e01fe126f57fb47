import Languages
import Testing

/// Asks a real server of 7.0 what `ACLPermissions` answers.
@Suite(
  .enabled(if: RedisServerProcess.isInstalled, "redis-server and redis-cli are not on the PATH"))
struct ACLDryRunTests {
  private let server: RedisServerProcess
  private let connection: RedisConnection
  private let commands: [String]
  private let version = ACLVersion(.redis, 7, 0)

  init() throws {
    let server = try #require(
      RedisServerProcess(
        ["--port", "0", "--unixsocket", "@dir/socket", "--dir", "@dir", "--save", ""], files: [:]))
    self.server = server
    connection = try #require(RedisConnection(path: server.directory + "/socket"))
    let lists = connection.ask(ACLGenerator.categories.map { ["ACL", "CAT", $0] })
    commands = Set(lists.flatMap(\.texts)).sorted()
  }

  /// The tables are those of 7.0; another release has other commands.
  private var isOfTheTables: Bool {
    let info = connection.ask([["INFO", "server"]]).first?.text ?? ""
    return info.contains("redis_version:7.0.")
  }

  @Test func `A category has the commands that the server says`() throws {
    guard isOfTheTables else { return }
    for category in Set(ACLGenerator.categories) {
      let user = try #require(ACLUser(setUser: ["ACL", "SETUSER", "u", "+@\(category)"]))
      var expected = Set(
        connection.ask([["ACL", "CAT", category]]).flatMap(\.texts))
      if category == "all" { expected = Set(commands) }
      // A command takes its subcommands along.
      let families = Set(expected.filter { !$0.contains("|") }.map { $0 + "|" })
      expected.formUnion(
        commands.filter { name in families.contains { name.hasPrefix($0) } })
      #expect(Set(user.permissions(version).allowedCommands) == expected, "\(category)")
    }
  }

  @Test(.timeLimit(.minutes(2)), arguments: 0..<8)
  func `Generated rules mean what the server does`(seed: Int) throws {
    guard isOfTheTables else { return }
    var generator = ACLGenerator(seed: UInt64(seed), commands: commands)
    var disagreements: [String] = []
    var loaded = 0
    for _ in 0..<500 {
      let rules = generator.rules()
      let lines = (0..<25).map { _ in generator.line() }
      disagreements += try compare(rules, lines)
      if ACLUser(setUser: ["ACL", "SETUSER", "u"] + rules)?.permissions(version).loads == .yes {
        loaded += 1
      }
      if disagreements.count > 10 { break }
    }
    #expect((100...400).contains(loaded), "Too few of both kinds: \(loaded) load")
    #expect(disagreements.isEmpty, "\(disagreements.prefix(10).joined(separator: "\n"))")
  }

  @Test(arguments: ACLDryRunCase.all)
  func `A case means what the server does`(_ example: ACLDryRunCase) throws {
    guard isOfTheTables else { return }
    #expect(try compare(example.rules, example.lines) == [])
  }

  /// `BY` and `GET` are refused when the command runs, which `ACL DRYRUN` does not tell.
  @Test(arguments: [
    "SORT a BY b*", "SORT a BY nosort", "SORT a GET b*", "SORT a GET #", "SORT_RO a BY b*",
    "SORT a LIMIT 0 1 ASC GET b*", "SORT a STORE a1 BY b*", "SORT a",
  ])
  func `Patterns of SORT need every key`(text: String) throws {
    guard isOfTheTables else { return }
    let line = text.split(separator: " ").map(String.init)
    for rules in [["~a*"], ["%R~*"], ["~*"], ["~a*", "(%R~* -@all +sort)"]] {
      let setUser = ["ACL", "SETUSER", "u", "reset", "on", ">p", "+@all"] + rules
      let client = try #require(RedisConnection(path: server.directory + "/socket"))
      let reply = client.ask([setUser, ["AUTH", "u", "p"], line]).last
      let isDenied =
        if case .error(let text) = reply { text.contains("insufficient ACL permissions") } else {
          false
        }
      let verdict = try #require(ACLUser(setUser: setUser)).permissions(version).verdict(on: line)
      let isTold = if case .deniedSortPattern = verdict.outcome { true } else { false }
      let isKey = if case .deniedKey = verdict.outcome { true } else { false }
      #expect(isTold == isDenied || isKey, "\(rules): \(String(describing: reply))")
    }
  }

  /// What the server and the evaluation differ in.
  private func compare(_ rules: [String], _ lines: [[String]]) throws -> [String] {
    let setUser = ["ACL", "SETUSER", "u"] + rules
    let replies = connection.ask(
      [["ACL", "DELUSER", "u"], setUser] + lines.map { ["ACL", "DRYRUN", "u"] + $0 })
    try #require(replies.count == lines.count + 2, "The server is gone after \(rules)")
    let permissions = try #require(ACLUser(setUser: setUser + (rules.isEmpty ? [""] : [])))
      .permissions(version)

    let loads = replies[1] == .text("OK")
    guard permissions.loads == (loads ? .yes : .no) else {
      return ["\(rules): \(replies[1]), but \(permissions.loads) \(permissions.problems)"]
    }
    guard loads else { return [] }
    return zip(lines, replies.dropFirst(2)).compactMap { line, reply in
      let said = permissions.verdict(on: line).outcome
      guard let outcome = Outcome(reply), outcome != Outcome(said, line) else { return nil }
      return "\(rules) \(line): \(reply), but \(said)"
    }
  }

  /// What a server tells.
  private enum Outcome: Hashable {
    case allowed
    case command
    case key(String)
    case channel(String)
    case noSuchCommand
    case other(String)

    /// Nil for a wrong number of words, after which the server does not look further.
    init?(_ reply: RedisConnection.Reply) {
      switch reply {
      case .text("OK"): self = .allowed
      case .error(let text) where text.contains("not found"): self = .noSuchCommand
      case .error(let text) where text.contains("wrong number of arguments"): return nil
      case .text(let text):
        let name = String(text.drop { $0 != "'" }.dropFirst().prefix { $0 != "'" })
        if text.hasSuffix("' command") {
          self = .command
        } else {
          self = text.hasSuffix("' channel") ? .channel(name) : .key(name)
        }
      default: self = .other("\(reply)")
      }
    }

    init(_ outcome: ACLVerdict.Outcome, _ words: [String]) {
      switch outcome {
      case .allowed, .deniedSortPattern: self = .allowed
      case .deniedCommand: self = .command
      case .deniedKey(let index): self = .key(words[index])
      case .deniedChannel(let index): self = .channel(words[index])
      case .noSuchCommand: self = .noSuchCommand
      case .unknown: self = .other("unknown")
      }
    }
  }
}
