/// What a caller can see of the files a server reads, by the paths the server uses.
public struct RedisFileView {
  /// What is found at a path.
  public enum Entry: Sendable {
    /// A file; its text where the caller can see it, and whether the mount forbids to write it.
    case file(text: String?, isReadOnly: Bool = false)
    /// A folder.
    case directory
    /// Nothing, for certain.
    case absent
    /// Nobody can tell.
    case unknown
  }

  /// What is found at a path.
  let entry: (String) -> Entry

  /// The paths that match a pattern in order, nil where nobody can tell.
  let matches: (String) -> [String]?

  private let config: (String) -> RedisConfig?

  /// A view that asks the caller for each path, and for the paths that a pattern matches.
  public init(
    entry: @escaping (String) -> Entry,
    matches: @escaping (String) -> [String]? = { _ in nil }
  ) {
    self.entry = entry
    self.matches = matches
    config = { path in
      switch entry(path) {
      // Redis opens a folder and reads nothing from it.
      case .directory: RedisConfig("")
      case .file(let text?, _): RedisConfig(text)
      case .file, .absent, .unknown: nil
      }
    }
  }

  /// A view of configuration files only: whatever it does not give is unknown.
  public init(readFile: @escaping (String) -> RedisConfig?) {
    entry = { _ in .unknown }
    matches = { _ in nil }
    config = readFile
  }

  /// A view that sees nothing.
  public static var nothing: RedisFileView { RedisFileView { _ in nil } }

  enum Opened {
    case config(RedisConfig)
    case absent
    case unseen
  }

  func open(_ path: String) -> Opened {
    if let config = config(path) { return .config(config) }
    if case .absent = entry(path) { return .absent }
    return .unseen
  }
}

extension String {
  /// The path as the server opens it from its working directory, nil for none known.
  func path(in directory: String?) -> String {
    guard let directory, utf8.first != UInt8(ascii: "/"), !isEmpty else { return self }
    // Lines that go down and down would make a path as long as the file.
    guard directory.utf8.count < 4096 else { return self }
    if self == "." { return directory }
    return directory.utf8.last == UInt8(ascii: "/") ? directory + self : "\(directory)/\(self)"
  }

  /// The folder that a path leads into.
  var parentPath: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == utf8.startIndex ? "/" : String(self[..<slash])
  }
}
