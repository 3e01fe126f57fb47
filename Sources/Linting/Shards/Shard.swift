/// One of the parts into which the clusters of a run are split.
public struct Shard: Sendable, Hashable {
  /// Its number, from 1.
  public let number: Int
  /// How many there are.
  public let count: Int

  /// Nobody has so many machines.
  public static let most = 10_000

  /// A part; `nil` for one that there cannot be.
  public init?(_ number: Int, of count: Int) {
    guard (1...Self.most).contains(count), (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }
}

/// Which part judges which cluster: the dearest first, each by the part that has least to do.
struct ShardPlan {
  private let shard: Shard
  private var loads: [Int]

  init(_ shard: Shard) {
    self.shard = shard
    loads = Array(repeating: 0, count: shard.count)
  }

  /// The clusters of one tree that the part judges, by their numbers; `costs` are those of all.
  mutating func take(_ costs: [Int]) -> Set<Int> {
    var own: Set<Int> = []
    for cluster in costs.indices.sorted(by: { (costs[$1], $0) < (costs[$0], $1) }) {
      let least = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
      loads[least] += costs[cluster]
      if least == shard.number - 1 { own.insert(cluster) }
    }
    return own
  }
}

extension ClusterView {
  /// What it costs to judge the cluster, in objects: a graph of none has its price too.
  var cost: Int { inventory.resources.count + 20 }
}
