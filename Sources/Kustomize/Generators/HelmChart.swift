internal import SourceText
public import YAML

/// An entry of `helmCharts` whose chart is a folder of the tree, and what kustomize tells
/// `helm template` of it (`kustomize api/types/helmchartargs.go`).
public struct HelmChart: Sendable {
  /// Which values hold where the entry's own and those of its file disagree.
  public enum ValuesMerge: String, Sendable {
    /// Those of the entry.
    case override
    /// Those of the file.
    case merge
    /// Those of the entry, and none of the file.
    case replace
  }

  /// The entry.
  public let entry: Node
  /// The chart's name.
  public let name: String
  /// The chart's folder.
  public let folder: String
  /// The name of the release; `nil` where Helm is to make one.
  public let releaseName: String?
  /// The namespace of the release.
  public let namespace: String?
  /// The template of the release's name.
  public let nameTemplate: String?
  /// The file of values that takes the place of the chart's own.
  public let valuesFile: String?
  /// Further files of values, which hold over the others.
  public let additionalValuesFiles: [String]
  /// The values in the entry.
  public let valuesInline: Node?
  /// How the two go together.
  public let valuesMerge: ValuesMerge
  /// Whether definitions of resources are rendered too.
  public let includesCRDs: Bool
  /// Whether hooks are left out.
  public let skipsHooks: Bool
  /// Whether tests are left out.
  public let skipsTests: Bool
  /// What the cluster is said to serve.
  public let apiVersions: [String]
  /// The version that the cluster is said to have.
  public let kubeVersion: String?

  /// An entry of a kustomization; `nil` if its chart is not a folder of the tree.
  init?(_ entry: Node, of kustomization: Kustomization) {
    guard let name = entry.filled("name") ?? entry.filled("chartName"), !name.contains("/"),
      name != "..", entry.filled("repo") == nil, entry.filled("chartRepoUrl") == nil
    else { return nil }
    let globals = kustomization.node?.field("helmGlobals")
    let home = globals?.filled("chartHome") ?? entry.filled("chartHome") ?? "charts"
    guard let folder = RootPath.join(kustomization.directory, "\(home)/\(name)") else {
      return nil
    }
    func path(_ text: String) -> String { RootPath.join(kustomization.directory, text) ?? text }
    func texts(_ field: String) -> [String] { entry.field(field)?.items.compactMap(\.text) ?? [] }
    self.entry = entry
    self.name = name
    self.folder = folder
    releaseName = entry.filled("releaseName")
    namespace = entry.filled("namespace")
    nameTemplate = entry.filled("nameTemplate")
    valuesFile = (entry.filled("valuesFile") ?? entry.filled("values")).map(path)
    additionalValuesFiles = texts("additionalValuesFiles").map(path)
    let inline = entry.field("valuesInline") ?? entry.field("valuesLocal")
    valuesInline = inline.flatMap { $0.isMapping && !$0.isEmptyCollection ? $0 : nil }
    valuesMerge = entry.filled("valuesMerge").flatMap { ValuesMerge(rawValue: $0) } ?? .override
    includesCRDs = entry.field("includeCRDs")?.bool == true
    skipsHooks = entry.field("skipHooks")?.bool == true
    skipsTests = entry.field("skipTests")?.bool == true
    apiVersions = texts("apiVersions")
    kubeVersion = entry.filled("kubeVersion")
  }
}

/// What became of a chart that somebody else rendered.
public enum RenderedChart: Sendable {
  /// The documents, every part of which stands for the entry that asks for the chart.
  case documents([Document])
  /// Why it could not be rendered, as a clause without a full stop.
  case failure(String)

  /// One document.
  public struct Document: Sendable {
    /// What it holds.
    public let root: Node
    /// The path of the template it comes from, if that is known.
    public let template: String?

    /// A document.
    public init(_ root: Node, template: String?) {
      self.root = root
      self.template = template
    }
  }
}

extension Kustomization {
  /// The entries that ask for charts.
  var chartEntries: [Node] { list("helmCharts") + list("helmChartInflationGenerator") }
}

extension Node {
  /// The text of a field that is there and not empty.
  fileprivate func filled(_ name: String) -> String? {
    guard let value = field(name), !value.isNull, let text = value.text, !text.isEmpty else {
      return nil
    }
    return text
  }
}
