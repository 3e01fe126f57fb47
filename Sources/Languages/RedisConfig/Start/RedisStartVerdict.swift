extension RedisSettings {
  /// Whether a server starts with these settings, judged by what `redis-server` 7.0.15 does.
  ///
  /// Without a release a name or value fails only where no release takes it. Of the files nothing is
  /// taken for granted: what the view cannot tell leaves the verdict unknown.
  public func startVerdict(
    files: RedisFileView = .nothing, release: RedisRelease? = nil
  ) -> RedisStartVerdict {
    var check = RedisStartCheck(self, files: files, release: release)
    check.run()
    if !check.failures.isEmpty { return .fails(check.failures) }
    return check.doubts.isEmpty ? .starts : .unknown(check.doubts)
  }

  /// What certainly prevents the start, in the order of the lines.
  public func startFailures(
    files: RedisFileView = .nothing, release: RedisRelease? = nil
  ) -> [RedisStartFailure] {
    if case .fails(let failures) = startVerdict(files: files, release: release) {
      failures
    } else {
      []
    }
  }
}

/// Goes through a configuration as the server does: line by line, then the whole.
struct RedisStartCheck {
  let settings: RedisSettings
  let files: RedisFileView
  let release: RedisRelease?
  let isSentinel: Bool
  private(set) var failures: [RedisStartFailure] = []
  private(set) var doubts: [RedisStartDoubt] = []

  /// The directory that relative paths start from at this line, nil for that of the process.
  private(set) var directory: String?

  private var hasModule = false
  private lazy var commands = RedisCommandNames(isSentinel: isSentinel, release: release)

  init(_ settings: RedisSettings, files: RedisFileView, release: RedisRelease?) {
    self.settings = settings
    self.files = files
    self.release = release
    // Without a command line the statements tell what the file is for.
    isSentinel = settings.program == nil ? settings.isSentinel : settings.startsAsSentinel
  }

  mutating func run() {
    for origin in settings.unbalancedQuotes { fail(.unbalancedQuotes, at: origin) }
    hasModule = !settings.all("loadmodule").isEmpty
    for step in settings.steps {
      switch step {
      case .apply(let setting): checkLine(setting)
      case .unseen(let source): doubts.append(.unseenSource(source))
      case .missingFile(let origin): fail(.missingInclude, at: origin)
      case .endlessInclude(let origin): fail(.endlessInclude, at: origin)
      }
    }
    checkUsers()
    checkLogFile()
    checkListening()
    checkTLS()
    if isSentinel { checkSentinel() }
  }

  mutating func fail(_ reason: RedisStartFailure.Reason, at origin: RedisOrigin) {
    failures.append(RedisStartFailure(reason: reason, origin: origin))
  }

  mutating func doubt(_ doubt: RedisStartDoubt) {
    doubts.append(doubt)
  }

  // MARK: - One line

  private mutating func checkLine(_ setting: RedisSetting) {
    if RedisDirectiveTable.isModuleOption(setting.name) { return checkModuleOption(setting) }
    guard let directive = RedisDirectiveTable.directive(named: setting.name), knows(setting.name)
    else { return fail(.unknownDirective(setting.name), at: setting.origin) }

    switch directive.verdict(on: setting.arguments, in: release) {
    case .fits: checkMeaning(of: setting, directive)
    case .wrongCount: fail(comment(in: setting) ?? .wrongArity(setting.name), at: setting.origin)
    case .refused(let index):
      let reason = comment(in: setting) ?? .badValue(setting.name)
      fail(reason, at: setting.arguments[index].origin)
    case .undecided(let index):
      let argument = setting.arguments[index]
      doubts.append(
        argument.containsPlaceholder ? .placeholder(argument.origin) : .release(argument.origin))
    }
  }

  private func knows(_ name: String) -> Bool {
    release.map { RedisDirectiveTable.releases(knowing: name).contains($0) } ?? true
  }

  /// A `#` that the author took for the beginning of a comment.
  func comment(in setting: RedisSetting) -> RedisStartFailure.Reason? {
    let isComment = setting.arguments.dropFirst().contains {
      $0.text.utf8.first == UInt8(ascii: "#")
    }
    return isComment ? .trailingComment(setting.name) : nil
  }

  /// A Sentinel loads no modules and does not look at their options.
  private mutating func checkModuleOption(_ setting: RedisSetting) {
    let hasDot = setting.name.utf8.contains(UInt8(ascii: "."))
    if setting.arguments.isEmpty { return fail(.wrongArity(setting.name), at: setting.origin) }
    if isSentinel && hasDot { return }
    guard release == .redis70, hasDot, !hasModule, !settings.hasUnseenSources else {
      return doubts.append(.otherSoftware(setting.origin))
    }
    fail(.moduleOptionWithoutModule(setting.name), at: setting.origin)
  }

  private mutating func checkMeaning(of setting: RedisSetting, _ directive: RedisKnownDirective) {
    guard let first = setting.arguments.first else { return }
    switch directive.kind {
    case .directory: enter(first)
    case .module: checkModule(first)
    case .commandRename: checkRename(setting)
    case .sentinel
    where !isSentinel:
      fail(.sentinelDirectiveOutsideSentinel, at: setting.origin)
    case .flag where directive.name == "activedefrag" && first.text.lowercasedASCII == "yes":
      // Only a build with its own allocator has it; that of Debian does not.
      doubts.append(.otherSoftware(first.origin))
    default: break
    }
  }

  private mutating func enter(_ argument: RedisSetting.Argument) {
    if argument.containsPlaceholder { return doubts.append(.placeholder(argument.origin)) }
    let path = argument.text.path(in: directory)
    switch path.isEmpty ? .absent : files.entry(path) {
    case .directory: break
    case .absent, .file: fail(.missingDirectory, at: argument.origin)
    case .unknown: doubts.append(.path(path, argument.origin))
    }
    directory = path
  }

  private mutating func checkModule(_ argument: RedisSetting.Argument) {
    if isSentinel { return }
    if argument.containsPlaceholder { return doubts.append(.placeholder(argument.origin)) }
    let path = argument.text.path(in: directory)
    if case .absent = path.isEmpty ? .absent : files.entry(path) {
      fail(.missingModule, at: argument.origin)
    } else {
      doubts.append(.otherSoftware(argument.origin))
    }
  }

  private mutating func checkRename(_ setting: RedisSetting) {
    if let open = setting.arguments.first(where: \.containsPlaceholder) {
      return doubts.append(.placeholder(open.origin))
    }
    switch commands.rename(setting.arguments[0].text, to: setting.arguments[1].text) {
    case true?: break
    case false?: fail(.badRenameCommand, at: setting.arguments[0].origin)
    case nil: doubts.append(.release(setting.arguments[0].origin))
    }
  }

  /// The server opens its log as soon as the configuration is read.
  private mutating func checkLogFile() {
    guard case .set(let text, let origin) = settings.text("logfile"), !text.isEmpty else { return }
    let path = text.path(in: directory)
    switch files.entry(path) {
    case .file: break
    case .directory: fail(.unwritableLogFile, at: origin)
    case .unknown: doubts.append(.path(path, origin))
    case .absent:
      checkFolder(of: path, at: origin, orFail: .unwritableLogFile)
    }
  }

  /// Whether the folder is there into which the server writes a file.
  mutating func checkFolder(
    of path: String, at origin: RedisOrigin, orFail reason: RedisStartFailure.Reason
  ) {
    switch files.entry(path.parentPath) {
    case .directory: break
    case .absent, .file: fail(reason, at: origin)
    case .unknown: doubts.append(.path(path.parentPath, origin))
    }
  }
}
