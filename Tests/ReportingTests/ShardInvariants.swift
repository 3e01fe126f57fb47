import Graph
import Rules

@testable import Linting
@testable import Reporting

/// What holds of any texts that are read as the parts of a split run.
struct ShardInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?
  /// Whether the parts made a report.
  private(set) var isJoined = false

  /// The files that the parts are of; a comment and an annotation excuse findings in them.
  static let files = [
    "a.yaml": """
    apiVersion: v1
    kind: Secret
    metadata: {name: a, namespace: n}
    stringData:
      # manifestguard: ignore[placeholder-secret-overwrite] a sample
      token: CHANGEME
      key: CHANGEME

    """,
    "c.yaml": """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata: {name: c}
    spec:
      source: {repoURL: x, path: k}
      destination: {namespace: n}
      syncPolicy:
        syncOptions: [Replace=true]

    """,
    "k/b.yaml": """
    apiVersion: v1
    kind: Secret
    metadata:
      name: b
      annotations: {manifestguard.dev/ignore: "placeholder-secret-overwrite: a sample"}
    stringData: {token: CHANGEME}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: p, namespace: n}
    spec:
      containers: [{name: c, image: redis}]
      volumes:
        - name: v
          secret: {secretName: missing}

    """,
    "k/kustomization.yaml": "namePrefix: p-\nresources: [b.yaml, missing.yaml]\n",
    "values.yaml": "a: [\n",
  ].sorted { $0.key < $1.key }.enumerated().map { number, file in
    SourceFile(id: SourceFile.ID(number), path: file.key, contents: Array(file.value.utf8))
  }

  /// The parts are one after another, with a line `---` between two.
  init(_ contents: [UInt8]) {
    var parts: [[UInt8]] = [[]]
    for line in contents.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.elementsEqual("---".utf8) {
        parts.append([])
      } else {
        parts[parts.count - 1] += line + [0x0A]
      }
    }
    let files = parts.prefix(8).enumerated().map { number, bytes in
      ShardFile(SourceFile(id: 0, path: "\(number).json", contents: bytes))
    }
    for file in files { check(file) }
    let report = joined(files)
    expect(report == joined(files.reversed()), "the order of the parts matters")
    isJoined = report?.isEmpty == false
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  /// A part is refused by one line, or is the same when it is written and read again.
  private mutating func check(_ file: ShardFile) {
    guard let record = record(file) else { return }
    let text = ShardText.text(record)
    let again = SourceFile(id: 0, path: "again.json", contents: Array(text.utf8))
    guard let read = self.record(ShardFile(again)) else {
      expect(false, "what is written is refused")
      return
    }
    expect(read.common == record.common, "what is written is read otherwise")
    expect(ShardText.text(read) == text, "what is written is read otherwise")
  }

  private mutating func record(_ file: ShardFile) -> ShardRecord? {
    do throws(UsageError) {
      var reader = ShardReader(rules: catalog)
      let record = try reader.record(file.root())
      guard Self.hasItsFiles(record.common) else { return nil }
      return ShardRecord(
        shard: record.shard, conditions: record.conditions, files: Self.files,
        common: record.common, clusters: record.clusters)
    } catch {
      check(error, of: [file])
      return nil
    }
  }

  /// The reports of all parts together; `nil` where they are refused.
  private mutating func joined(_ files: [ShardFile]) -> [String]? {
    do throws(UsageError) {
      let merge = try ShardMerge(files.map(\.path), rules: catalog) { path throws(UsageError) in
        guard let file = files.first(where: { $0.path == path }) else { throw UsageError(path) }
        return file
      }
      guard Self.hasItsFiles(merge.common) else { return [] }
      let report = try merge.report(rules: catalog, of: Self.files).report
      let texts = [
        JSONReport().text(report), TextReport().text(report),
        SARIFReport(tool: Self.tool).text(report),
        MarkdownReport().text(report), HTMLReport().text(report),
      ]
      expect(
        !texts.contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") }, "controls get out")
      return texts
    } catch {
      check(error, of: files)
      return nil
    }
  }

  private mutating func check(_ error: UsageError, of files: [ShardFile]) {
    let line = TerminalText.line("Error: \(error.description)")
    expect(!line.unicodeScalars.contains(where: TerminalText.isInvisible), "controls get out")
    expect(line.utf8.count > 20, "an error says nothing")
  }

  private static let tool = SARIFReport.Tool(
    version: "1", organization: "a", informationURI: "https://example.com",
    rulesURI: "https://example.com#")

  private static func hasItsFiles(_ common: ShardRecord.Common) -> Bool {
    common.files == files.map { ShardRecord.File(path: $0.path, size: $0.bytes.count) }
  }
}
