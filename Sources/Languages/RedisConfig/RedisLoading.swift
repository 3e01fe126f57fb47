extension RedisSettings {
  /// The settings of a server started with a command line, from its image, its file, its standard
  /// input and its options in this order; without a text the standard input cannot be seen.
  public init(
    _ commandLine: RedisCommandLine, files: RedisFileView, standardInput: RedisConfig? = nil
  ) {
    program = Program(commandLine)
    startsAsSentinel = commandLine.isSentinel
    var reader = RedisFileReader(files)

    if commandLine.readsImageConfiguration { loadUnseen(.image) }
    if let file = commandLine.file {
      load(file.path, namedAt: .argument(file.argument), &reader)
    }
    if commandLine.readsStandardInput {
      if let standardInput {
        apply(standardInput, from: "-", &reader)
      } else {
        loadUnseen(.standardInput)
      }
    }
    for setting in commandLine.settings { apply(setting, &reader) }
    unbalancedQuotes += commandLine.unbalancedArguments.map { .argument($0) }
  }

  /// The same where only configuration files can be seen, by the path the server uses.
  public init(
    _ commandLine: RedisCommandLine,
    readFile: @escaping (String) -> RedisConfig? = { _ in nil }
  ) {
    self.init(commandLine, files: RedisFileView(readFile: readFile))
  }

  /// Applies a file after what is loaded so far, and the files it includes in their places.
  public mutating func load(_ config: RedisConfig, from path: String, files: RedisFileView) {
    var reader = RedisFileReader(files)
    apply(config, from: path, &reader)
  }

  /// The same where only configuration files can be seen.
  public mutating func load(
    _ config: RedisConfig, from path: String,
    readFile: @escaping (String) -> RedisConfig? = { _ in nil }
  ) {
    load(config, from: path, files: RedisFileView(readFile: readFile))
  }

  private mutating func load(
    _ path: String, namedAt origin: RedisOrigin, _ reader: inout RedisFileReader
  ) {
    switch reader.open(path.path(in: workingDirectory)) {
    case .config(let config, let path):
      apply(config, from: path, &reader)
      reader.close()
    case .several(let configs):
      for (path, config) in configs { apply(config, from: path, &reader) }
      reader.close()
    case .absent: append(.missingFile(origin))
    case .loop: append(.endlessInclude(origin))
    case .unseen: loadUnseen(.file(path, namedAt: origin))
    }
  }

  private mutating func apply(
    _ config: RedisConfig, from path: String, _ reader: inout RedisFileReader
  ) {
    for directive in config.directives {
      apply(RedisSetting(directive) { .file(path, $0) }, &reader)
    }
    unbalancedQuotes += config.unbalancedLines.map { .file(path, $0) }
  }

  /// An `include` takes effect in its place, also as an option, where it overrides earlier options.
  private mutating func apply(_ setting: RedisSetting, _ reader: inout RedisFileReader) {
    if setting.name == "include", let path = setting.arguments.first {
      append(setting)
      guard setting.arguments.count == 1 else { return }
      load(path.text, namedAt: path.origin, &reader)
    } else {
      append(setting)
    }
  }
}
