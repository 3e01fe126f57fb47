internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

extension LintCommand {
  /// Judges one part of the run and writes what it found for `merge`.
  func write(_ shard: Shard) throws {
    var record = try options.read(prepare: refuseMisspeltCommand, adjust: adjust) {
      views, tree, surroundings in
      var record = Linter(rules: catalog).part(
        shard, of: views, tree.files, unread: tree.unread, passedOver: tree.passedOver.ofEveryPart,
        lacksNamedPath: tree.lacksNamedPath || tree.lacksFiles, in: surroundings)
      record.conditions = [
        ("configuration", views.map(\.configuration.identity).joined(separator: " "))
      ]
      return record
    }.result
    record.conditions = try conditions + record.conditions
    try reporting.write { _ in ShardText.text(record) }
    // What fails the whole run, `merge` says; a job that is tried again finds the same.
    if record.common.lacksNamedPath { throw ExitCode(3) }
  }

  /// What all shards of a run must have alike.
  private var conditions: [(name: String, value: String)] {
    get throws {
      let present = try judging.present()
      let isToday = judging.now == nil && (Output.environment("SOURCE_DATE_EPOCH") ?? "").isEmpty
      return [
        ("version", Version.text),
        ("present", isToday ? "day \(present.day.number)" : "\(present.seconds)"),
        ("--select", select.flatMap(\.names).sorted().joined(separator: ",")),
        ("--ignore", ignore.flatMap(\.names).sorted().joined(separator: ",")),
        ("--limit", limit.joined(separator: ",")),
        ("--render", options.render.map(\.rawValue).joined(separator: ",")),
      ]
    }
  }

  /// Says what a part of a run cannot do.
  func refuseToSplit(readsStandardInput: Bool) throws(UsageError) {
    func refuse(_ option: String, _ reason: String) -> UsageError {
      UsageError("--shard and \(option) exclude each other: \(reason)")
    }
    if readsStandardInput { throw refuse("-", "each shard reads the tree by itself") }
    if since != nil { throw refuse("--since", "what is new shows only in all of a run") }
    if trustedConfig != nil { throw refuse("--trusted-config", "judge a change in one run") }
    if fixing.isAsked { throw refuse("--fix and --diff", "a file is mended by one run") }
    if known.isAsked {
      throw refuse(
        known.noBaseline ? "--no-baseline" : "--baseline", "it is for `manifestguard merge`")
    }
    if reporting.format.contains(where: { $0.kind != .json }) || reporting.format.count > 1 {
      throw UsageError(
        "--shard writes what `manifestguard merge` reads: --format json or json:FILE, or none; merge takes the others"
      )
    }
  }
}
