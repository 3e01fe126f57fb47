public import Manifests
internal import SourceText
internal import YAML

/// The Secrets of a whole tree: what every view of it makes, and where more may be made out of sight.
///
/// A view that is one root knows little of its namespaces; other roots may fill them.
public struct SecretIndex: Sendable {
  private var producers: [String: SecretProducers] = [:]
  private var patterns: [(pattern: NamePattern, namespace: String?)] = []
  private var opaque: [String?: [OpaqueProducer]] = [:]
  private var opaqueCounts: [Place: Int] = [:]
  /// The namespaces whose Secrets the tree declares, with the clusters; `nil` for any.
  private var declaringNamespaces: [String: Set<String?>] = [:]
  /// The cluster whose view asks; `nil` where any may be meant.
  private var cluster: String?
  /// The clusters of the tree that are spoken of by their addresses.
  private var addresses: Set<String> = []
  /// The folders of the tree.
  let folders: TreeFolders
  /// The scripts of the tree's files.
  private(set) var scripts = ReadScripts()

  /// An object as it is in a cluster.
  private struct Told: Hashable {
    let object: Node
    let namespace: String?
    let cluster: String?
  }

  /// A namespace of a cluster, as far as they are told.
  private struct Place: Hashable {
    let namespace: String?
    let cluster: String?
  }

  /// More unknown names than this are as good as any name.
  private static var mostPatterns: Int { 1_000 }

  /// What the views of a tree hold, each by itself, and what is written in its files.
  ///
  /// `clusters` are the clusters of the views, as far as engines name them; `sets` are those of the
  /// tree, where they are known.
  public init(
    _ views: [Inventory], clusters: [String?] = [], written: Inventory,
    _ sets: ApplicationSets? = nil
  ) {
    let sets = sets ?? ApplicationSets(TreeFolders(written))
    folders = sets.folders
    var roots = RemoteRoots(folders)
    var told: Set<Told> = []
    for (number, view) in views.enumerated() {
      cluster = clusters.indices.contains(number) ? clusters[number] : nil
      note(cluster)
      // Engines may bring one object to a cluster many times over.
      let resources = view.resources.filter {
        told.insert(Told(object: $0.node, namespace: $0.namespace, cluster: cluster)).inserted
      }
      for resource in resources { add(resource) }
      for resource in resources {
        for producer in OpaqueProducer.all(by: resource, in: cluster, sets) { add(producer) }
      }
      for var producer in OpaqueProducer.remoteEntries(in: view, &roots) {
        producer.cluster = cluster
        add(producer)
      }
    }
    cluster = nil
    for producer in OpaqueProducer.remoteEntries(of: written.kustomizations) { add(producer) }
    // Scripts are seldom changed by what builds them, and reading them is dear.
    let scripts = Script.all(of: written.resources, ConfigMapIndex(written.resources))
    self.scripts.add(scripts)
    var writing: [Script] = []
    for script in scripts {
      let writers = SecretWriter.written(by: script)
      if !writers.isEmpty { writing.append(script) }
      for writer in writers { add(writer) }
      for producer in OpaqueProducer.all(in: script, knowing: writers) { add(producer) }
    }
    for name in written.kustomizations.flatMap(\.generatedSecrets) {
      patterns.append((NamePattern("${prefix}\(name)${suffix}"), nil))
    }
    for producer in OpaqueProducer.programs(
      in: views.flatMap(\.resources) + written.resources, writing)
    {
      add(producer)
    }
  }

  /// The same as the view of a cluster asks it, which other clusters have no part in.
  public func asked(from cluster: String?) -> SecretIndex {
    var index = self
    index.cluster = cluster
    index.note(cluster)
    return index
  }

  /// Whether what is made in a cluster may be in the one that asks. Of an address and a name nobody
  /// knows whether they are one.
  private func isHere(_ other: String?) -> Bool {
    guard let cluster, let other, cluster != other else { return true }
    return addresses.contains(cluster) != addresses.contains(other)
  }

  /// Notes how a cluster is spoken of, once and not whenever two are compared.
  private mutating func note(_ cluster: String?) {
    if let cluster, cluster.contains("://") { addresses.insert(cluster) }
  }

  /// What of the tree may make a Secret, beside what only may.
  func producers(reaching secret: ObjectName) -> [SecretProducer] {
    (producers[secret.name]?.reaching(secret.namespace) ?? []).filter { isHere($0.cluster) }
  }

  /// Some that make a Secret of this name, in whatever namespace: enough to name in a message.
  func someProducers(of name: String) -> [SecretProducer] {
    Array((producers[name]?.all ?? []).lazy.filter { isHere($0.cluster) }.prefix(20))
  }

  /// What makes a Secret of this name, and for other clusters only.
  public func producersElsewhere(of secret: ObjectName) -> [SecretProducer] {
    (producers[secret.name]?.reaching(secret.namespace) ?? []).filter { !isHere($0.cluster) }
  }

  /// The charts, in whatever namespace, whose name is that of a Secret: most give it to their own.
  func chartsNamed(_ name: String) -> [SecretProducer] {
    opaque.values.joined().filter { isHere($0.cluster) && $0.chart?.names.contains(name) == true }
      .compactMap { producer -> SecretProducer? in
        guard let namespace = producer.namespace else { return nil }
        return SecretProducer(
          reach: .namespace(namespace), displayName: producer.displayName, range: producer.range,
          keys: .unknown, cluster: producer.cluster, isChart: true, isDeclared: false)
      }.sorted { ($0.namespace ?? "", $0.range.file) < ($1.namespace ?? "", $1.range.file) }
  }

  /// Whether a name with parts yet to be filled in may become that of a Secret.
  func hasPattern(for secret: ObjectName) -> Bool {
    patterns.count > Self.mostPatterns
      || patterns.contains { pattern, namespace in
        (namespace == nil || secret.namespace == nil || namespace == secret.namespace)
          && pattern.mayBe(secret.name)
      }
  }

  /// What may make Secrets of unknown names in a namespace; in any, where none is told.
  public func opaqueProducers(in namespace: String?) -> [OpaqueProducer] {
    guard let namespace else {
      return opaque.sorted { ($0.key ?? "") < ($1.key ?? "") }.flatMap(\.value).filter {
        isHere($0.cluster)
      }
    }
    return (opaque[namespace] ?? []).filter { isHere($0.cluster) }
  }

  /// What may make Secrets of unknown names in a namespace that the tree does not tell.
  public var strayProducers: [OpaqueProducer] {
    (opaque[nil] ?? []).filter { isHere($0.cluster) }
  }

  /// Whether objects of the tree declare Secrets of a namespace.
  public func declaresSecrets(in namespace: String) -> Bool {
    declaringNamespaces[namespace]?.contains(where: isHere) == true
  }

  /// Whether objects of the tree declare Secrets of any namespace.
  public var declaresSecrets: Bool { !declaringNamespaces.isEmpty }

  private mutating func add(_ resource: Resource) {
    for output in SecretOutput.all(of: resource) {
      if let writer = output.writer {
        add(writer)
      } else if let pattern = output.pattern {
        guard pattern.isBlank else {
          patterns.append((pattern, output.namespace))
          continue
        }
        add(
          OpaqueProducer(
            namespace: output.namespace, reason: "makes a Secret whose name is filled in later",
            displayName: resource.displayName, range: output.place.range, cluster: cluster))
      }
    }
    for (name, var copy) in SecretCopy.all(by: resource) {
      copy.cluster = cluster
      producers[name, default: SecretProducers()].append(copy)
    }
  }

  private mutating func add(_ writer: SecretWriter) {
    let namespace = writer.secret.namespace
    let isDeclared = !writer.isSeeding && writer.means != .program
    producers[writer.secret.name, default: SecretProducers()].append(
      SecretProducer(
        reach: namespace.map { .namespace($0) } ?? .any, displayName: writer.displayName,
        range: writer.range, keys: writer.keys, cluster: cluster, isDeclared: isDeclared,
        fillsOnly: VaultDestination(writer)?.creates == false, addsOnly: writer.addsOnly))
    if isDeclared, let namespace { declaringNamespaces[namespace, default: []].insert(cluster) }
  }

  private mutating func add(_ producer: OpaqueProducer) {
    // Some are enough to know of.
    let place = Place(namespace: producer.namespace, cluster: producer.cluster)
    guard opaqueCounts[place, default: 0] < 100, (opaque[producer.namespace]?.count ?? 0) < 2_000
    else { return }
    opaqueCounts[place, default: 0] += 1
    note(producer.cluster)
    opaque[producer.namespace, default: []].append(producer)
  }
}

extension Kustomization {
  /// The names of its `secretGenerator`.
  fileprivate var generatedSecrets: [String] {
    (node["secretGenerator"]?.items ?? []).compactMap { $0["name"]?.literal }
  }
}
