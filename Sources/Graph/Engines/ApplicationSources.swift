public import YAML

extension Node {
  /// What an Argo CD Application's `spec` takes objects from: its `source` and its `sources`.
  public var applicationSources: [Node] {
    [self["source"]].compactMap { $0 } + (self["sources"]?.items ?? [])
  }
}
