import Languages

/// What holds of a Redis configuration, of a command line and of an ACL file, however broken.
struct RedisInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?
  private let text: String
  private let length: Int
  private let options: [String]

  init(_ contents: [UInt8]) {
    text = String(decoding: contents, as: UTF8.self)
    length = text.utf8.count
    options = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    checkConfig()
    checkACLFile()
    checkCommandLine()
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  private mutating func expect(_ range: Range<Int>, in outer: Range<Int>, _ name: String) {
    expect(outer.lowerBound <= range.lowerBound && range.upperBound <= outer.upperBound, name)
  }

  private mutating func checkConfig() {
    let config = RedisConfig(text)
    var end = 0
    for directive in config.directives {
      expect(directive.range, in: end..<length, "a line is out of its place")
      end = directive.range.upperBound
      expect(directive.nameRange, in: directive.range, "a name leaves its line")
      var last = directive.nameRange.upperBound
      for argument in directive.arguments {
        expect(argument.range, in: last..<directive.range.upperBound, "a word leaves its place")
        last = argument.range.upperBound
      }
    }
    for line in config.unbalancedLines { expect(line, in: 0..<length, "a line is outside") }
    for directive in config.directives.prefix(2) {
      let name = RedisDirectiveTable.closestName(to: directive.name)
      expect(
        name.map { RedisDirectiveTable.directive(named: $0) != nil } ?? true, "a bad suggestion")
    }

    var settings = RedisSettings()
    settings.load(config, from: "/r.conf", files: files)
    check(settings)
  }

  private mutating func checkCommandLine() {
    for arguments in [
      ["redis-server"], ["redis-server", "/r.conf"], ["redis-sentinel", "/r.conf"],
    ] {
      guard let line = RedisCommandLine(arguments + options) else { continue }
      check(RedisSettings(line, files: files, standardInput: RedisConfig(text)))
    }
  }

  private mutating func checkACLFile() {
    let file = ACLFile(text, path: "/users.acl")
    for user in file.users {
      check(user.origin)
      for token in user.tokens { check(token.origin) }
    }
    for problem in file.problems { check(problem.origin) }
  }

  private mutating func check(_ settings: RedisSettings) {
    let releases = [nil, RedisRelease.redis70]
    for release in releases {
      switch settings.startVerdict(files: files, release: release) {
      case .starts: break
      case .fails(let failures):
        expect(!failures.isEmpty, "a failure without a reason")
        for failure in failures { check(failure.origin) }
      case .unknown(let doubts): expect(!doubts.isEmpty, "a doubt without a reason")
      }
    }
    _ = settings.transport
    _ = settings.savePoints
    _ = settings.defaultUser
    _ = settings.addresses()
  }

  private mutating func check(_ origin: RedisOrigin) {
    switch origin {
    case .file(_, let range): expect(range, in: 0..<length, "a place is outside of the file")
    case .argument(let index):
      expect((0..<options.count + 2).contains(index), "an argument that is none")
    }
  }

  /// Every short path holds the text itself, so that it includes itself in many ways.
  private var files: RedisFileView {
    RedisFileView(
      entry: { path in
        switch path.utf8.count > 12 ? 0 : path.utf8.count % 5 {
        case 0: .absent
        case 1: .directory
        case 2: .unknown
        default: .file(text: text)
        }
      },
      matches: { pattern in pattern.utf8.count % 2 == 0 ? ["/a.conf", "/b.conf"] : nil })
  }
}
