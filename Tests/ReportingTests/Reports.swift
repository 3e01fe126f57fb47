import Graph

@testable import Linting

extension Rule {
  /// A rule that reports nothing, to be written about.
  static let sample = Rule(
    "redis-no-tls", .warning, "Redis accepts connections in clear text",
    why: "Whoever reads the wire reads `AUTH`. It is *not* rare.\n\n- one <b>\n- two",
    symptoms: ["`tcpdump` shows passwords"], detection: "No `tls-port` is set.",
    limits: "A mesh is not seen.",
    fix: "1. Set a port for TLS:\n\n    tls-port 6379\n    port 0\n\n2. Then restart.",
    exceptions: "A cache on localhost.", references: ["https://redis.io/docs/tls"],
    examples: [
      .flagged("a password", "kind: Secret\nstringData:\n\té↓password: x # and ↓more\n"),
      .clean("", "-- a.yaml --\nkind: X\n\n-- redis.conf --\nport 0\n"),
    ]
  ) { _, _ in }
}

extension Report {
  /// A report on one file with a finding wherever a text stands for the first time.
  init(
    _ text: String, path: String = "app/secret.yaml", at marks: [String],
    message: String = "It is wrong", evidence: [String] = [], fix: Fix? = nil,
    notifications: [Notification] = [], sourcePath: String? = nil
  ) {
    let file = SourceFile(id: 0, path: path, contents: Array(text.utf8))
    let inventory = Inventory([file])
    let items = marks.map { mark in
      let finding = Finding(
        rule: Rule.sample.id, level: .warning, confidence: .high, message: message,
        range: file.range(of: mark), resource: inventory.resources.first?.id,
        pointer: "/metadata/name",
        evidence: evidence.map { Evidence("here", at: file.range(of: $0)) },
        fix: fix, key: "", sourcePath: sourcePath)
      return Item(
        finding: finding, resource: inventory.resources.first, views: ["dev"], fingerprint: "f00d",
        identity: FindingIdentity(finding, resource: inventory.resources.first, path: path))
    }
    var statistics = Statistics()
    statistics.files = [.manifest: 1]
    statistics.resources = inventory.resources.count
    self.init(
      items: items, notifications: notifications, files: [file], rules: [.sample],
      statistics: statistics)
  }

  /// A report on one file with a finding on every line.
  init(everyLineOf text: String, path: String) {
    let file = SourceFile(id: 0, path: path, contents: Array(text.utf8))
    let items = (1...file.lineCount).map { line in
      let range = file.lineRange(line)
      let finding = Finding(
        rule: Rule.sample.id, level: .note, confidence: .low, message: "A line.",
        range: SourceRange(file: 0, lower: range.lowerBound, upper: range.upperBound),
        resource: nil, pointer: "", evidence: [], fix: nil, key: "")
      return Item(
        finding: finding, resource: nil, views: [], fingerprint: "",
        identity: FindingIdentity(finding, resource: nil, path: path))
    }
    self.init(
      items: items, notifications: [], files: [file], rules: [.sample], statistics: Statistics())
  }
}

extension SourceFile {
  /// Where a text stands for the first time; the end of the file if it does not.
  func range(of text: String) -> SourceRange {
    let text = Array(text.utf8)
    let starts = 0...max(0, bytes.count - text.count)
    guard let start = starts.first(where: { bytes[$0...].starts(with: text) }) else {
      return SourceRange(file: id, lower: bytes.count, upper: bytes.count)
    }
    return SourceRange(file: id, lower: start, upper: start + text.count)
  }
}
