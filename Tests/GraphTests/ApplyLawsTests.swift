import Graph
import Testing

/// The laws by which the API server, kubectl and the engines decide what an apply leaves of a
/// seeded Secret (`facts: gitops.md 1.1`, `1.2`).
@Suite struct ApplyLawsTests {
  @Test(arguments: Law.all) func holds(_ law: Law) {
    #expect(ApplyOutcome.ofLast(law.request, after: law.history) == law.outcome)
  }
}

/// Some writes of a Secret and what the last one does to the seeded keys.
struct Law: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let history: [WriteRequest]
  let request: WriteRequest
  let outcome: ApplyOutcome?

  private init(
    _ name: String, _ history: [(WriteRequest.Verb, DeclaredData)],
    _ last: (WriteRequest.Verb, DeclaredData), _ outcome: ApplyOutcome?
  ) {
    testDescription = name
    self.history = history.map { WriteRequest($0.0, $0.1) }
    request = WriteRequest(last.0, last.1)
    self.outcome = outcome
  }

  // The shapes of a manifest, as the decision table letters them.
  private static let a = DeclaredData()
  private static let b = DeclaredData(data: .keys([:]))
  private static let c = DeclaredData(data: .null)
  private static let d = DeclaredData(data: .keys(["key": .declared(.empty)]))
  private static let e = DeclaredData(stringData: .keys(["key": .declared(.empty)]))
  private static let f = DeclaredData(stringData: .keys(["key": .declared(.placeholder)]))

  private static let seed = DeclaredData(data: .keys(["key": .seeded, "token": .seeded]))
  private static let plainSeed = DeclaredData(
    stringData: .keys(["key": .seeded, "token": .seeded]))
  private static let fixedSeed = DeclaredData(
    data: .keys(["key": .seeded, "token": .seeded]), isImmutable: true)

  private static let create = WriteRequest.Verb.create(manager: "kubectl-create")
  private static let patch = WriteRequest.Verb.patch(manager: "kubectl-patch")
  private static let replace = WriteRequest.Verb.replace(manager: "kubectl-replace")
  private static let apply = MeasuredApply.clientSide
  private static let argoCD = WriteRequest.Verb.clientSideApply(
    manager: "argocd-controller", against: .lastAppliedAnnotation)
  private static let argoCDServerSide = MeasuredApply.serverSide(
    "argocd-controller", forces: true)
  private static let program = WriteRequest.Verb.patch(manager: "vault-init")
  private static func flux(_ takeover: WriteRequest.Takeover = .kubectl) -> WriteRequest.Verb {
    .serverSideApply(manager: "kustomize-controller", forces: true, takesOver: takeover)
  }
  private static func helm(_ previous: DeclaredData?) -> WriteRequest.Verb {
    .clientSideApply(manager: "helm", against: .release(previous))
  }

  private static let allLost = ApplyOutcome.lost(["key", "token"], overwritten: [])
  private static let keyLeft = ApplyOutcome.lost(["token"], overwritten: ["key"])
  private static let named = ApplyOutcome.overwritten(["key"])

  static let all: [Law] = measured + stringDataLaws + inferred

  private static let measured = [
    Law("who never declared a key removes none", [(create, seed)], (apply, a), .kept),
    Law("an empty map is no deletion", [(create, seed)], (apply, b), .kept),
    Law("null deletes the map, whoever owns it", [(create, seed)], (apply, c), allLost),
    Law(
      "null says nothing to a server-side apply", [(create, seed)],
      (MeasuredApply.serverSide("kubectl"), c), .kept),
    Law("a named key is overwritten, no other", [(create, seed)], (apply, d), named),
    Law(
      "what was client-side applied before and is no more goes", [(apply, seed)], (apply, a),
      allLost),
    Law("also from under a map that is still there", [(apply, seed)], (apply, b), allLost),
    Law("another key of the same map goes too", [(apply, seed)], (apply, d), keyLeft),
    Law(
      "a manager loses what it no longer declares", [(MeasuredApply.serverSide("seed"), seed)],
      (MeasuredApply.serverSide("seed"), a), allLost),
    Law(
      "another manager's fields stay", [(MeasuredApply.serverSide("seed"), seed)],
      (MeasuredApply.serverSide("kubectl"), a), .kept),
    Law(
      "a server-side apply takes over a client-side one", [(apply, seed)],
      (MeasuredApply.serverSide("any"), a), allLost),
    Law(
      "but not what an update wrote", [(create, a), (patch, seed)],
      (MeasuredApply.serverSide("any"), a), .kept),
    Law(
      "a key of another owner is a conflict", [(create, seed)],
      (MeasuredApply.serverSide("seed"), d),
      .refused(.conflict(key: "key", manager: "kubectl-create"))),
    Law("which force settles", [(create, seed)], (argoCDServerSide, d), named),
    Law(
      "and kubectl's own name, over what it client-side applied", [(apply, seed)],
      (MeasuredApply.serverSide("kubectl"), d), keyLeft),
    Law(
      "kubectl keeps the annotation true, so a client-side apply removes what it server-side applied",
      [(apply, a), (MeasuredApply.serverSide("kubectl", forces: true), seed)], (apply, a), allLost),
    Law("a replace leaves nothing", [(create, seed)], (replace, a), allLost),
    Law("a create changes nothing", [(create, seed)], (create, e), .refused(.alreadyExists)),
    Law(
      "an immutable Secret refuses another value", [(create, fixedSeed)], (apply, d),
      .refused(.immutable)),
    Law("and keeps its keys under a shell", [(create, fixedSeed)], (apply, a), .kept),
    Law("until it is made anew", [(create, fixedSeed)], (.recreate(manager: "argo"), a), allLost),
  ]

  /// `stringData` is moved into `data` by the server, and only after ownership is settled.
  private static let stringDataLaws = [
    Law(
      "it has no owner, so no conflict", [(create, seed)], (MeasuredApply.serverSide("seed"), f),
      named),
    Law(
      "it outlives the loss of its key", [(apply, seed)], (MeasuredApply.serverSide("seed"), e),
      keyLeft),
    Law(
      "what was client-side applied as stringData, no client-side apply removes",
      [(apply, plainSeed)], (apply, a), .kept),
    Law(
      "but the server saw it as data, so a takeover does", [(apply, plainSeed)],
      (argoCDServerSide, a), allLost),
    Law(
      "null under stringData deletes nothing", [(create, seed)],
      (apply, DeclaredData(stringData: .null)), .kept),
  ]

  /// Read from the sources of Argo CD, Flux and Helm, not run.
  private static let inferred = [
    Law("Argo CD, seeded by create, A", [(create, seed)], (argoCD, a), .kept),
    Law("Argo CD, seeded by create, C", [(create, seed)], (argoCD, c), allLost),
    Law("Argo CD, seeded by create, D", [(create, seed)], (argoCD, d), named),
    Law("Argo CD, seeded by create, F", [(create, seed)], (argoCD, f), named),
    Law(
      "Argo CD shares the annotation of kubectl apply, A", [(apply, seed)], (argoCD, a), allLost),
    Law("Argo CD, seeded by apply, F", [(apply, seed)], (argoCD, f), keyLeft),
    Law("Argo CD server-side, seeded by create, A", [(create, seed)], (argoCDServerSide, a), .kept),
    Law("Argo CD server-side, seeded by create, C", [(create, seed)], (argoCDServerSide, c), .kept),
    Law("Argo CD server-side, seeded by create, E", [(create, seed)], (argoCDServerSide, e), named),
    Law("Argo CD server-side, seeded by apply, A", [(apply, seed)], (argoCDServerSide, a), allLost),
    Law("Argo CD server-side, seeded by apply, C", [(apply, seed)], (argoCDServerSide, c), allLost),
    Law(
      "Argo CD Replace, A", [(create, seed)], (.replace(manager: "argocd-controller"), a), allLost),
    Law(
      "Argo CD Force and Replace, F", [(create, a), (program, seed)],
      (.recreate(manager: "argocd-controller"), f), keyLeft),
    Law("Flux takes over kubectl create, A", [(create, seed)], (flux(), a), allLost),
    Law("Flux takes over kubectl apply, B", [(apply, seed)], (flux(), b), allLost),
    Law(
      "Flux takes over kubectl's server-side apply, A",
      [(MeasuredApply.serverSide("kubectl"), seed)],
      (flux(), a), allLost),
    Law("Flux, seeded by create, D", [(create, seed)], (flux(), d), keyLeft),
    Law(
      "Flux leaves another manager's keys, A", [(MeasuredApply.serverSide("vault-init"), seed)],
      (flux(), a), .kept),
    Law(
      "Flux leaves a client-side apply under its own name for it",
      [
        (
          .clientSideApply(
            manager: "flux-client-side-apply", against: .lastAppliedAnnotation), seed
        )
      ], (flux(), a), .kept),
    Law("Flux Merge takes over nobody, A", [(create, seed)], (flux(.none), a), .kept),
    Law("Flux Merge, C", [(apply, seed)], (flux(.none), c), .kept),
    Law("Flux Merge, F", [(create, seed)], (flux(.none), f), named),
    Law("Helm upgrade, the release had no keys, A", [(create, seed)], (helm(a), a), .kept),
    Law("Helm upgrade, the release had the keys, A", [(create, seed)], (helm(d), a), allLost),
    Law("Helm upgrade, C", [(create, seed)], (helm(a), c), allLost),
    Law("Helm upgrade, D", [(create, seed)], (helm(a), d), named),
    Law(
      "Helm install over what no release owns", [(create, seed)], (helm(nil), f),
      .refused(.notOfRelease)),
    Law("Helm 4", [(create, seed)], (MeasuredApply.serverSide("helm", forces: true), a), .kept),
    Law(
      "helm upgrade --force", [(create, seed)], (.recreate(manager: "helm"), d),
      .lost(["token"], overwritten: ["key"])),
  ]
}
