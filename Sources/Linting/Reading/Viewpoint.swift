internal import Graph

/// The folder of a configuration file, from which its path patterns are read, wherever the run is
/// started and however the user names what is judged.
struct Viewpoint: Sendable {
  /// The absolute folder; empty where reported paths start from it.
  private var directory = ""
  /// The absolute folder that reported paths start from.
  private var base = ""
  /// What the user named, as reported, and where that is without links.
  private var named: (path: String, target: String)?

  /// Reported paths are those that patterns speak of.
  init() {}

  /// The folder of a configuration that holds for a named path; all of `directory`, `base` and
  /// `target` are absolute and without links.
  init(directory: String, base: String, named path: String, _ target: String?) {
    self.directory = directory
    self.base = base
    let path = path.hasPrefix("/") ? path : Path.resolved(path)
    if let target, !path.isEmpty { named = (path, target) }
  }

  /// Seen from the folder of a file.
  init(fileAt path: String, base: String) {
    let folder = Path.directory(path)
    let directory = path.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
    guard let directory = FileSystem.absolute(directory), let root = FileSystem.absolute(base)
    else { return }
    self.directory = directory
    self.base = root
  }

  /// An absolute path as seen from the folder.
  func relative(_ path: String) -> String { Path.relative(path, from: directory) }

  /// A reported path as seen from the folder; where it does not lie below it, as seen from the root.
  func path(of reported: String) -> (path: String, isBelow: Bool) {
    guard !directory.isEmpty else { return (reported, true) }
    let path = absolute(reported)
    if directory == "/" { return (String(path.dropFirst()), true) }
    guard path.hasPrefix(directory + "/") else { return (path, false) }
    return (String(path.dropFirst(directory.utf8.count + 1)), true)
  }

  private func absolute(_ reported: String) -> String {
    // What is read through a named link lies where the link leads.
    if let named, Path.isBelow(reported, named.path) {
      return named.target + reported.dropFirst(named.path.count)
    }
    if reported.hasPrefix("/") { return reported }
    return "/" + (Path.join(base, reported) ?? reported)
  }
}
