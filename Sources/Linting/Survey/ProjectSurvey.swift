public import Graph

/// What a tree looks like to someone who is about to configure a project.
public struct ProjectSurvey: Sendable {
  /// The number of objects of each engine, by the engine's and the kind's name: `Flux Kustomization`.
  public internal(set) var engines: [String: Int] = [:]
  /// The names of the cluster views that hold an object.
  public internal(set) var clusters: [String] = []
  /// The folders in which every object is one of tests, the topmost only.
  public internal(set) var testFolders: [String] = []
  /// The folders whose names say that they are others' work, the topmost only.
  public internal(set) var vendoredFolders: [String] = []
  /// The files that say that a tool makes them.
  public internal(set) var generatedFiles: [String] = []
  /// The number of files that SOPS seals.
  public internal(set) var sealedCount = 0
  /// The folders of charts.
  public internal(set) var charts: [String] = []
  /// The Secrets that something needs and nothing of the tree makes, `Secret/namespace/name`.
  public internal(set) var missingSecrets: [String] = []
  /// What makes Secrets out of sight, by its namespace; under no name what may make them in any.
  public internal(set) var hiddenProducers: [String: String] = [:]
  /// The fields that seem to name Secrets.
  public internal(set) var unknownReferences: [UnknownReference] = []
}

extension Linter {
  /// Looks at the trees of some views, and judges nothing.
  public func survey(
    _ views: [View], in files: [SourceFile], _ surroundings: Surroundings = Surroundings()
  ) -> ProjectSurvey {
    var files = files
    let trees = views.map { LintedTree($0, &files, surroundings) }
    var survey = ProjectSurvey()
    var unknown: Set<UnknownReference> = []
    var missing: Set<String> = []
    var purposes: [String: Purpose] = [:]
    for tree in trees {
      survey.note(tree.inventory)
      let graphs = ClusterGraphs(tree, files: files)
      for found in graphs.map({ GraphSurvey($1, of: $0) }) {
        if let name = found.name { survey.clusters.append(name) }
        unknown.formUnion(found.unknownReferences)
        missing.formUnion(found.missingSecrets)
        purposes.merge(found.purposes) { first, _ in first }
        survey.hiddenProducers.merge(found.hiddenProducers) { first, _ in first }
      }
    }
    survey.missingSecrets = missing.sorted()
    survey.unknownReferences = unknown.sorted {
      ($0.group, $0.kind, $0.path) < ($1.group, $1.kind, $1.path)
    }
    survey.testFolders = FolderOfOneKind.topmost(purposes.mapValues { $0 == .test })
    return survey
  }
}

/// What one cluster's graph has to say.
private struct GraphSurvey: Sendable {
  var name: String?
  var unknownReferences: Set<UnknownReference> = []
  var missingSecrets: Set<String> = []
  var hiddenProducers: [String: String] = [:]
  var purposes: [String: Purpose] = [:]

  init(_ graph: ResourceGraph, of cluster: ClusterView) {
    guard !graph.resources.isEmpty else { return }
    for resource in graph.resources where resource.origin != .chart {
      let path = graph.inventory.file(resource.file).path
      if purposes[path] == nil { purposes[path] = graph.purpose(ofFile: resource.file) }
    }
    unknownReferences = graph.unknownReferences
    // What nothing applies needs nothing.
    guard cluster.leftOut.isEmpty else { return }
    name = cluster.name
    for reference in graph.references where graph.isDemanded(reference) {
      switch graph.resolution(of: reference) {
      case .missing: missingSecrets.insert("Secret/\(reference.object.display)")
      case .outOfSight(let producers):
        guard let first = producers.first else { continue }
        hiddenProducers[first.namespace ?? ""] =
          hiddenProducers[first.namespace ?? ""]
          ?? first.sentence
      case .made, .assumed, .unknown, .lacks, .elsewhere: continue
      }
    }
  }
}
