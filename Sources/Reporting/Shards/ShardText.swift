public import Linting
internal import SourceText

/// What one part of a split run found, as `manifestguard merge` reads it: JSON, a cluster on each line.
public enum ShardText {
  /// The version of the form.
  public static let version = 1

  /// The text of the file.
  public static func text(_ record: ShardRecord) -> String {
    var writer = ShardWriter(record)
    var lines = [
      "{", #""about": "A part of a run of manifestguard; `manifestguard merge` joins the parts.","#,
      #""manifestguardShard": \#(version),"#,
      #""shard": \#(record.shard.number), "of": \#(record.shard.count),"#,
      #""conditions": "#
        + JSONValue.object(
          record.conditions.map { ($0.name, .string($0.value)) }
        ).text() + ",",
      #""common": "# + writer.common.text() + ",", #""clusters": ["#,
    ]
    let clusters = record.clusters.map { writer.cluster($0).text() }
    lines += clusters.enumerated().map { $1 + ($0 + 1 < clusters.count ? "," : "") }
    lines += ["]", "}"]
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Makes JSON of the parts of a record.
private struct ShardWriter {
  let record: ShardRecord
  private var redaction: (id: SourceFile.ID, value: Redaction)?

  init(_ record: ShardRecord) { self.record = record }

  var common: JSONValue {
    let common = record.common
    return [
      "rules": .strings(common.rules), "lacksNamedPath": .bool(common.lacksNamedPath),
      "tree": .string(common.tree), "clusters": .ints(common.clusterCounts),
      "files": .array(common.files.map { [.string($0.path), .int($0.size)] }),
      "views": .array(common.views.map(view)),
      "statistics": statistics(common.statistics),
      "notifications": .array(common.notifications.map(notification)),
      "unreadValues": .array(
        common.unreadValues.map { .array($0.map(notification)) }),
      "readFiles": .ints(common.readFiles.map { Int($0) }),
    ]
  }

  private func view(_ view: ShardRecord.View) -> JSONValue {
    [
      "name": .string(view.name), "root": .string(view.root), "kind": .string(view.kind.rawValue),
      "isWholeProject": .bool(view.isWholeProject),
      "requiresReasons": .bool(view.requiresReasons), "files": .ints(view.files.map { Int($0) }),
      "enabled": .strings(view.enabled),
      "configured": .array(
        view.configured.map { [.string($0.path), .int($0.line), .string($0.rule)] }),
    ]
  }

  private func statistics(_ statistics: Statistics) -> JSONValue {
    let files = statistics.files.sorted { $0.key.rawValue < $1.key.rawValue }
    return [
      "files": .object(files.map { ($0.key.rawValue, .int($0.value)) }),
      "resources": .int(statistics.resources), "kustomizeRoots": .int(statistics.kustomizeRoots),
      "builtObjects": .int(statistics.builtObjects),
    ]
  }

  private func notification(_ notification: Notification) -> JSONValue {
    [
      .string(notification.kind.rawValue), .string(notification.message),
      .string(notification.path), notification.range.map(range) ?? .null,
    ]
  }

  private func range(_ range: SourceRange) -> JSONValue {
    [.int(Int(range.file)), .int(Int(range.lower)), .int(Int(range.upper))]
  }

  mutating func cluster(_ cluster: ShardRecord.Cluster) -> JSONValue {
    var findings: [JSONValue] = []
    for finding in cluster.findings { findings.append(self.finding(finding)) }
    return [
      "view": .int(cluster.view), "number": .int(cluster.number),
      "releases": .array(cluster.releases.map { [range($0.place), .strings($0.files)] }),
      "annotations": .array(
        cluster.annotations.map {
          [.array(id($0.id)), .string($0.rule), range($0.range), .string($0.path)]
        }),
      "annotationNotes": .array(cluster.annotationNotes.map(notification)),
      "findings": .array(findings),
    ]
  }

  private mutating func finding(_ met: MetFinding) -> JSONValue {
    let (item, finding) = (met.item, met.item.finding)
    var members = JSONMembers()
    members.add("rule", .string(finding.rule))
    members.add("level", .string(finding.level.rawValue))
    members.add("confidence", .string(finding.confidence.rawValue))
    members.add("message", .string(finding.message))
    members.add("range", range(finding.range))
    members.add("object", item.resource.map(object))
    members.add("pointer", .string(finding.pointer))
    members.add(
      "evidence", .array(finding.evidence.map { [.string($0.message), range($0.range)] }))
    members.add("moreEvidence", finding.moreEvidence == 0 ? nil : .int(finding.moreEvidence))
    if let fix = finding.fix { members.add("fix", self.fix(fix)) }
    members.add("isReachable", .bool(finding.isReachable))
    members.add("isLowered", finding.isLowered ? true : nil)
    members.add("readers", .strings(finding.readers))
    members.add("sourcePath", finding.sourcePath.map { .string($0) })
    members.add("views", .strings(item.views))
    members.add("fingerprint", .string(item.fingerprint))
    members.add(
      "identity",
      [
        .string(item.identifier.hash), item.identifier.object.map { .string($0) } ?? .null,
        .string(item.identifier.place),
      ])
    members.add("exceptions", .array(met.verdict.met.map(exception)))
    return members.object
  }

  private func object(_ resource: Resource) -> JSONValue {
    [
      .string(resource.apiVersion), .string(resource.kind),
      resource.namespace.map { .string($0) } ?? .null, resource.name.map { .string($0) } ?? .null,
      .string(resource.displayedName),
    ]
  }

  /// A fix; without its edits where one of them may hold a secret: no report shows those either.
  private mutating func fix(_ fix: Fix) -> JSONValue {
    let isShown = fix.edits.allSatisfy { edit in
      redaction(of: record.files[Int(edit.range.file)])
        .allows(edit.replacement, at: edit.range.offsets)
    }
    return [
      .string(fix.title), .bool(fix.isSafe),
      .array(
        isShown ? fix.edits.map { [range($0.range), .string($0.replacement)] } : []),
    ]
  }

  private mutating func redaction(of file: SourceFile) -> Redaction {
    if let redaction, redaction.id == file.id { return redaction.value }
    let value = Redaction(file)
    redaction = (file.id, value)
    return value
  }

  private func exception(
    _ met: (exception: SuppressionException, standing: SuppressionException.Standing)
  ) -> JSONValue {
    [
      .array(id(met.exception.id)), .string(met.standing.rawValue),
      .string(SuppressionText.reason(met.exception.suppression)),
      .string(met.exception.suppression.path),
      met.exception.suppression.range.map(range) ?? .null,
    ]
  }

  private func id(_ id: SuppressionException.ID) -> [JSONValue] {
    switch id {
    case .comment(let file, let index, let rule):
      ["comment", .int(Int(file)), .int(index), .string(rule)]
    case .annotation(let place, let entry, let rule):
      ["annotation", range(place), .int(entry), .string(rule)]
    case .configuration(let path, let line, let rule):
      ["configuration", .string(path), .int(line), .string(rule)]
    }
  }
}

extension JSONValue {
  fileprivate static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }
  fileprivate static func ints(_ numbers: [Int]) -> JSONValue { .array(numbers.map { .int($0) }) }
}
