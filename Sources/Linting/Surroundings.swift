public import Graph
public import Kustomize

/// What a run may ask for beyond the files that it was given.
public struct Surroundings {
  /// Reads the file at a path, under the next number; `nil` for what cannot be read.
  public typealias Reading = (_ path: String, _ configuration: Configuration) -> SourceFile?

  /// Reads a file that a kustomization refers to.
  public var file: Reading
  /// The paths of the regular files below the folder that reported paths start from; no link is
  /// followed to them.
  public var paths: () -> Set<String>
  /// Reads one of these.
  public var listedFile: Reading
  /// Renders a chart; `nil` where no program is to be run.
  public var chart: ((HelmChart, Linter.View) -> RenderedChart)?

  /// Nothing beyond the files given, but for what is said here.
  public init(
    file: @escaping Reading = { _, _ in nil }, paths: @escaping () -> Set<String> = { [] },
    listedFile: @escaping Reading = { _, _ in nil }
  ) {
    self.file = file
    self.paths = paths
    self.listedFile = listedFile
  }
}
