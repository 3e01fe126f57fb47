internal import Graph

/// Puts the parts of a split run together.
public struct ShardMerge: Sendable {
  private let parts: [ShardRecord]
  let common: ShardRecord.Common

  /// Reads the files of all parts of one run.
  ///
  /// - Throws: `UsageError` if one is no such file, is missing or there twice, or is of another run.
  public init(_ paths: [String], rules: [Rule]) throws(UsageError) {
    try self.init(paths, rules: rules) { path throws(UsageError) in try ShardFile(path) }
  }

  /// Reads them by a function, one after another: each is much larger than what is kept of it.
  init(
    _ paths: [String], rules: [Rule], read: (String) throws(UsageError) -> ShardFile
  ) throws(UsageError) {
    var parts: [(path: String, record: ShardRecord)] = []
    for path in paths {
      var reader = ShardReader(rules: rules)
      let record = try reader.record(read(path).root())
      if let first = parts.first { try Self.require(record, path, belongsTo: first) }
      if let known = parts.first(where: { $0.record.shard == record.shard }) {
        throw UsageError(
          "\(path): shard \(record.shard.number) is here twice, in \(known.path) too")
      }
      parts.append((path, record))
    }
    guard let first = parts.first else { throw UsageError("no shard is named") }
    let present = Set(parts.map(\.record.shard.number))
    let missing = (1...first.record.shard.count).filter { !present.contains($0) }
    guard missing.isEmpty else {
      let names = missing.prefix(20).map(String.init).joined(separator: ", ")
      throw UsageError(
        "of \(first.record.shard.count) shards \(missing.count) \(missing.count == 1 ? "is" : "are") missing: \(names)\(missing.count > 20 ? ", ..." : "")"
      )
    }
    self.parts = parts.map(\.record)
    common = first.record.common
    try requireEachClusterOnce(in: first.path)
  }

  private static func require(
    _ record: ShardRecord, _ path: String, belongsTo first: (path: String, record: ShardRecord)
  ) throws(UsageError) {
    guard record.shard.count == first.record.shard.count else {
      throw UsageError(
        "\(path): one of \(record.shard.count) shards, but \(first.path) is one of \(first.record.shard.count)"
      )
    }
    for (one, other) in zip(record.conditions, first.record.conditions) where one != other {
      throw UsageError(
        "\(path): another \(one.name) than \(first.path): \(one.value) and \(other.value); run all shards alike"
      )
    }
    guard record.conditions.count == first.record.conditions.count,
      record.common == first.record.common
    else {
      throw UsageError(
        "\(path): it has read other files than \(first.path); run all shards on one commit")
    }
  }

  private func requireEachClusterOnce(in path: String) throws(UsageError) {
    var met: Set<[Int]> = []
    for cluster in parts.flatMap(\.clusters) {
      guard met.insert([cluster.view, cluster.number]).inserted else {
        throw UsageError("\(path): a cluster is in two of the shards")
      }
    }
    guard met.count == common.clusterCounts.reduce(0, +) else {
      throw UsageError("\(path): a cluster is in none of the shards")
    }
  }

  /// What the parts have in common besides the files: the version, the options.
  public var conditions: [(name: String, value: String)] { parts.first?.conditions ?? [] }

  /// Whether a path that the user named could not be read at all.
  public var lacksNamedPath: Bool { common.lacksNamedPath }

  /// The report of the whole run, and the views that it judged.
  ///
  /// - Throws: `UsageError` if the files below `base` are not those that the parts have read.
  public func report(
    rules: [Rule], base: String
  ) throws(UsageError) -> (report: Report, views: [Linter.View]) {
    try report(rules: rules, of: files(below: base))
  }

  /// The report over the files that the parts have read.
  func report(
    rules: [Rule], of files: [SourceFile]
  ) throws(UsageError) -> (report: Report, views: [Linter.View]) {
    let comments = IgnoreComments(files)
    for cluster in parts.flatMap(\.clusters) {
      for met in cluster.findings.flatMap(\.verdict.met) {
        guard case .comment(let file, let index, _) = met.exception.id else { continue }
        guard comments.comments(of: file).comments.indices.contains(index) else {
          throw UsageError("\(files[Int(file)].path): a shard tells of a comment that is not there")
        }
      }
    }
    var gathering = Gathering(files: files, comments: comments, rules: rules, notifications: [])
    gathering.note(common)
    let clusters = parts.flatMap(\.clusters).sorted { ($0.view, $0.number) < ($1.view, $1.number) }
    for (number, view) in common.views.enumerated() {
      gathering.expect(view)
      for cluster in clusters where cluster.view == number { gathering.add(cluster, of: view) }
    }
    let enabled = Set(common.rules)
    var report = gathering.report(
      rules: rules.filter { enabled.contains($0.id) }, views: common.views.map(\.name))
    report.passedOver = common.passedOver
    let views = common.views.map {
      Linter.View(
        name: $0.name, root: $0.root, files: $0.files, configuration: Configuration(),
        kind: $0.kind, isWholeProject: $0.isWholeProject)
    }
    return (report, views)
  }

  /// The files that the parts have read, as they are below a folder.
  private func files(below base: String) throws(UsageError) -> [SourceFile] {
    var tree = SourceTree(base: base)
    try tree.requireBase()
    tree.allow(".")
    for view in common.views { tree.allow(view.root.isEmpty ? "." : view.root) }
    var configuration = Configuration()
    configuration.limits.fileSize = ReadingLimits.largestFileSize
    configuration.limits.totalSize = 2_000_000_000
    var files: [SourceFile] = []
    for file in common.files {
      guard !file.path.hasPrefix("/"),
        let read = tree.file(at: file.path, configuration: configuration),
        Int(read.id) == files.count,
        read.bytes.count == file.size
      else {
        throw UsageError(
          "\(file.path): not the file that the shards have read; run merge in the same tree, or say with --root where that is"
        )
      }
      files.append(read)
    }
    guard files.hash == common.tree else {
      throw UsageError(
        "the files are not those that the shards have read; run merge on the same commit, or say with --root where that is"
      )
    }
    return files
  }
}

extension [SourceFile] {
  /// A short hash over paths and bytes: enough to tell two trees apart, and of no use to guess at one.
  var hash: String {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in self {
      for byte in file.path.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
      file.bytes.withUnsafeBufferPointer { bytes in
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
    }
    let digits = String(UInt32(truncatingIfNeeded: state ^ (state >> 32)), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
