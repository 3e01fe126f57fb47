import Linting
import RepositoryFiles
import Testing

/// A folder below `testdata/kustomize`: a root, and what it builds to or why it does not.
///
/// The root is the folder `overlay` in it, or the folder itself.
struct BuildCase: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  static var isUpdating: Bool { RepositoryPath.isUpdating("BUILDS") }

  static let all: [BuildCase] = RepositoryPath(testdata).names.map { BuildCase(name: $0) }

  private static let testdata = "testdata/kustomize"

  private func path(_ file: String) -> RepositoryPath {
    RepositoryPath("\(Self.testdata)/\(name)/\(file)")
  }

  /// What `render` prints, the notes first, and the file in which that is expected.
  func outcome(hasProvenance: Bool = false) -> (file: String, text: String) {
    let folder = path(".")
    let root = folder.names.contains("overlay") ? "overlay" : "."
    do {
      let built = try RenderedRoot(root, base: folder.absolute)
      let notes = built.omissions.map { "# note: \($0)\n" }.joined()
      return ("expected.yaml", notes + built.text(hasProvenance: hasProvenance))
    } catch {
      return ("error.txt", error.description + "\n")
    }
  }

  func expected(in file: String) -> String {
    path(file).text ?? "there is no \(file)\n"
  }

  /// A line of one of the case's files, from 1.
  func line(_ number: Int, of path: String) -> String? {
    let lines = (self.path(path).text ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }

  func write(_ text: String, to name: String) throws {
    for old in ["expected.yaml", "error.txt"] { path(old).remove() }
    try path(name).write(text)
  }
}
