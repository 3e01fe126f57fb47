internal import SourceText

/// Paths of folders and files as a build names them: relative, `..` in front where they lead out of
/// the folder that paths start from.
enum RootPath {
  /// A path joined to a folder; `nil` if it is absolute.
  static func join(_ directory: String, _ path: String) -> String? {
    guard path.utf8.first != UInt8(ascii: "/") || directory.utf8.first == UInt8(ascii: "/") else {
      return nil
    }
    let isAbsolute = directory.utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in Path.components(directory) + Path.components(path) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether a file lies in a folder or below it.
  static func isBelow(_ path: String, _ directory: String) -> Bool {
    directory.isEmpty ? !path.hasPrefix("../") && path != ".." : Path.isBelow(path, directory)
  }

  /// The way from one folder to a path, as `originAnnotations` writes it.
  static func relative(_ path: String, from directory: String) -> String {
    var target = Path.components(path)
    var base = Path.components(directory)
    while let first = target.first, first == base.first, first != ".." {
      target.removeFirst()
      base.removeFirst()
    }
    return (base.map { _ in ".." } + target).joined(separator: "/")
  }

  /// A remote entry without what may be a token in it: who logs in, and the query.
  static func withoutCredentials(_ entry: String) -> String {
    let text = entry.prefix { $0 != "?" }
    guard let scheme = text.firstRange(of: "://") else { return String(text) }
    let host = text[scheme.upperBound...].prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@") else { return String(text) }
    return String(text[..<scheme.upperBound] + text[text.index(after: at)...])
  }

  /// Whether an entry of `resources` names something outside the file system: a URL, a repository.
  static func isRemote(_ entry: String) -> Bool {
    if entry.hasPrefix("git@") || entry.hasPrefix("git::") || entry.hasPrefix("github.com/")
      || entry.hasSuffix(".git")
    {
      return true
    }
    var entry = entry
    return entry.withUTF8 { text in
      text.contains("://") || text.contains("?ref=") || text.contains("?version=")
        || text.contains(".git//")
    }
  }
}
