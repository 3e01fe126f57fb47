import Languages
import Testing

/// What the rules of a user come to, as a message would tell it.
struct ACLPermissionsTests {
  @Test(arguments: [
    ("on >p +get -@all +@write", ["+get undone by -@all"]),
    ("-config|set +@all", ["-config|set undone by +@all"]),
    ("+@read +@write ~app:* -@all", ["+@read undone by -@all", "+@write undone by -@all"]),
    ("+@all +get", ["+get repeated by +@all"]),
    ("+get +@read", ["+get contained by +@read"]),
    ("-flushall +@all -@dangerous", ["-flushall contained by -@dangerous"]),
    ("+@all -flushall -@dangerous", ["-flushall contained by -@dangerous"]),
    ("~app:* ~*", ["~app:* contained by ~*"]),
    ("~app:* ~app:x:* ~b*", ["~app:x:* contained by ~app:*"]),
    ("~a %R~a", ["%R~a repeated by ~a"]),
    ("~app:* resetkeys ~b", ["~app:* undone by resetkeys"]),
    ("%R~a ~a", []),
    ("~a[b]* ~a*", []),
    ("on nopass >p", ["nopass undone by >…"]),
    (">p nopass", [">… undone by nopass"]),
    ("on off", ["on undone by off"]),
    ("on ON", ["ON repeated by on"]),
    (">p >p", [">… repeated by >…"]),
    ("off resetchannels -@all +get ~*", []),
    ("reset -@all off +get", []),
    ("(+get ~a) clearselectors", ["(+get ~a) undone by clearselectors"]),
    ("on >p +get reset", ["on undone by reset", ">… undone by reset", "+get undone by reset"]),
    ("+get {{ rest }}", []),
    ("+@all -@dangerous +info", []),
    ("+select|0 -@all", ["+select|0 undone by -@all"]),
    ("+select|0 +select|0", ["+select|0 repeated by +select|0"]),
  ])
  func `Dead tokens name what kills them`(rules: String, expected: [String]) throws {
    let dead = try permissions(rules).deadTokens
    #expect(
      dead.map { "\($0.token.shownText) \($0.effect) by \($0.by.shownText)" } == expected)
  }

  @Test(arguments: [
    ("+@all -flushall", ["-flushall leaves flushdb swapdb (sameEffect)"]),
    (
      "+@all ~* -@admin",
      ["-@admin leaves flushall flushdb swapdb keys migrate restore eval fcall (otherCategory)"]
    ),
    ("-config|set +@all", ["-config|set leaves config|set (+@all)"]),
    (
      "+@all -@dangerous +info",
      ["-@dangerous leaves info (+info)", "-@dangerous leaves eval evalsha fcall (otherCategory)"]
    ),
    ("+@all -flushall (+@all ~x)", ["-flushall leaves flushall ((+@all ~x))"]),
    ("+@all -@dangerous -@scripting", []),
    ("+get -@all", []),
  ])
  func `What was removed may remain`(rules: String, expected: [String]) throws {
    let leftovers = try permissions(rules).leftovers
    let lines = leftovers.map { leftover in
      let reason =
        if case .allowedAgain(let by) = leftover.reason { by.shownText } else {
          "\(leftover.reason)"
        }
      return
        "\(leftover.removed.shownText) leaves \(leftover.commands.joined(separator: " ")) (\(reason))"
    }
    #expect(lines == expected)
  }

  @Test(arguments: [
    ("~* +@all", ACLAnswer.yes, ACLAnswer.yes),
    ("+@all", .no, .no),
    ("~* +@all -flushall", .yes, .no),
    ("+@all (~* +get)", .yes, .no),
    ("%R~* %W~* +@all", .yes, .yes),
    ("%RW~* +@all", .yes, .yes),
    ("~{{prefix}}* +@all", .unknown, .unknown),
    ("~* +{{ command }}", .yes, .unknown),
    ("$RULES", .unknown, .unknown),
    ("$RULES reset", .no, .no),
    ("{{ rules }} -@all +get", .unknown, .unknown),
  ])
  func `All keys are not all commands`(
    rules: String, keys: ACLAnswer, isUnrestricted: ACLAnswer
  ) throws {
    let permissions = try permissions(rules)
    #expect(permissions.hasAllKeys == keys)
    #expect(permissions.isUnrestricted == isUnrestricted)
  }

  @Test(arguments: [
    ("~* ~x", "~x keysAfterAllKeys"), ("&* &x", "&x channelsAfterAllChannels"),
    ("+nosuch", "+nosuch unknownCommand"), ("-@nosuch", "-@nosuch unknownCategory"),
    ("+config|nosuch", "+config|nosuch unknownSubcommand"),
    ("-select|0", "-select|0 deniedArgument"),
    ("+config|get|x", "+config|get|x argumentOfSubcommand"),
    ("#12", "#… badHash"), ("<never", "<… passwordNotThere"), ("secret", "… noRule"),
    ("(on)", "(on) noRule"), ("(+get", "… unclosedSelector"), ("(>p ~a)", "(>… ~a) noRule"),
    (">p <p", ""), (">{{password}}", ""), ("#{{ hash }} +get", ""), ("<PASSWORD>", ""),
    ("+{{ category }}", ""), ("~${PREFIX}:*", ""), ("+json.get +@json", ""), ("+hgetex", ""),
    ("#148de9c5a7a44d19e56cd9ae1a554bf67847afb0c58f6e12fa29ac7ddfca9940 <p", ""),
  ])
  func `A token is refused for a reason`(rules: String, expected: String) throws {
    let problems = try permissions(rules).problems
    #expect(problems.map { "\($0.token.shownText) \($0.reason)" }.joined() == expected)
  }

  private static let releases: [(String, ACLVersion?, ACLAnswer)] = [
    ("+hgetex", ACLVersion(.redis, 7, 0), ACLAnswer.no),
    ("+hgetex", ACLVersion(.redis, 8, 0), .yes),
    ("+hgetex", ACLVersion(.redis, 7, 4), .unknown), ("+hgetex", nil, .unknown),
    ("(+get ~a)", ACLVersion(.redis, 6, 2), .no), ("&a", ACLVersion(.redis, 6, 0), .no),
    ("&a", ACLVersion(.redis, 6, 2), .no), ("resetchannels &a", ACLVersion(.redis, 6, 2), .yes),
    ("%R~a", ACLVersion(.redis, 6, 0), .no), ("%R~a", ACLVersion(.valkey, 9, 1), .yes),
    ("+config|get", ACLVersion(.redis, 6, 0), .yes), ("-config|get", ACLVersion(.redis, 6, 0), .no),
    ("-config|get", nil, .yes), ("+script|show", ACLVersion(.valkey, 8, 0), .yes),
    ("+script|show", ACLVersion(.redis, 8, 0), .no),
  ]

  @Test(arguments: releases)
  func `A release decides what loads`(
    rules: String, version: ACLVersion?, expected: ACLAnswer
  ) throws {
    #expect(try permissions(rules, version).loads == expected)
  }

  @Test func `The token that decides is told with its place`() throws {
    let text = "user a on >p ~app:* +@all -@dangerous +info"
    let user = try #require(ACLFile(text, path: "users.acl").users.first)
    let permissions = user.permissions()

    #expect(permissions.mayRun("flushall").answer == .no)
    #expect(permissions.mayRun("flushall").token?.text == "-@dangerous")
    #expect(permissions.mayRun("INFO").token?.text == "+info")
    #expect(permissions.mayUse(key: "app:1", .read).token?.text == "~app:*")
    #expect(permissions.mayUse(key: "b", .read).answer == .no)
    #expect(permissions.verdict(on: ["GET", "b"]).outcome == .deniedKey(1))
    #expect(permissions.verdict(on: ["GET", "$KEY"]).outcome == .unknown)
    #expect(permissions.verdict(on: ["GET", "app:1"]).token?.origin == .file("users.acl", 20..<25))
  }

  @Test(arguments: [
    ("on >p", ACLAnswer.yes, 1), ("on >{{ password }}", .yes, 0), ("on ><password>", .yes, 0),
    ("#{{ hash }}", .yes, 0), ("on", .no, 0), (">p resetpass", .no, 1),
    (">${P} resetpass", .no, 0), ("$RULES", .unknown, 0), ("$RULES nopass", .no, 0),
  ])
  func `A password may be one that is filled in`(
    rules: String, hasPassword: ACLAnswer, plain: Int
  ) throws {
    let user = try #require(ACLFile("user u " + rules, path: "users.acl").users.first)
    #expect(user.permissions().hasPassword == hasPassword)
    #expect(user.plainPasswords.count == plain)
  }

  @Test(arguments: [
    (["on", ">p"], ACLAnswer.no), (["off"], .no), (["resetpass"], .no), (["+@all"], .yes),
    (["reset", "on", "nopass"], .yes), ([">{{ password }}"], .no), (["{{ rules }}"], .unknown),
  ])
  func `The default user is open until told otherwise`(rules: [String], isOpen: ACLAnswer) throws {
    let user = try #require(ACLUser(setUser: ["acl", "setuser", "default"] + rules))
    let permissions = user.permissions(from: .defaultUser)
    let enabled = permissions.isEnabled.answer
    let nopass = permissions.acceptsAnyPassword.answer
    let answer: ACLAnswer =
      enabled == .no || nopass == .no ? .no : enabled == .yes && nopass == .yes ? .yes : .unknown
    #expect(answer == isOpen)
  }

  @Test(arguments: [
    ("user a on >p", ACLAnswer.yes), ("", .yes), ("user default off", .no),
    ("user default on nopass", .yes), ("user default on >{{ p }} ~* +@all", .no),
    ("{{ range .users }}", .unknown), ("user default {{ rules }}", .unknown),
  ])
  func `An ACL file without a line for it opens the default user`(
    text: String, expected: ACLAnswer
  ) {
    #expect(ACLFile(text, path: "users.acl").opensDefaultUser == expected)
  }

  private func permissions(_ rules: String, _ version: ACLVersion? = nil) throws -> ACLPermissions {
    let file = ACLFile("user u " + rules, path: "users.acl")
    return try #require(file.users.first).permissions(version)
  }
}
