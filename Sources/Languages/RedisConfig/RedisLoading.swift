extension RedisSettings {
  /// The settings of a server started with a command line, from its image, its file, its standard
  /// input and its options in this order; `readFile` gives the files that can be seen, by the path
  /// the server uses.
  public init(
    _ commandLine: RedisCommandLine,
    readFile: @escaping (String) -> RedisConfig? = { _ in nil }
  ) {
    startsAsSentinel = commandLine.isSentinel
    var files = RedisFiles(read: readFile)

    if commandLine.readsImageConfiguration { loadUnseen(.image) }
    if let file = commandLine.file {
      load(file.path, namedAt: .argument(file.argument), &files)
    }
    if commandLine.readsStandardInput { loadUnseen(.standardInput) }
    for setting in commandLine.settings { apply(setting, &files) }
    unbalancedQuotes += commandLine.unbalancedArguments.map { .argument($0) }
  }

  /// Applies a file after what is loaded so far, and the files it includes in their places.
  public mutating func load(
    _ config: RedisConfig, from path: String,
    readFile: @escaping (String) -> RedisConfig? = { _ in nil }
  ) {
    var files = RedisFiles(read: readFile)
    apply(config, from: path, &files)
  }

  private mutating func load(
    _ path: String, namedAt origin: RedisOrigin, _ files: inout RedisFiles
  ) {
    guard let config = files.open(path) else { return loadUnseen(.file(path, namedAt: origin)) }
    apply(config, from: path, &files)
    files.close()
  }

  private mutating func apply(
    _ config: RedisConfig, from path: String, _ files: inout RedisFiles
  ) {
    for directive in config.directives {
      apply(RedisSetting(directive) { .file(path, $0) }, &files)
    }
    unbalancedQuotes += config.unbalancedLines.map { .file(path, $0) }
  }

  /// An `include` takes effect in its place, also as an option, where it overrides earlier options.
  private mutating func apply(_ setting: RedisSetting, _ files: inout RedisFiles) {
    if setting.name == "include", let path = setting.arguments.first {
      load(path.text, namedAt: path.origin, &files)
    } else {
      append(setting)
    }
  }
}

/// The files a server reads, with bounds on what includes can multiply.
private struct RedisFiles {
  private let read: (String) -> RedisConfig?
  private var openPaths: [String] = []
  private var lineBudget = 200_000

  private static let maximumDepth = 16

  init(read: @escaping (String) -> RedisConfig?) {
    self.read = read
  }

  /// The file at a path, or nil where it cannot be seen, stands for several, or includes itself.
  mutating func open(_ path: String) -> RedisConfig? {
    guard openPaths.count < Self.maximumDepth, !openPaths.contains(path),
      !path.utf8.contains(where: { "*?[".utf8.contains($0) }), let config = read(path)
    else { return nil }
    lineBudget -= config.directives.count + 1
    guard lineBudget >= 0 else { return nil }
    openPaths.append(path)
    return config
  }

  mutating func close() {
    openPaths.removeLast()
  }
}
