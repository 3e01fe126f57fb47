internal import Graph

extension Linter {
  /// All that a run brings together.
  struct Run {
    let files: [SourceFile]
    var gathering: Gathering
    var record: RunRecord
    var views: [ShardRecord.View] = []
    var clusters: [ShardRecord.Cluster] = []
    var clusterCounts: [Int] = []
    var times = StageTimes()
  }

  func run(
    _ views: [View], of files: [SourceFile], unread: [Notification], in surroundings: Surroundings,
    keepsRecord: Bool, shard: Shard? = nil
  ) -> Run {
    var times = StageTimes()
    var files = files
    let trees = views.map { LintedTree($0, &files, surroundings) }
    let comments = IgnoreComments(files)
    let limits = views.first?.configuration.limits.yaml ?? ReadingLimits().yaml
    let trust = trusted.map { Trust($0, files, comments, limits: limits) }
    var run = Run(
      files: files,
      gathering: Gathering(
        files: files, comments: comments, rules: rules, notifications: unread, trust: trust),
      record: RunRecord(comments))
    var plan = shard.map { ShardPlan($0) }
    times.end("parsing")
    for tree in trees {
      let graphs = ClusterGraphs(tree, files: files, trust: trust)
      times.end("building roots and views")
      let clusters = graphs.clusters.views
      let own = plan?.take(clusters.map(\.cost))
      run.clusterCounts.append(clusters.count)
      let view = recorded(tree.view)
      run.views.append(view)
      run.gathering.note(
        tree.inventory, graphs.clusters, requiresReasons: view.requiresReasons)
      run.gathering.noteLackOfManifests(in: tree.inventory, of: tree.view)
      var found = self.found(in: graphs, comments, trust, keepsRecord: keepsRecord, only: own)
      for case let found? in found {
        if let objects = found.objects { run.record.note(found.exceptions.annotations, objects) }
      }
      let moved = trust.map { $0.moving(run.record.moved(from: $0.state)) }
      // It is rare that a change hides an object, and dear to keep what would be found in it.
      if let moved, !moved.movedObjects.isEmpty {
        found = self.found(
          in: graphs.judging(moved: moved), comments, moved, keepsRecord: false, only: own)
      }
      times.end("judging views")
      times.add(found.reduce(0) { $0 + ($1?.graphSeconds ?? 0) }, to: "  graphs", isSummed: true)
      times.add(found.reduce(0) { $0 + ($1?.ruleSeconds ?? 0) }, to: "  rules", isSummed: true)
      for (number, found) in found.enumerated() {
        guard let found else { continue }
        run.clusters.append(
          cluster(
            found, clusters[number], (run.views.count - 1, number), tree.view, moved, run.gathering,
            files))
      }
      times.end("gathering findings")
    }
    run.times = times
    return run
  }

  private func recorded(_ view: View) -> ShardRecord.View {
    ShardRecord.View(
      name: view.name, root: view.root, kind: view.kind,
      isWholeProject: view.isWholeProject, requiresReasons: view.configuration.requiresReasons,
      files: view.files, enabled: view.configuration.enabledRules(of: rules).map(\.id),
      configured: view.configuration.suppressions.flatMap { entry in
        entry.rules.map {
          ShardRecord.ConfiguredPlace(path: entry.place.path, line: entry.place.line, rule: $0)
        }
      })
  }

  /// What each cluster of a tree holds; `nil` for one that is not among those asked for.
  private func found(
    in graphs: ClusterGraphs, _ comments: IgnoreComments, _ trust: Trust?, keepsRecord: Bool,
    only clusters: Set<Int>?
  ) -> [Found?] {
    let view = graphs.view
    let configuration = view.configuration
    let known = rules.map(\.id)
    let enabled = configuration.enabledRules(of: rules)
    let judged = graphs.map(only: clusters) { cluster, graph -> Found in
      let exceptions = Exceptions(
        comments, graph.resources, configuration, knownRules: known, trust: trust)
      var (found, seconds) = StageTimes.measuring {
        Self.findings(of: enabled, in: graph, of: cluster, exceptions)
      }
      found.ruleSeconds = seconds
      guard keepsRecord || trust != nil else { return found }
      found.objects = JudgedObjects(graph) { view.excludes(comments.file($0)) }
      return found
    }
    return judged.map { judged in
      guard var found = judged?.result else { return nil }
      found.graphSeconds = judged?.graph ?? 0
      return found
    }
  }

  private func cluster(
    _ found: Found, _ cluster: ClusterView, _ place: (view: Int, number: Int), _ view: View,
    _ trust: Trust?, _ gathering: Gathering, _ files: [SourceFile]
  ) -> ShardRecord.Cluster {
    var record = ShardRecord.Cluster(view: place.view, number: place.number)
    record.releases = found.releases.map { ReadRelease(place: $0.place.range, files: $0.files) }
    record.annotations = found.exceptions.annotations.written
    record.annotationNotes = found.exceptions.annotations.notifications
    record.annotationNotes += found.unreadScripts.map { range in
      Notification(
        .overLimit,
        "Not judged: the script is over what is read, 3 MB (what an API server takes) and 100,000 commands.",
        path: files[Int(range.file)].path, range: range)
    }
    for (finding, resource) in found.findings {
      let isLeftOut = view.excludes(files[Int(finding.range.file)])
      guard !isLeftOut || trust?.isMoved(resource) == true else { continue }
      record.findings.append(
        gathering.met(
          finding, resource, in: cluster, found.exceptions,
          level: view.configuration.levels[finding.rule]))
    }
    return record
  }

  /// What was found in one cluster view.
  private struct Found: Sendable {
    /// Each finding with the object it stands in.
    let findings: [(Finding, Resource?)]
    /// The releases of charts that rules could read.
    let releases: [HelmRelease]
    /// Where scripts stand that are too much to read.
    let unreadScripts: [SourceRange]
    let exceptions: Exceptions
    /// The objects that are judged, where a record of them is kept.
    var objects: JudgedObjects?
    /// What the graph and the rules took of a processor.
    var graphSeconds = 0.0
    var ruleSeconds = 0.0
  }

  /// From so many objects on it pays to share the rules out over the processors.
  private static var manyResources: Int { 500 }

  private static func findings(
    of rules: [Rule], in graph: ResourceGraph, of cluster: ClusterView, _ exceptions: Exceptions
  ) -> Found {
    let check: @Sendable (Rule) -> [(Finding, Resource?)] = { rule in
      rule.findings(in: graph, exceptions).map { finding in
        let resource = finding.resource.map { graph.resources[$0] }
        var placed = finding.placed(in: cluster, of: resource)
        placed.readers = resource.map { graph.readerNames(of: $0) } ?? []
        return (placed, resource)
      }
    }
    // Small views are judged side by side; a large one may be the only one.
    let found =
      graph.resources.count < manyResources ? rules.map(check) : rules.concurrentMap(check)
    return Found(
      findings: Array(found.joined()), releases: graph.helmReleases.filter(\.isUnderstood),
      unreadScripts: graph.scripts.compactMap(\.unreadRange), exceptions: exceptions)
  }
}

extension ResourceGraph {
  /// What reads a Secret; nothing of other objects.
  fileprivate func readerNames(of resource: Resource) -> [String] {
    guard resource.kind == "Secret", let name = resource.name else { return [] }
    let secret = ObjectName(namespace: resource.namespace, name: name)
    return Set(readers(of: secret).map(\.resource.displayName)).sorted()
  }
}

extension Linter.View {
  /// Whether the configuration keeps findings in a file out; not in one that the user named.
  fileprivate func excludes(_ file: SourceFile) -> Bool {
    if kind != .folder, files.contains(file.id) { return false }
    return configuration.excludesFile(file.path, seenFrom: root)
  }
}
