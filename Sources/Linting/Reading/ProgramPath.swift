#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The folders of `PATH`, without those that depend on where one stands: a repository may hold a
/// program of any name.
enum ProgramPath {
  /// The absolute folders.
  static var folders: [String] {
    (ChildProcess.variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin")
      .split(separator: ":").filter { $0.hasPrefix("/") }.map(String.init)
  }

  /// The first file of a name that can be run; `nil` if there is none.
  static func file(called name: String) -> String? {
    folders.map { "\($0)/\(name)" }.first { path in
      (try? FileSystem.kind(of: path, followingLinks: true)) == .file && access(path, X_OK) == 0
    }
  }
}
