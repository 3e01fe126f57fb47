/// Relative paths with `/` between their parts, handled as text.
public enum Path {
  /// The last part.
  public static func name(_ path: String) -> String {
    guard let slash = lastSlash(path) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// All but the last part; empty for a single name.
  public static func directory(_ path: String) -> String {
    guard let slash = lastSlash(path) else { return "" }
    return String(path[..<slash])
  }

  private static func lastSlash(_ path: String) -> String.Index? {
    let utf8 = path.utf8
    let offset = utf8.withContiguousStorageIfAvailable { $0.lastIndex(of: UInt8(ascii: "/")) }
    guard let offset else { return utf8.lastIndex(of: UInt8(ascii: "/")) }
    return offset.map { utf8.index(utf8.startIndex, offsetBy: $0) }
  }

  /// The parts.
  public static func components(_ path: String) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }

  /// A path joined to a folder, `.` and `..` resolved; `nil` if it leaves the tree.
  public static func join(_ directory: String, _ path: String) -> String? {
    guard path.utf8.first != UInt8(ascii: "/") else { return nil }
    var joined: [UInt8] = []
    joined.reserveCapacity(directory.utf8.count + 1 + path.utf8.count)
    for var path in [directory, path] {
      guard path.withUTF8({ append($0, to: &joined) }) else { return nil }
    }
    return String(decoding: joined, as: UTF8.self)
  }

  /// Follows a path from a folder; `false` if it leaves the tree.
  private static func append(
    _ path: UnsafeBufferPointer<UInt8>, to folder: inout [UInt8]
  ) -> Bool {
    let slash = UInt8(ascii: "/")
    let dot = UInt8(ascii: ".")
    var start = 0
    while start < path.count {
      let part = path[start..<(path.next(slash, from: start) ?? path.count)]
      start = part.endIndex + 1
      if part.isEmpty || part.count == 1 && part[part.startIndex] == dot { continue }
      if part.count == 2, part.allSatisfy({ $0 == dot }) {
        guard !folder.isEmpty else { return false }
        folder.removeSubrange((folder.lastIndex(of: slash) ?? 0)...)
      } else {
        if !folder.isEmpty { folder.append(slash) }
        folder += part
      }
    }
    return true
  }

  /// A relative path with `.` and `..` resolved; what leads out of the folder it starts from stays in front.
  public static func resolved(_ path: String) -> String {
    var parts: [Substring] = []
    for part in components(path) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
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
