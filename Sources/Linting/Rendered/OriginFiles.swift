internal import Graph
internal import Kustomize

/// Finds the files of a tree from which a text was rendered.
///
/// The text does not name the root that was built. Every folder with a kustomization may be it from
/// which all the paths of the text lead to files; where such folders disagree, nothing is known.
struct OriginFiles {
  private let paths: Set<String>
  /// What may stand for each path as it is written.
  private var found: [String: Set<String>] = [:]
  /// Bytes of paths that are still looked at: only a text made to be slow names so many.
  private var budget = 20_000_000

  /// `paths` are all files of the tree; `charts` the charts among them by the names they give
  /// themselves.
  init(
    _ origins: [RenderedOrigin], in paths: Set<String>, charts: [(folder: String, name: String)]
  ) {
    self.paths = paths
    let written = Set(origins.filter { !$0.isTemplate }.map(\.path))
    let folders = Set(
      paths.lazy.filter { KustomizeTree.isKustomization($0) }.map { Path.directory($0) })
    for folder in folders.sorted() {
      guard let files = files(written, from: folder) else { continue }
      for (path, file) in files { found[path, default: []].insert(file) }
    }
    let named = Dictionary(grouping: charts, by: \.name)
    for template in Set(origins.filter(\.isTemplate).map(\.path)) {
      guard let (chart, inside) = Self.parts(of: template) else { continue }
      for (folder, _) in named[chart] ?? [] {
        if let file = file(inside, from: folder) { found[template, default: []].insert(file) }
      }
    }
    // What was looked at only in part may have been told apart by the rest.
    if budget < 0 { found = [:] }
  }

  /// The path in the tree; `nil` if there is none or more than one.
  func path(of origin: RenderedOrigin) -> String? {
    guard let files = found[origin.path], files.count == 1 else { return nil }
    return files.first
  }

  /// The files to which some paths lead; `nil` if one of them leads to none.
  private mutating func files(
    _ written: Set<String>, from folder: String
  ) -> [(path: String, file: String)]? {
    var files: [(path: String, file: String)] = []
    for path in written {
      guard let file = file(path, from: folder) else { return nil }
      files.append((path, file))
    }
    return files
  }

  private mutating func file(_ path: String, from folder: String) -> String? {
    guard budget >= 0 else { return nil }
    budget -= folder.utf8.count + path.utf8.count
    return Path.join(folder, path).flatMap { paths.contains($0) ? $0 : nil }
  }

  /// The folders of the charts that may have some templates.
  static func chartFolders(of origins: [RenderedOrigin], in paths: Set<String>) -> [String] {
    guard origins.contains(where: \.isTemplate) else { return [] }
    let folders = paths.filter { Path.name($0) == "Chart.yaml" }.map { Path.directory($0) }
    return folders.sorted()
  }

  private static func parts(of template: String) -> (chart: String, inside: String)? {
    guard let slash = template.firstIndex(of: "/") else { return nil }
    return (String(template[..<slash]), String(template[template.index(after: slash)...]))
  }
}

extension RenderedOrigin {
  /// Whether it is a chart's template.
  var isTemplate: Bool {
    if case .template = self { true } else { false }
  }
}
