internal import Linting

extension Rule {
  static let duplicateResource = Rule(
    "duplicate-resource", .warning, "One object is declared twice for one cluster",
    why: """
      The cluster holds one object of a name. Two applications that declare it undo each other's
      change at every sync, and the one that stops declaring it deletes it for both. Twice within one
      application, Flux and kustomize refuse to build, and Argo CD keeps whichever it read last.
      """,
    symptoms: [
      "SharedResourceWarning or RepeatedResourceWarning on an Application",
      "may not add resource with an already registered id",
      "a setting changes back and forth every few minutes",
    ],
    detection: """
      Two declarations of one group, kind, namespace and name that the tree shows to reach one
      cluster: in one build, in one file, in what one Application or Flux Kustomization applies, or in
      two of them with one destination that stand in one folder. Different content: warning. The same
      content, Namespaces and CustomResourceDefinitions: note. A Namespace that two applications
      declare alike is silent, and a Secret of two applications is a matter of `secret-two-owners`.
      One folder of one revision that two of them apply to one cluster and namespace: note, with different
      images, labels or replicas: warning.
      """,
    limits: """
      Files that nothing in the tree applies are no proof of one cluster, even side by side. Charts
      that are not rendered and names that are filled in later are not compared. A folder applied twice is
      silent where the two set other names, patches or variables, and where an ApplicationSet generates one.
      """,
    fix: """
      Keep one declaration. Before the other leaves Git, see that its application does not prune the
      object: `argocd.argoproj.io/sync-options: Prune=false` or
      `kustomize.toolkit.fluxcd.io/prune: disabled`.
      """,
    exceptions: """
      Hooks, names with a content hash, overlays of different clusters and applications with different
      destinations are not reported.
      """,
    references: [
      "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found"
    ],
    examples: DuplicateResourceExamples.all
  ) { graph, findings in
    for duplicate in graph.duplicateDeclarations {
      guard let verdict = DuplicateVerdict(duplicate, in: graph) else { continue }
      findings.report(
        verdict.message, at: duplicate.second.place, in: duplicate.second, level: verdict.level,
        confidence: verdict.level == .note ? .low : .medium,
        evidence: [
          Evidence(
            "\(duplicate.first.displayName) is declared first here", at: duplicate.first.place.range
          )
        ]
          + [duplicate.engine.declaration, duplicate.otherEngine?.declaration].compactMap { $0 }.map
        {
          Evidence("\($0.applierName) applies it", at: $0.range)
        }, key: "duplicate")
    }
    for shared in graph.sharedFolders {
      let (first, second) = (shared.first.displayName, shared.second.displayName)
      let end =
        shared.isSame
        ? "they argue about whose the objects are, and deleting one deletes them for both"
        : "each sync undoes the other's"
      findings.report(
        "\(second) applies \(shared.folder) to where \(first) applies it too: \(end).",
        at: shared.path, in: shared.second, level: shared.isSame ? .note : .warning,
        confidence: .medium,
        evidence: [Evidence("\(first) applies it here", at: shared.firstPath.range)],
        key: shared.folder)
    }
  }
}

/// How bad a second declaration is, and what comes of it.
private struct DuplicateVerdict {
  let message: String
  let level: Level

  /// `nil` where it does no harm, or where another rule speaks of it.
  init?(_ duplicate: DuplicateDeclaration, in graph: ResourceGraph) {
    let object = duplicate.second
    let isShared = duplicate.otherEngine != nil
    // Two objects of another kind in a cluster are made by every team for itself.
    let isCommon =
      object.isA("Namespace", in: "")
      || object.isA("CustomResourceDefinition", in: "apiextensions.k8s.io")
    if isShared, object.isA("Secret", in: "") { return nil }
    if isShared, duplicate.isSame == true, object.isA("Namespace", in: "") { return nil }
    let content = duplicate.isSame == true ? "the same content" : "different content"
    let subject = "\(object.displayName) is declared twice with \(content)"
    if isShared {
      let names = [duplicate.engine.declaration, duplicate.otherEngine?.declaration]
        .compactMap { $0?.applierName }.joined(separator: " and ")
      message =
        duplicate.isSame == true
        ? "\(subject) by \(names): what one of them prunes is gone for both."
        : "\(subject) by \(names): each sync undoes the other's."
    } else {
      message = "\(subject) in what is applied together: \(duplicate.engine.consequence)."
    }
    level =
      duplicate.isSame != false || isCommon || graph.isSample(duplicate.first)
      ? .note : .warning
  }
}

extension Engine {
  /// What it makes of two declarations in one application.
  fileprivate var consequence: String {
    switch tool {
    case .argoCD: "Argo CD keeps the one it reads last"
    case .flux: "Flux refuses to build"
    case .unknown: "the one that is applied last stays"
    }
  }
}
