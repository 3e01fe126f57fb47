/// Relative paths with `/` between their parts, handled as text.
public enum Path {
  /// The last part.
  public static func name(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// All but the last part; empty for a single name.
  public static func directory(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  /// The parts.
  public static func components(_ path: String) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }

  /// A path joined to a folder, `.` and `..` resolved; `nil` if it leaves the tree.
  public static func join(_ directory: String, _ path: String) -> String? {
    guard path.utf8.first != UInt8(ascii: "/") else { return nil }
    var parts: [Substring] = []
    for part in components(directory) + components(path) where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// An absolute path as seen from an absolute folder, as `../a`.
  public static func relative(_ path: String, from directory: String) -> String {
    let (path, start) = (components(path), components(directory))
    let shared = zip(path, start).prefix { $0 == $1 }.count
    return (start[shared...].map { _ in ".." } + path[shared...]).joined(separator: "/")
  }

  /// Whether a path is a folder or lies below it; every path lies below the empty one.
  public static func isBelow(_ path: String, _ directory: String) -> Bool {
    directory.isEmpty || path == directory || path.hasPrefix(directory + "/")
  }
}
