internal import Graph
internal import Kustomize

/// A kustomize root, built for people to read.
public struct RenderedRoot: Sendable {
  private let files: [SourceFile]
  private let build: KustomizeBuild

  /// Builds the root in a folder, or the root whose `kustomization.yaml` is named.
  ///
  /// `base` is the folder that reported paths start from.
  ///
  /// - Throws: `UsageError` with file, line and reason where it cannot be built.
  public init(
    _ directory: String, base: String = ".", rendersCharts: Bool = false
  ) throws(UsageError) {
    if rendersCharts { try ChartRenderer.requireHelm() }
    var source = SourceTree(base: base)
    let directory = Self.folder(of: directory, in: source)
    var tree = KustomizeTree()
    let root = source.reportedPath(directory)
    source.allow(directory)
    tree.load(root) { path, isYAML in
      source.file(at: path, configuration: Configuration()).map { file in
        KustomizeTree.File(file, stream: isYAML ? Stream(file) : nil)
      }
    }
    guard tree.place(ofKustomizationIn: root) != nil else {
      throw UsageError("\(directory): there is no kustomization.yaml")
    }
    if rendersCharts {
      let renderer = ChartRenderer(base: base, root: root)
      tree.renderCharts { renderer.render($0, limits: Limits()) }
    }
    files = source.files
    do {
      build = try tree.build(root)
    } catch {
      throw UsageError("\(Self.place(of: error.range, in: source.files)): \(error.message)")
    }
  }

  private static func folder(of path: String, in source: SourceTree) -> String {
    guard KustomizeTree.isKustomization(path), source.kind(of: path) == .file, source.has(path)
    else {
      return path
    }
    let folder = Path.directory(path)
    return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
  }

  /// What was left out, each with its place.
  public var omissions: [String] {
    build.omissions.map { "\(Self.place(of: $0.range, in: files)): \($0.message)" }
  }

  /// The objects as YAML.
  public func text(hasProvenance: Bool) -> String {
    build.objects.map { object in
      YAMLWriter.text(of: object.node) { node in
        hasProvenance ? Self.place(of: node.range, in: files) : nil
      }
    }.joined(separator: "---\n")
  }

  private static func place(of range: SourceRange, in files: [SourceFile]) -> String {
    let file = files[Int(range.file)]
    return "\(file.path):\(file.position(at: Int(range.lower)).line)"
  }
}
