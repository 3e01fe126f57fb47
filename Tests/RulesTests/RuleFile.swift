#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the file of a rule lies, of which the compiler says only the name.
enum RuleFile {
  /// The path from the repository's root for a `#fileID`, or that itself if the file is not there.
  static func path(of fileID: String, here: String = #filePath) -> String {
    let root = here.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/"
    let name = fileID.split(separator: "/").last.map(String.init) ?? fileID
    var found = glob_t()
    defer { globfree(&found) }
    guard glob("\(root)Rules/*/\(name)", 0, nil, &found) == 0, let path = found.gl_pathv?[0] else {
      return fileID
    }
    return String(String(cString: path).dropFirst(root.count))
  }
}
