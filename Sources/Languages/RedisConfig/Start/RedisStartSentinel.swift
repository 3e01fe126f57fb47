extension RedisStartCheck {
  /// A Sentinel reads its statements after the whole file: first those about itself, then the
  /// primaries, then what is said of them (`redis src/sentinel.c`, `loadSentinelConfigFromQueue`).
  mutating func checkSentinel() {
    checkSentinelFile()
    var nodes = RedisSentinelNodes(resolvesHosts: resolvesHosts)
    let statements = settings.all("sentinel").filter { !$0.arguments.isEmpty }
    for statement in statements where isMonitor(statement) {
      check(statement, &nodes)
    }
    for statement in statements where !isMonitor(statement) {
      check(statement, &nodes)
    }
  }

  private func isMonitor(_ statement: RedisSetting) -> Bool {
    statement.arguments.first?.text.lowercasedASCII == "monitor"
  }

  private var resolvesHosts: Bool {
    settings.sentinelStatements("resolve-hostnames").last?.first?.text.lowercasedASCII == "yes"
  }

  /// A Sentinel keeps its state in its configuration file and wants to write it at the start.
  private mutating func checkSentinelFile() {
    guard let program = settings.program else { return }
    guard let file = program.file else {
      if !program.readsImageConfiguration { fail(.sentinelWithoutFile, at: .argument(0)) }
      return
    }
    switch files.entry(file.path) {
    case .file(_, isReadOnly: true): fail(.sentinelFileIsReadOnly, at: file.origin)
    case .unknown: doubt(.path(file.path, file.origin))
    default: break
    }
  }

  private mutating func check(_ statement: RedisSetting, _ nodes: inout RedisSentinelNodes) {
    if let open = statement.arguments.first(where: \.containsPlaceholder) {
      nodes.hasUnknownNames = nodes.hasUnknownNames || isMonitor(statement)
      return doubt(.placeholder(open.origin))
    }
    let words = Array(statement.arguments.dropFirst())
    guard let name = statement.arguments.first,
      let form = RedisSentinelStatement.named(name.text), form.wordCount.contains(words.count),
      release.map({ form.releases.contains($0) }) ?? true
    else {
      let place = statement.arguments.first?.origin ?? statement.origin
      return fail(comment(in: statement) ?? .unknownSentinelStatement, at: place)
    }
    check(form, words, &nodes)
  }

  private mutating func check(
    _ form: RedisSentinelStatement, _ words: [RedisSetting.Argument],
    _ nodes: inout RedisSentinelNodes
  ) {
    let first = words[0]
    switch form.kind {
    case .word: return
    case .flag:
      if !["yes", "no"].contains(first.text.lowercasedASCII) {
        fail(.badSentinelValue, at: first.origin)
      }
      return
    case .identity:
      if first.text.utf8.count != 40 { fail(.badSentinelValue, at: first.origin) }
      return
    case .monitor:
      if RedisNumberText.leading(words[3].text) < 1 {
        return fail(.badSentinelValue, at: words[3].origin)
      }
      checkNode(words[1], words[2], nodes)
      if !nodes.primaries.insert(first.text).inserted {
        fail(.duplicateSentinelNode, at: first.origin)
      }
      return
    default: break
    }

    guard nodes.primaries.contains(first.text) else {
      if nodes.hasUnknownNames || settings.hasUnseenSources { return }
      return fail(.unknownSentinelMaster, at: first.origin)
    }
    checkAboutPrimary(form.kind, words, &nodes)
  }

  private mutating func checkAboutPrimary(
    _ kind: RedisSentinelStatement.Kind, _ words: [RedisSetting.Argument],
    _ nodes: inout RedisSentinelNodes
  ) {
    switch kind {
    case .time(let bound):
      if RedisNumberText.leading(words[1].text) <= bound {
        fail(.badSentinelValue, at: words[1].origin)
      }
    case .script: checkScript(words[1])
    case .replica:
      checkNode(words[1], words[2], nodes)
      let address = "\(words[1].text) \(RedisNumberText.leading(words[2].text))"
      note("replica \(words[0].text) \(address)", at: words[1].origin, &nodes)
    case .sentinel where words.count == 4:
      checkNode(words[1], words[2], nodes)
      note("sentinel \(words[0].text) \(words[3].text)", at: words[3].origin, &nodes)
    case .rename:
      let command = words[1].text.lowercasedASCII
      note("command \(words[0].text) \(command)", at: words[1].origin, &nodes)
    default: break
    }
  }

  private mutating func note(
    _ node: String, at origin: RedisOrigin, _ nodes: inout RedisSentinelNodes
  ) {
    if !nodes.others.insert(node).inserted { fail(.duplicateSentinelNode, at: origin) }
  }

  /// The script has to be there and executable, of which only the first can be told.
  private mutating func checkScript(_ script: RedisSetting.Argument) {
    let path = script.text.path(in: directory)
    switch path.isEmpty ? .absent : files.entry(path) {
    case .absent: fail(.missingSentinelScript, at: script.origin)
    case .directory: break
    case .file, .unknown: doubt(.path(path, script.origin))
    }
  }

  private mutating func checkNode(
    _ host: RedisSetting.Argument, _ port: RedisSetting.Argument, _ nodes: RedisSentinelNodes
  ) {
    if !(0...65535).contains(RedisNumberText.leading(port.text)) {
      fail(.badSentinelValue, at: port.origin)
    } else if !RedisNumericAddress.isNumeric(host.text), !nodes.resolvesHosts {
      if settings.hasUnseenSources { return doubt(.address(host.origin)) }
      fail(.unresolvedSentinelHost, at: host.origin)
    }
  }
}

/// What a Sentinel knows after the statements so far.
struct RedisSentinelNodes {
  let resolvesHosts: Bool
  var primaries: Set<String> = []
  var others: Set<String> = []

  /// Whether a variable names a primary.
  var hasUnknownNames = false
}
