/// Opens the files a server reads one inside the other, with bounds on what includes can multiply.
struct RedisFileReader {
  enum Opened {
    /// A file; the reader is to be closed after it.
    case config(RedisConfig, path: String)
    /// The files of a pattern, none perhaps; the reader is to be closed after them.
    case several([(path: String, config: RedisConfig)])
    case absent
    /// The file includes itself: Redis runs out of stack.
    case loop
    case unseen
  }

  private let files: RedisFileView
  private var openPaths: [String] = []
  private var lineBudget = 50_000

  private static let maximumDepth = 16
  private static let maximumMatches = 256

  init(_ files: RedisFileView) {
    self.files = files
  }

  mutating func open(_ path: String) -> Opened {
    guard openPaths.count < Self.maximumDepth else { return .unseen }
    if path.isEmpty { return .absent }
    if path.utf8.contains(where: { "*?[".utf8.contains($0) }) { return openPattern(path) }
    if openPaths.contains(path) { return .loop }
    switch files.open(path) {
    case .absent: return .absent
    case .unseen: return .unseen
    case .config(let config):
      guard pays(for: config) else { return .unseen }
      openPaths.append(path)
      return .config(config, path: path)
    }
  }

  /// Redis joins the files of a pattern to one text, so the first line of a file continues the last
  /// of another that has no line end: then nobody can tell the lines apart.
  private mutating func openPattern(_ pattern: String) -> Opened {
    guard let paths = files.matches(pattern), paths.count <= Self.maximumMatches else {
      return .unseen
    }
    if paths.contains(where: { openPaths.contains($0) }) { return .loop }
    var configs: [(path: String, config: RedisConfig)] = []
    for path in paths {
      switch files.open(path) {
      case .absent: return .absent
      case .unseen: return .unseen
      case .config(let config):
        guard pays(for: config), config.endsItsLine || path == paths.last else { return .unseen }
        configs.append((path, config))
      }
    }
    openPaths.append(paths.count == 1 ? paths[0] : pattern)
    return .several(configs)
  }

  mutating func close() {
    openPaths.removeLast()
  }

  private mutating func pays(for config: RedisConfig) -> Bool {
    lineBudget -= config.directives.count + 1
    return lineBudget >= 0
  }
}
