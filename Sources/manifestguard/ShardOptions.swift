internal import ArgumentParser
internal import Linting

/// Which part of a split run this is.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Judge one part of the clusters, from 1/N to N/N, and print what `merge` joins. auto/N takes the "
        + "number from JOB_COMPLETION_INDEX (a Kubernetes Indexed Job) or CI_NODE_INDEX (GitLab).",
      valueName: "i/n"))
  var shard: String?

  /// The part; `nil` where the run is not split.
  func part() throws(UsageError) -> Shard? {
    guard let shard else { return nil }
    let parts = shard.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let count = Int(parts[1]), (1...Shard.most).contains(count) else {
      throw UsageError(
        "--shard \(shard): written I/N, as in 2/4, with an N from 1 to \(Shard.most)")
    }
    let number = try parts[0] == "auto" ? Self.numberHere(of: count) : Int(parts[0])
    if number == 0 {
      throw UsageError(
        "--shard \(shard): shards are counted from 1; where an index counts from 0, as JOB_COMPLETION_INDEX does, write --shard auto/\(count)"
      )
    }
    guard let number, let part = Shard(number, of: count) else {
      throw UsageError(
        "--shard \(shard): written I/N, with an I from 1 to \(count), or auto/\(count)")
    }
    return part
  }

  /// The number that the system tells which runs this: Kubernetes counts from 0, GitLab from 1.
  private static func numberHere(of count: Int) throws(UsageError) -> Int {
    for (name, offset) in [("JOB_COMPLETION_INDEX", 1), ("CI_NODE_INDEX", 0)] {
      guard let text = Output.environment(name), !text.isEmpty else { continue }
      guard let index = Int(text), (1...count).contains(index + offset) else {
        throw UsageError(
          "\(name) is \(text), which is none of \(count) shards; N is as many as there are completions or nodes"
        )
      }
      return index + offset
    }
    throw UsageError(
      "--shard auto/\(count): neither JOB_COMPLETION_INDEX nor CI_NODE_INDEX is set; write I/\(count)"
    )
  }
}
