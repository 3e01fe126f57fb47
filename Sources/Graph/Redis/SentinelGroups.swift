internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// The Sentinels that watch one primary together.
public struct SentinelGroup: Sendable {
  /// The resource that a reviewer changes.
  public let resource: Resource
  /// One of them; `nil` for those of a chart.
  public let server: RedisServer?
  /// The name of the primary, as Sentinels and clients call it.
  public let primary: String
  /// How many there are; `nil` where the tree does not tell.
  public let count: Int?
  /// How many must agree that the primary is gone; `nil` where the tree does not tell.
  public let quorum: Int?
  /// Where the quorum is written, or what stands for it.
  public let range: SourceRange
  /// Whether nobody wrote the quorum, and the operator takes its own.
  public var isOperatorsQuorum = false
}

extension ResourceGraph {
  /// The Sentinels of each primary: of manifests, of operators' resources and of charts' values.
  public var sentinelGroups: [SentinelGroup] {
    redisSentinels.flatMap { sentinels in
      sentinels.masters.map { master in
        SentinelGroup(
          resource: sentinels.server.resource, server: sentinels.server, primary: master.name,
          count: count(of: sentinels, watching: master), quorum: master.quorum,
          range: master.quorumRange, isOperatorsQuorum: sentinels.server.resource.leavesQuorum)
      }
    } + helmReleases.compactMap { SentinelGroup($0) }
  }

  /// The Sentinels of one name may stand in several workloads.
  private func count(
    of sentinels: RedisSentinels, watching master: RedisSentinels.Master
  ) -> Int? {
    guard var sum = sentinels.writtenCount else { return nil }
    var names: Set<String?> = [sentinels.server.resource.name]
    for other in redisSentinels {
      let resource = other.server.resource
      guard other.masters.contains(where: { $0.name == master.name && $0.host == master.host }),
        resource.namespace == sentinels.server.resource.namespace,
        names.insert(resource.name).inserted
      else { continue }
      guard let count = other.writtenCount else { return nil }
      sum += count
    }
    return sum
  }
}

extension RedisSentinels {
  /// A DaemonSet has as many pods as there are nodes, which no manifest tells.
  fileprivate var writtenCount: Int? {
    server.workloads.contains { $0.kind == "DaemonSet" } ? nil : count
  }
}

extension SentinelGroup {
  /// The Sentinels that a chart runs beside each server (`bitnami/charts redis values.yaml`,
  /// `DandyDeveloper/charts redis-ha values.yaml`: 3 Sentinels and a quorum of 2).
  fileprivate init?(_ release: HelmRelease) {
    guard let resource = release.resource else { return nil }
    let values = release.values
    let size: HelmValues.Answer
    switch release.known {
    case .bitnamiRedis, .bitnamiValkey:
      guard values.flag("sentinel", "enabled", default: false) == true,
        values.text("architecture") ?? "replication" == "replication",
        values.flag("replica", "autoscaling", "enabled", default: false) == false,
        release.chart.major.map({ $0 >= 14 }) ?? true || release.known == .bitnamiValkey
      else { return nil }
      size = values.answer("replica", "replicaCount")
    case .redisHA: size = values.answer("replicas")
    default: return nil
    }
    let quorum = values.answer("sentinel", "quorum")
    self.init(
      resource: resource, server: nil,
      primary: values.text("sentinel", "masterSet") ?? values.text("redis", "masterGroupName")
        ?? "mymaster",
      count: size.number(orElse: 3), quorum: quorum.number(orElse: 2),
      range: quorum.value?.range ?? size.value?.range ?? values.node("sentinel", "enabled")?.range
        ?? release.place.range)
  }
}

extension HelmValues.Answer {
  fileprivate func number(orElse standard: Int) -> Int? {
    switch self {
    case .absent: standard
    case .unknown: nil
    case .written(let entry): entry.value.text.flatMap { Int($0) }
    }
  }
}

extension Resource {
  /// Whether an operator's resource says nothing of the quorum of its Sentinels.
  fileprivate var leavesQuorum: Bool {
    switch group {
    case "redis.redis.opstreelabs.in":
      spec?[path: "redisSentinelConfig", "quorum"] == nil
        && spec?[path: "sentinel", "quorum"] == nil
    // It has no field for it.
    case "databases.spotahome.com": true
    default: false
    }
  }
}
