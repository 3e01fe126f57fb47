import Graph
import RepositoryFiles
import Testing

/// Outcomes that were measured on a kube-apiserver (`facts: secret-apply-matrix.json`).
///
/// The table lies beside the repository; without it the laws in `ApplyLawsTests` are what is tested.
@Suite(
  .enabled(
    if: !MeasuredApply.all.isEmpty,
    "../shared/facts/secret-apply-matrix.json is not beside the repository"))
struct ApplyMatrixTests {
  @Test(arguments: MeasuredApply.all) func agreesWithTheServer(_ row: MeasuredApply) throws {
    let manifest = try #require(MeasuredApply.manifests[row.manifest])
    let applier = try #require(MeasuredApply.appliers[row.applier])
    let seeder = try #require(MeasuredApply.seeders[row.seeder])
    let keys: [String: DeclaredData.KeyContent] = ["key": .seeded, "root-token": .seeded]
    let seed = WriteRequest(seeder, DeclaredData(data: .keys(keys)))
    let placeholder = WriteRequest(applier, manifest)
    var history = [seed]
    if row.history == "H2" {
      // What replaces had to be created first.
      let first =
        row.applier == "kubectl replace"
        ? WriteRequest(.create(manager: "kubectl-create"), manifest) : placeholder
      history = [first, seed]
    }
    let outcome = try #require(ApplyOutcome.ofLast(placeholder, after: history))
    if row.isRefused {
      guard case .refused(let refusal) = outcome else {
        Issue.record("\(outcome), the server refused: \(row.message)")
        return
      }
      switch refusal {
      case .conflict(let key, let manager):
        #expect(row.message.contains(".data.\(key)") && row.message.contains("\"\(manager)\""))
      case .alreadyExists: #expect(row.message.contains("AlreadyExists"))
      default: Issue.record("\(refusal), the server said: \(row.message)")
      }
    } else {
      let gone = keys.keys.filter { row.rest[$0] == nil }.sorted()
      let changed = keys.keys.filter { row.rest[$0].map { !$0.hasPrefix("REAL") } ?? false }
      #expect(outcome.lostKeys == gone)
      #expect(outcome.overwrittenKeys == changed.sorted())
    }
  }

  @Test func theWholeTableIsRead() { #expect(MeasuredApply.all.count == 371) }
}

/// One row of the table.
struct MeasuredApply: Sendable, CustomTestStringConvertible {
  let history: String
  let seeder: String
  let applier: String
  let manifest: String
  let isRefused: Bool
  let message: String
  /// The data after the apply.
  let rest: [String: String]

  var testDescription: String { "\(history): \(seeder), then \(applier) of \(manifest)" }

  static let manifests: [String: DeclaredData] = [
    "nodata": DeclaredData(),
    "data:{}": DeclaredData(data: .keys([:])),
    "data:null": DeclaredData(data: .null),
    "stringData:{}": DeclaredData(stringData: .keys([:])),
    "data.key=\"\"": DeclaredData(data: .keys(["key": .declared(.empty)])),
    "stringData.key=\"\"": DeclaredData(stringData: .keys(["key": .declared(.empty)])),
    "stringData.key=CHANGEME": DeclaredData(stringData: .keys(["key": .declared(.placeholder)])),
  ]

  static let appliers: [String: WriteRequest.Verb] = [
    "kubectl apply (CSA)": clientSide, "kubectl apply --server-side": serverSide("kubectl"),
    "SSA --force-conflicts": serverSide("kubectl", forces: true),
    "SSA fm=seed": serverSide("seed"),
    "SSA fm=argocd-controller force": serverSide("argocd-controller", forces: true),
    "kubectl replace": .replace(manager: "kubectl-replace"),
    "kubectl create": .create(manager: "kubectl-create"),
  ]

  static let seeders: [String: WriteRequest.Verb] = [
    "kubectl create": .create(manager: "kubectl-create"), "CSA apply": clientSide,
    "SSA kubectl": serverSide("kubectl"),
    "SSA kubectl --force": serverSide("kubectl", forces: true),
    "SSA seed": serverSide("seed"), "SSA seed --force": serverSide("seed", forces: true),
    "patch(merge)": .patch(manager: "kubectl-patch"),
    "replace (Update)": .replace(manager: "kubectl-replace"),
  ]

  static let clientSide = WriteRequest.Verb.clientSideApply(
    manager: "kubectl-client-side-apply", against: .lastAppliedAnnotation)

  /// A server-side apply by kubectl's own code.
  static func serverSide(_ manager: String, forces: Bool = false) -> WriteRequest.Verb {
    .serverSideApply(manager: manager, forces: forces, takesOver: .lastAppliedOwners)
  }

  static let all: [MeasuredApply] = {
    let table = RepositoryPath("../shared/facts/secret-apply-matrix.json")
    guard let text = table.bytes else { return [] }
    let stream = Stream(SourceFile(id: 0, path: "matrix.json", contents: text))
    return (stream.documents.first?.root?["rows"]?.items ?? []).map { MeasuredApply($0) }
  }()

  private init(_ row: Node) {
    let text = { (key: String) in row[key]?.text ?? "" }
    history = text("history")
    seeder = text("seeder")
    applier = text("applier")
    manifest = text("manifest")
    isRefused = text("exit") != "0"
    message = text("message")
    let json =
      text("result") == "KEPT" ? "{key: REAL, root-token: REAL}" : text("result").dropFirst(5)
    let file = SourceFile(id: 0, path: "", contents: Array(json.utf8))
    rest = Dictionary(
      (Stream(file).documents.first?.root?.entries ?? []).map {
        ($0.key.text ?? "", $0.value.text ?? "")
      }, uniquingKeysWith: { first, _ in first })
  }
}
