internal import Graph
internal import Kustomize

/// Finds the files of a tree from which a text was rendered.
///
/// The text does not name the root that was built. Every folder with a kustomization may be it from
/// which all the paths of the text lead to files; where such folders disagree, nothing is known.
struct OriginFiles {
  private let paths: Set<String>
  private let roots: [String]
  private let charts: [(folder: String, name: String)]

  /// `paths` are all files of the tree; `charts` the charts among them by the names they give
  /// themselves.
  init(
    _ origins: [RenderedOrigin], in paths: Set<String>, charts: [(folder: String, name: String)]
  ) {
    self.paths = paths
    self.charts = charts
    let written = Set(origins.filter { !$0.isTemplate }.map(\.path))
    let folders = Set(
      paths.lazy.filter { KustomizeTree.isKustomization($0) }.map { Path.directory($0) })
    let roots = folders.filter { folder in
      written.allSatisfy { Path.join(folder, $0).map(paths.contains) == true }
    }
    self.roots = roots.count * written.count <= Self.limit ? Array(roots) : []
  }

  /// The folders that may be the charts of some origins.
  static func chartFolders(of origins: [RenderedOrigin], in paths: Set<String>) -> [String] {
    let insides = Set(origins.filter(\.isTemplate).compactMap { Self.parts(of: $0.path)?.inside })
    guard !insides.isEmpty else { return [] }
    return paths.filter { Path.name($0) == "Chart.yaml" }.map { Path.directory($0) }
      .filter { folder in
        insides.contains { Path.join(folder, $0).map(paths.contains) == true }
      }.sorted()
  }

  /// Only a text made to be slow leads from so many folders to so many files.
  private static let limit = 10_000_000

  private static func parts(of template: String) -> (chart: String, inside: String)? {
    guard let slash = template.firstIndex(of: "/") else { return nil }
    return (String(template[..<slash]), String(template[template.index(after: slash)...]))
  }

  /// The path in the tree; `nil` if there is none or more than one.
  func path(of origin: RenderedOrigin) -> String? {
    let found: Set<String>
    switch origin {
    case .resource(let path), .generator(let path):
      found = Set(roots.compactMap { Path.join($0, path) })
    case .template(let path):
      guard let (chart, inside) = Self.parts(of: path) else { return nil }
      let named = charts.filter { $0.name == chart }.compactMap { Path.join($0.folder, inside) }
      found = Set(named.filter(paths.contains))
    }
    return found.count == 1 ? found.first : nil
  }
}

extension RenderedOrigin {
  /// Whether it is a chart's template.
  var isTemplate: Bool {
    if case .template = self { true } else { false }
  }
}
