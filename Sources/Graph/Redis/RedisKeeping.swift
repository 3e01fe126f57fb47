internal import Languages
public import SourceText
internal import YAML

extension RedisServer {
  /// Where its ACL users come from at each start.
  public enum ACLSource: Sendable, Hashable {
    /// Only from `user` lines of its configuration, if there are any.
    case configuration
    /// From the file at this path.
    case file(String)
    /// What runs the server keeps them by itself (Redis Enterprise).
    case cluster
    /// The tree does not tell.
    case unknown
  }

  /// Where its ACL users come from, and the place that decides it.
  public var aclSource: (source: ACLSource, range: SourceRange) {
    if product == .enterprise { return (.cluster, place) }
    if let file = settings.aclFile { return (.file(file.text), range(of: file.origin)) }
    if case .unknown = settings.value(of: "aclfile") { return (.unknown, place) }
    return (.configuration, range(ofSetting: "aclfile") ?? place)
  }

  /// Whether data outlives the process, and the place that decides it; `nil` where it is not told.
  public var persistence: (isOn: Bool?, range: SourceRange) {
    let deciding = ["appendonly", "save"].lazy.compactMap { range(ofSetting: $0) }
    return (settings.isPersistent, deciding.first ?? place)
  }

  /// Whether its keys are meant to be lost: nothing is written to disk, or any key may be evicted.
  public var isCache: Bool { settings.isPersistent == false || settings.evictsAnyKey == true }

  /// Whether some volume of the server outlives its pod.
  public var hasPersistentVolume: Bool {
    pod.volumes.contains(where: \.isPersistent)
      || pod.resource.spec?["volumeClaimTemplates"]?.isEmptyCollection == false
  }

  /// The pods that run it, all parts counted; `nil` where the tree does not tell.
  public var podCount: Int? {
    var count = 0
    for workload in workloads {
      guard let replicas = workload.spec?["replicas"] else {
        count += 1
        continue
      }
      guard let number = replicas.text.flatMap({ Int($0) }), (0...1_000_000).contains(number)
      else { return nil }
      count += number
    }
    return count
  }
}
