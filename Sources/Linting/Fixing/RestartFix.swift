public import Graph

extension VaultSyncedSecret {
  /// Names the one workload that keeps an old value as a target to restart; `nil` where there are
  /// several, or targets already.
  public func restartFix(of workloads: [Resource], in graph: ResourceGraph) -> Fix? {
    guard workloads.count == 1, let workload = workloads.first, let name = workload.name,
      name.utf8.allSatisfy({ Self.isOfName($0) }), let spec = resource.spec, !spec.isFlow,
      spec["rolloutRestartTargets"] == nil, let path = spec.entry("path")
    else { return nil }
    let kind = workload.kind == "Rollout" ? "argo.Rollout" : workload.kind
    let lines = ["rolloutRestartTargets:", "  - kind: \(kind)", "    name: \(name)"]
    return graph.addition(of: lines, behind: path).map {
      Fix("Restart \(workload.displayName) when the Secret changes.", isSafe: false, edits: [$0])
    }
  }

  /// Whether a name with this byte needs no quotes.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
