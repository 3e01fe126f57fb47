internal import Manifests
internal import SourceText
internal import YAML

/// What the charts of understood releases make of their values, as objects that rules can read.
enum ChartResources {
  /// More objects than this no cluster's charts make.
  private static var mostObjects: Int { 20_000 }

  /// The objects, numbered from an index on, and what installs them.
  static func all(
    of releases: [HelmRelease], from first: Resource.ID
  ) -> (resources: [Resource], engines: [Resource.ID: Engine]) {
    var resources: [Resource] = []
    var engines: [Resource.ID: Engine] = [:]
    var extras = ExtraObjects()
    for release in releases {
      guard let known = release.known else { continue }
      let objects = objects(of: release, known) + extras.objects(of: release, known)
      for object in objects where resources.count < mostObjects {
        let id = first + resources.count
        guard
          let resource = Resource(
            object.composed, id: id, file: release.place.range.file, origin: .chart,
            layers: [release.place.range])
        else { continue }
        engines[id] = release.engine
        resources.append(resource)
      }
    }
    return (resources, engines)
  }

  private static func objects(of release: HelmRelease, _ chart: KnownChart) -> [Draft] {
    switch chart {
    case .bitnamiRedis, .bitnamiValkey: BitnamiReplication(release, chart).objects
    case .bitnamiRedisCluster, .bitnamiValkeyCluster: BitnamiCluster(release, chart).objects
    case .redisHA: RedisHAChart(release).objects
    case .valkey: ValkeyChart(release).objects
    case .vault, .openbao: VaultChart(release, chart).objects
    case .appTemplate: AppTemplateChart(release).objects
    }
  }
}

/// Whole objects that values carry along.
private struct ExtraObjects {
  /// Several releases may share a file of values.
  private var parsed: [Node: [Node]] = [:]

  mutating func objects(of release: HelmRelease, _ chart: KnownChart) -> [Draft] {
    let key: String? =
      switch chart {
      case .bitnamiRedis, .bitnamiRedisCluster, .bitnamiValkey, .bitnamiValkeyCluster: "extraDeploy"
      case .redisHA, .valkey, .vault, .openbao: "extraObjects"
      // It names its objects by rules of its own.
      case .appTemplate: nil
      }
    guard let node = key.flatMap({ release.values.node($0) }) else { return [] }
    let items = node.isSequence ? node.items : node.isMapping ? node.entries.map(\.value) : [node]
    return items.flatMap { objects(in: $0) }.map { object in
      guard let namespace = release.namespace, object["metadata"]?["namespace"] == nil,
        let metadata = object.entry("metadata")
      else { return .node(object) }
      let place = Draft.Place.node(metadata.key)
      return Draft.node(object).setting(
        "metadata", at: place,
        to: Draft.node(metadata.value).setting(
          "namespace", at: place, to: .string(namespace, at: place)))
    }
  }

  /// An item is an object, or a text of some.
  private mutating func objects(in item: Node) -> [Node] {
    if item.isMapping { return [item] }
    if let known = parsed[item] { return known }
    let found = item.embeddedText.map { Stream($0).documents.compactMap(\.root) } ?? []
    parsed[item] = found
    return found.filter(\.isMapping)
  }
}
