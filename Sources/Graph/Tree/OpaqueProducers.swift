internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// What makes Secrets out of the tree's sight.
extension OpaqueProducer {

  private init(
    _ resource: Resource, in namespace: String?, of cluster: String?, _ reason: String,
    chart: InstalledChart? = nil
  ) {
    self.init(
      namespace: namespace, reason: reason, displayName: resource.displayName,
      range: resource.place.range, cluster: cluster, chart: chart)
  }

  private static let chartReason = "installs a chart that is not rendered here"

  /// What an object makes that belongs to the view of a cluster.
  static func all(
    by resource: Resource, in cluster: String?, _ sets: ApplicationSets
  ) -> [OpaqueProducer] {
    let spec = resource.spec
    // What a kubeconfig leads to has another name.
    let target = spec?["kubeConfig"] == nil ? cluster : nil
    switch (resource.kind, resource.group) {
    case ("HelmRelease", "helm.toolkit.fluxcd.io")
    where sets.folders.charts.makesNoSecrets(resource):
      return []
    case ("HelmRelease", "helm.toolkit.fluxcd.io"), ("HelmChart", "helm.cattle.io"):
      return [
        OpaqueProducer(
          resource, in: spec?["targetNamespace"].map { $0.literal } ?? resource.namespace,
          of: target, chartReason,
          chart: InstalledChart(release: resource, of: sets.folders.charts))
      ]
    case ("Application", "argoproj.io"), ("ApplicationSet", "argoproj.io"):
      return applications(from: resource, in: cluster, sets)
    case ("Kustomization", "kustomize.toolkit.fluxcd.io"):
      guard let path = FluxSync(resource)?.path.flatMap({ Path.join("", $0) }),
        !sets.folders.has(path)
      else { return [] }
      return [
        OpaqueProducer(
          resource, in: spec?["targetNamespace"]?.literal, of: target,
          "applies a folder that is not in this tree")
      ]
    // Without a namespace it is mostly the configuration of an operator.
    case _ where resource.namespace != nil && ResourceKinds.mayMakeSecrets(resource):
      return [
        OpaqueProducer(
          resource, in: resource.namespace, of: cluster,
          "is of a kind whose controller may make Secrets")
      ]
    default: return []
    }
  }

  /// What an Application, or each that a set generates, takes from outside the tree.
  private static func applications(
    from resource: Resource, in cluster: String?, _ sets: ApplicationSets
  ) -> [OpaqueProducer] {
    var seen: Set<[String?]> = []
    return sets.applications(from: resource).compactMap { application in
      let sources = application.spec?.applicationSources ?? []
      let reasons = sources.compactMap { self.reason($0, sets.folders) }
      guard let reason = reasons.first else { return nil }
      let target: String? =
        switch ApplicationDestination(application.spec?["destination"]) {
        case .sameCluster: cluster
        case .cluster(let name): name
        case .group: nil
        }
      let namespace = application.spec?[path: "destination", "namespace"]?.literal
      guard seen.insert([namespace, target]).inserted else { return nil }
      return OpaqueProducer(
        resource, in: namespace, of: target, reason,
        chart: reasons.allSatisfy { $0 == chartReason }
          ? InstalledChart(application, sources) : nil)
    }
  }

  /// Why the tree does not tell what a source of an Application brings; `nil` where it does.
  private static func reason(_ source: Node, _ folders: TreeFolders) -> String? {
    if source["chart"] != nil || source["helm"] != nil || source["plugin"] != nil {
      return chartReason
    }
    guard let path = source["path"] else {
      // A source that only lends its values to another has none.
      return source["ref"] == nil ? "applies what is not in this tree" : nil
    }
    guard let folder = path.literal.flatMap({ Path.join("", $0) }) else {
      return folders.hasStart(of: path.text ?? "") ? nil : "applies a folder that is not told here"
    }
    if folders.hasChart(folder) { return chartReason }
    return folders.has(folder) ? nil : "applies a folder that is not in this tree"
  }

  /// The same of kustomizations that name the namespace themselves; nothing else of them may be built.
  static func remoteEntries(of kustomizations: [Kustomization]) -> [OpaqueProducer] {
    kustomizations.flatMap { kustomization -> [OpaqueProducer] in
      guard let namespace = kustomization.namespace else {
        // The namespace that an entry of a chart gives holds where the kustomization gives none.
        return (kustomization.node["helmCharts"]?.items ?? []).compactMap { entry in
          entry["namespace"]?.literal.map {
            remote(entry, from: kustomization.directory, in: $0)
          }
        }
      }
      guard let entry = kustomization.remoteEntry else { return [] }
      return [remote(entry, from: kustomization.directory, in: namespace)]
    }
  }

  private static func remote(
    _ entry: Node, from root: String, in namespace: String
  ) -> OpaqueProducer {
    OpaqueProducer(
      namespace: namespace, reason: "builds from what is not in this tree",
      displayName: root.isEmpty ? "the kustomization" : "the kustomization of \(root)",
      range: entry.range)
  }

  /// What the kustomizations of a root take from the network, from charts and from programs: it may
  /// land in any namespace that the root's objects have.
  static func remoteEntries(
    in view: Inventory, _ roots: inout RemoteRoots
  ) -> [OpaqueProducer] {
    var namespaces: [String: Set<String>] = [:]
    for resource in view.resources {
      guard let root = resource.kustomizeRoot, let remote = roots.remote(in: root) else { continue }
      if namespaces[root] == nil { namespaces[root] = remote.namespaces }
      if let namespace = resource.namespace { namespaces[root]?.insert(namespace) }
    }
    return namespaces.sorted { $0.key < $1.key }.flatMap { root, namespaces -> [OpaqueProducer] in
      guard let remote = roots.remote(in: root) else { return [] }
      return namespaces.sorted().map { self.remote(remote.entry, from: root, in: $0) }
    }
  }

  /// What a script writes under names that it does not tell.
  static func all(in script: Script, knowing writers: [SecretWriter]) -> [OpaqueProducer] {
    let writes = script.secretWrites.filter { write in
      guard write.operation != .delete, write.operation != .patch else { return false }
      switch write.content {
      case .file: return true
      case .manifest: return false
      default:
        guard let name = write.name else { return false }
        return script.value(of: name).possibilities.isEmpty
      }
    }
    guard let first = writes.first else { return [] }
    let isElsewhere = writes.contains { $0.namespace != nil }
    return [
      OpaqueProducer(
        namespace: isElsewhere ? nil : script.pod?.resource.namespace ?? script.resource.namespace,
        reason: "makes Secrets by names that are not told here",
        displayName: "a script in \(script.resource.displayName)",
        range: script.range(first.range))
    ]
  }
}

/// What roots build from outside the tree, each root asked once.
struct RemoteRoots {
  typealias Remote = (entry: Node, namespaces: Set<String>)

  private let folders: TreeFolders
  private var known: [String: Remote?] = [:]

  init(_ folders: TreeFolders) { self.folders = folders }

  /// The first entry that is not in the tree, and the namespaces that the root's kustomizations give;
  /// `nil` for a root that the tree has all of.
  mutating func remote(in root: String) -> Remote? {
    if let known = known[root] { return known }
    let remote = folders.remoteEntry(reachedFrom: root).map {
      (entry: $0, namespaces: folders.namespaces(from: root))
    }
    known[root] = .some(remote)
    return remote
  }
}
