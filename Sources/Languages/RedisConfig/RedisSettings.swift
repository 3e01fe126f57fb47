/// The configuration a server ends up with: its files and its command line, the last word winning.
///
/// A source that cannot be seen may set anything, so an answer that it could change is unknown.
public struct RedisSettings: Sendable {
  /// What the settings say about a directive.
  public enum Value: Hashable, Sendable {
    /// The last line that sets the directive.
    case set(RedisSetting)
    /// No line sets the directive: the server's default applies.
    case notSet
    /// A source that cannot be seen may set the directive.
    case unknown(UnseenSource)
  }

  /// Configuration that the server reads and the caller cannot see.
  public enum UnseenSource: Hashable, Sendable {
    /// A file by its path, or files by a pattern, and the place that names them.
    case file(String, namedAt: RedisOrigin)
    /// The standard input.
    case standardInput
    /// What the scripts of an image make of the environment.
    case image
  }

  enum Step: Sendable {
    case apply(RedisSetting)
    case unseen(UnseenSource)
    case missingFile(RedisOrigin)
    case endlessInclude(RedisOrigin)
  }

  /// What the command line says about the program beside its settings.
  struct Program: Sendable {
    let readsImageConfiguration: Bool
    let file: (path: String, origin: RedisOrigin)?

    init(_ commandLine: RedisCommandLine) {
      file = commandLine.file.map { ($0.path, .argument($0.argument)) }
      readsImageConfiguration = commandLine.readsImageConfiguration
    }
  }

  /// The lines Redis refuses for their quotes: with any of them the server does not start.
  public internal(set) var unbalancedQuotes: [RedisOrigin] = []

  var startsAsSentinel = false

  /// Nil for settings that come from files alone.
  var program: Program?

  /// The directory that relative paths start from now, nil for that of the process.
  private(set) var workingDirectory: String?

  private(set) var steps: [Step] = []
  private var stepsByName: [String: [Int]] = [:]
  private var lastUnseen: (source: UnseenSource, step: Int)?

  /// The settings of a server that is told nothing.
  public init() {}

  mutating func append(_ setting: RedisSetting) {
    let name = RedisDirectiveTable.canonicalName(setting.name)
    stepsByName[name, default: []].append(steps.count)
    steps.append(.apply(setting))
    if name == "dir", let directory = setting.arguments.first?.text {
      workingDirectory = directory.path(in: workingDirectory)
    }
  }

  mutating func append(_ step: Step) {
    steps.append(step)
  }

  /// Notes that the server now reads configuration that cannot be seen.
  public mutating func loadUnseen(_ source: UnseenSource) {
    lastUnseen = (source, steps.count)
    steps.append(.unseen(source))
  }

  /// How many lines are applied, those of included files each time.
  public var lineCount: Int { steps.count }

  /// Whether the server reads configuration that cannot be seen.
  public var hasUnseenSources: Bool { lastUnseen != nil }

  /// The configuration that the server reads and nobody can see, in its order.
  public var unseenSources: [UnseenSource] {
    steps.compactMap { if case .unseen(let source) = $0 { source } else { nil } }
  }

  /// The value of a directive, by any of its names.
  public func value(of name: String) -> Value {
    let last = stepsByName[RedisDirectiveTable.canonicalName(name)]?.last
    if let lastUnseen, lastUnseen.step > last ?? -1 { return .unknown(lastUnseen.source) }
    guard let last, case .apply(let setting) = steps[last] else { return .notSet }
    return .set(setting)
  }

  /// Every line with a directive, in order: the whole value of those that add up (`save`, `user`,
  /// `rename-command`, `loadmodule`, `sentinel`), as far as the sources can be seen.
  public func all(_ name: String) -> [RedisSetting] {
    let found = stepsByName[RedisDirectiveTable.canonicalName(name)] ?? []
    return found.compactMap { if case .apply(let setting) = steps[$0] { setting } else { nil } }
  }
}
