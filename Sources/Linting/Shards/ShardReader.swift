internal import Graph
internal import SourceText

/// Makes a record of what a shard's file says.
struct ShardReader {
  let rules: Set<Rule.ID>
  /// The sizes of the files that places are in.
  private var sizes: [Int] = []

  init(rules: [Rule]) { self.rules = Set(rules.map(\.id)) }

  mutating func record(_ root: ShardValue) throws(UsageError) -> ShardRecord {
    guard let version = root.optional("manifestguardShard"), try version.int() == 1 else {
      throw root.error("version 1 of the form")
    }
    let count = try root["of"].int(1...Shard.most)
    guard let shard = Shard(try root["shard"].int(1...Shard.most), of: count) else {
      throw root.error("a number up to that of the shards")
    }
    var conditions: [(name: String, value: String)] = []
    for entry in try root["conditions"].entries() {
      conditions.append((entry.key, try entry.value.text()))
    }
    let common = try common(root["common"])
    var clusters: [ShardRecord.Cluster] = []
    for cluster in try root["clusters"].list() {
      clusters.append(try self.cluster(cluster, common))
    }
    return ShardRecord(
      shard: shard, conditions: conditions, files: [], common: common, clusters: clusters)
  }

  // MARK: - What parts have in common

  private mutating func common(_ value: ShardValue) throws(UsageError) -> ShardRecord.Common {
    var common = ShardRecord.Common()
    common.files = try value["files"].map { (file) throws(UsageError) in
      let parts = try file.list(of: 2)
      return ShardRecord.File(path: try parts[0].text(), size: try parts[1].int())
    }
    sizes = common.files.map(\.size)
    common.rules = try value["rules"].map(rule)
    common.lacksNamedPath = try value["lacksNamedPath"].bool()
    common.tree = try value["tree"].text()
    common.clusterCounts = try value["clusters"].map { (count) throws(UsageError) in
      try count.int(0...1_000_000)
    }
    common.views = try value["views"].map(view)
    guard common.views.count == common.clusterCounts.count else { throw value.error("views") }
    common.statistics = try statistics(value["statistics"])
    common.passedOver.excluded = try texts(value["excluded"])
    common.passedOver.untracked = try texts(value["untracked"])
    common.notifications = try value["notifications"].map(notification)
    common.unreadValues = try value["unreadValues"].map { (list) throws(UsageError) in
      try list.map(notification)
    }
    common.readFiles = try value["readFiles"].map(file)
    return common
  }

  private func view(_ value: ShardValue) throws(UsageError) -> ShardRecord.View {
    let configured = try value["configured"].map { (entry) throws(UsageError) in
      let parts = try entry.list(of: 3)
      return ShardRecord.ConfiguredPlace(
        path: try parts[0].text(), line: try parts[1].int(), rule: try rule(parts[2]))
    }
    return ShardRecord.View(
      name: try value["name"].text(), root: try value["root"].text(),
      kind: try value["kind"].word(), isWholeProject: try value["isWholeProject"].bool(),
      requiresReasons: try value["requiresReasons"].bool(), files: try value["files"].map(file),
      enabled: try value["enabled"].map(rule), configured: configured)
  }

  private func texts(_ value: ShardValue) throws(UsageError) -> [String] {
    try value.map { (item) throws(UsageError) in try item.text() }
  }

  private func statistics(_ value: ShardValue) throws(UsageError) -> Statistics {
    var statistics = Statistics()
    for entry in try value["files"].entries() {
      guard let role = FileRole(rawValue: entry.key) else { throw entry.value.error("a role") }
      statistics.files[role] = try entry.value.int()
    }
    statistics.resources = try value["resources"].int()
    statistics.kustomizeRoots = try value["kustomizeRoots"].int()
    statistics.builtObjects = try value["builtObjects"].int()
    statistics.sealedFiles = try value["sealedFiles"].int()
    statistics.clusters = try value["clusters"].map { (cluster) throws(UsageError) in
      let parts = try cluster.list(of: 2)
      return Statistics.Cluster(name: try parts[0].text(), objects: try parts[1].int())
    }
    return statistics
  }

  // MARK: - What a part found

  private func cluster(
    _ value: ShardValue, _ common: ShardRecord.Common
  ) throws(UsageError) -> ShardRecord.Cluster {
    let view = try value["view"].int()
    guard common.views.indices.contains(view) else { throw value.error("a view that there is") }
    let number = try value["number"].int()
    guard number < common.clusterCounts[view] else { throw value.error("a cluster that there is") }
    var cluster = ShardRecord.Cluster(view: view, number: number)
    cluster.releases = try value["releases"].map { (release) throws(UsageError) in
      let parts = try release.list(of: 2)
      return ReadRelease(
        place: try range(parts[0]),
        files: try parts[1].map { (file) throws(UsageError) in try file.text() })
    }
    cluster.annotations = try value["annotations"].map { (written) throws(UsageError) in
      let parts = try written.list(of: 4)
      return AnnotatedObjects.Written(
        id: try id(parts[0]), rule: try rule(parts[1]), range: try range(parts[2]),
        path: try parts[3].text())
    }
    cluster.annotationNotes = try value["annotationNotes"].map(notification)
    cluster.findings = try value["findings"].map(finding)
    return cluster
  }

  private func finding(_ value: ShardValue) throws(UsageError) -> MetFinding {
    func texts(_ key: String) throws(UsageError) -> [String] {
      guard let list = value.optional(key) else { return [] }
      return try self.texts(list)
    }
    let evidence = try value.optional("evidence")?.map { (item) throws(UsageError) in
      let parts = try item.list(of: 2)
      return Evidence(try parts[0].text(), at: try range(parts[1]))
    }
    let resource = try value.optional("object").map(object)
    var finding = Finding(
      rule: try rule(value["rule"]), level: try value["level"].word(),
      confidence: try value["confidence"].word(), message: try value["message"].text(),
      range: try range(value["range"]), resource: nil, pointer: try value["pointer"].text(),
      evidence: Array((evidence ?? []).prefix(Finding.evidenceLimit)),
      moreEvidence: try value.optional("moreEvidence")?.int() ?? 0,
      fix: try value.optional("fix").map(fix), key: "",
      isReachable: try value["isReachable"].bool())
    finding.isLowered = try value.optional("isLowered")?.bool() ?? false
    finding.readers = try texts("readers")
    finding.sourcePath = try value.optional("sourcePath")?.text()
    let identity = try value["identity"].list(of: 4)
    let item = Report.Item(
      finding: finding, resource: resource, views: try texts("views"),
      fingerprint: try value["fingerprint"].text(),
      identity: FindingIdentity(
        hash: try identity[0].text(), object: try identity[1].optionalText(),
        place: try identity[2].text(), path: try identity[3].text()))
    var verdict = Exceptions.Verdict()
    for exception in try value.optional("exceptions")?.list() ?? [] {
      let (met, standing) = try self.exception(exception)
      verdict.met.append((met, standing))
      if standing == .holds { verdict.suppressions.append(met.suppression) }
    }
    return MetFinding(item: item, verdict: verdict)
  }

  /// An object of which no more is known than what reports say of it.
  private func object(_ value: ShardValue) throws(UsageError) -> Resource {
    let parts = try value.list(of: 5)
    return Resource(
      named: try parts[3].optionalText(), shownAs: try parts[4].text(),
      namespace: try parts[2].optionalText(), apiVersion: try parts[0].text(),
      kind: try parts[1].text(), node: value.node)
  }

  private func fix(_ value: ShardValue) throws(UsageError) -> Fix {
    let parts = try value.list(of: 3)
    let edits = try parts[2].map { (edit) throws(UsageError) in
      let parts = try edit.list(of: 2)
      return TextEdit(try range(parts[0]), with: try parts[1].text())
    }
    return Fix(try parts[0].text(), isSafe: try parts[1].bool(), edits: edits)
  }

  private func exception(
    _ value: ShardValue
  ) throws(UsageError) -> (SuppressionException, SuppressionException.Standing) {
    let parts = try value.list(of: 5)
    let id = try id(parts[0])
    let (means, line): (Suppression.Means, Int?) =
      switch id {
      case .comment: (.comment, nil)
      case .annotation: (.annotation, nil)
      case .configuration(_, let line, _): (.configuration, line)
      }
    let suppression = Suppression(
      means, reason: try parts[2].text(), path: try parts[3].text(),
      range: try parts[4].isNull ? nil : range(parts[4]), line: line)
    let standing: SuppressionException.Standing = try parts[1].word()
    guard ![.isAdded, .isMoved].contains(standing) else { throw value.error("an exception") }
    return (
      SuppressionException(id: id, terms: SuppressionTerms(), suppression: suppression),
      standing
    )
  }

  private func id(_ value: ShardValue) throws(UsageError) -> SuppressionException.ID {
    let parts = try value.list(of: 4)
    let rule = try rule(parts[3])
    switch try parts[0].text() {
    case "comment":
      return .comment(file: try file(parts[1]), index: try parts[2].int(), rule: rule)
    case "annotation":
      return .annotation(try range(parts[1]), entry: try parts[2].int(), rule: rule)
    case "configuration":
      return .configuration(path: try parts[1].text(), line: try parts[2].int(), rule: rule)
    default: throw value.error("an exception")
    }
  }

  // MARK: - Parts of all of it

  private func notification(_ value: ShardValue) throws(UsageError) -> Notification {
    let parts = try value.list(of: 4)
    return Notification(
      try parts[0].word(), try parts[1].text(), path: try parts[2].text(),
      range: try parts[3].isNull ? nil : range(parts[3]))
  }

  private func rule(_ value: ShardValue) throws(UsageError) -> Rule.ID {
    let id = try value.text()
    guard rules.contains(id) else { throw value.error("a rule that there is") }
    return id
  }

  private func file(_ value: ShardValue) throws(UsageError) -> SourceFile.ID {
    let number = try value.int()
    guard sizes.indices.contains(number) else { throw value.error("a file that there is") }
    return SourceFile.ID(number)
  }

  private func range(_ value: ShardValue) throws(UsageError) -> SourceRange {
    let parts = try value.list(of: 3)
    let file = try file(parts[0])
    let upper = try parts[2].int(0...sizes[Int(file)])
    let lower = try parts[1].int(0...upper)
    return SourceRange(file: file, lower: lower, upper: upper)
  }
}
