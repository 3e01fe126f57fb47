internal import Graph
public import Kustomize

extension SourceTree {
  /// Renders a chart as the tree has it, with the user's own helm: of a commit, from a copy of what the
  /// commit holds.
  public func render(_ chart: HelmChart, for view: Linter.View) -> RenderedChart {
    let limits = view.configuration.limits.yaml
    guard case .revision(let revision) = store else {
      return ChartRenderer(base: base, root: view.root).render(chart, limits: limits)
    }
    return ScratchFolder.lent { render(chart, of: revision, limits, scratch: $0) }
      ?? .failure("no folder for temporary files could be made")
  }

  private func render(
    _ chart: HelmChart, of revision: GitRevision, _ limits: Limits, scratch: ScratchFolder
  ) -> RenderedChart {
    let paths = [chart.folder] + [chart.valuesFile].compactMap { $0 } + chart.additionalValuesFiles
    // A file of values may lie in the chart's folder, and is written once.
    let outer = Set(paths).filter { path in
      !paths.contains { $0 != path && Path.isBelow(path, $0) }
    }
    guard outer.allSatisfy({ revision.write($0, into: scratch) }) else {
      return .failure("its earlier files could not be written to a folder for temporary files")
    }
    return ChartRenderer(base: scratch.path, root: "").render(chart, limits: limits)
  }
}
