public import Manifests
internal import SourceText
public import YAML

/// A release of a chart with the values it is given, whoever installs it.
public struct HelmRelease: Sendable {
  /// The chart that is installed.
  public struct Chart: Sendable, Hashable {
    /// The chart's name.
    public let name: String
    /// The address of the repository, `oci://` or not; `nil` where the tree does not tell.
    public let repository: String?
    /// The version or the range of versions; `nil` where the newest one is meant, or a variable.
    public let version: String?

    /// A chart of a repository; `bitnamicharts/redis` of `registry-1.docker.io` is redis of the rest.
    init(name: String, repository: String?, version: String?) {
      let folder = Path.directory(name)
      self.name = Path.name(name)
      self.repository = folder.isEmpty ? repository : repository.map { "\($0)/\(folder)" } ?? folder
      self.version = version
    }

    /// The first number of the version; `nil` where the tree does not tell.
    public var major: Int? {
      guard let version else { return nil }
      return Int(version.drop { "v^~= ".contains($0) }.prefix { $0.isNumber })
    }
  }

  /// Who installs it, which decides whether its templates can ask the cluster.
  public enum Installer: Sendable, Hashable {
    /// Argo CD: `helm template`, without the cluster.
    case argoCD
    /// Flux' helm-controller: an install or upgrade within the cluster.
    case flux
    /// kustomize: `helm template`, without the cluster.
    case kustomize
    /// The tree does not tell: only the values lie there.
    case unknown
  }

  /// The chart.
  public let chart: Chart
  /// The release's name; `nil` where a template makes it.
  public let name: String?
  /// The namespace it is installed into; `nil` where the tree does not tell.
  public let namespace: String?
  /// Who installs it.
  public let installer: Installer
  /// The object that asks for it; `nil` where none of the tree does.
  public let resource: Resource?
  /// The words for what asks for it.
  public let displayName: String
  /// The place that asks for the chart.
  public let place: Node
  /// The values.
  public let values: HelmValues
  /// The paths of the files that its values come from.
  public let files: [String]
  /// The chart, if its values are understood.
  let known: KnownChart?
  let engine: Engine?

  /// The key under which a HelmRelease of Flux gives its values; `nil` where none does.
  var valuesKey: Node? {
    guard installer == .flux, let entry = resource?.spec?.entry("values"),
      entry.value.isMapping, entry.key.range.file == place.range.file
    else { return nil }
    return entry.key
  }

  /// Whether its values are understood, so that the files they come from are judged.
  public var isUnderstood: Bool { known != nil }
}

extension HelmRelease {
  /// Where a release's values may come from.
  struct Request {
    var chart: Chart
    var name: String?
    var namespace: String?
    var installer: Installer
    var resource: Resource?
    var displayName: String
    var place: Node
    var layers: [HelmValues.Layer] = []
    var files: [String] = []
    var engine: Engine?
  }

  init(_ request: Request, copying keys: inout Int) {
    chart = request.chart
    name = request.name
    namespace = request.namespace
    installer = request.installer
    resource = request.resource
    displayName = request.displayName
    place = request.place
    files = request.files
    engine = request.engine
    values = HelmValues(request.layers, copying: &keys)
    known = KnownChart(request.chart, values)
  }
}
