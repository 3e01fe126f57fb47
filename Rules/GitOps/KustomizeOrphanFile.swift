internal import Linting

extension Rule {
  static let kustomizeOrphanFile = Rule(
    "kustomize-orphan-file", .note, "A kustomization does not list a manifest beside it",
    why: """
      kustomize builds what is listed and nothing else. A manifest that looks deployed is not, or is
      still there only because nobody pruned it. The reviewer of a change to it approves nothing.
      """,
    symptoms: ["a change is merged and nothing happens in the cluster"],
    detection: """
      A manifest in the folder of a kustomization, or in a folder below it without one of its own,
      from which no root builds and which no engine applies by itself. Examples, tests, patches that
      are switched off and kubebuilder's roles for people are left out on purpose. Where the file would
      make a Secret that something built needs, a chart's values included, and nothing else makes:
      warning.
      """,
    limits: """
      A file that a script or a person applies by hand, or that another repository refers to, looks
      the same. A Secret that a chart or another program makes is not seen.
      """,
    fix: "List the file under `resources`, or delete it.",
    exceptions: "Files applied once by hand, and alternatives that an overlay may pick.",
    references: ["https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/"],
    inExamples: .dropped, examples: KustomizeOrphanFileExamples.all
  ) { graph, findings in
    var told: Set<SourceFile.ID> = []
    for resource in graph.resources {
      guard let file = graph.unlistedFiles[resource.file], resource.origin == .manifest,
        told.insert(resource.file).inserted,
        !isLeftOutOnPurpose(graph.inventory.pathInTree(graph.file(of: resource).path))
      else { continue }
      for need in file.needs { findings.report(need) }
      guard file.needs.isEmpty else { continue }
      let consequence =
        graph.isTarget(file.folder, of: resource)
        ? graph.consequence(ofFluxOrphanIn: file)
        : (": its kustomization does not list the file", [])
      findings.report(
        "\(resource.displayName) is not built\(consequence.0).",
        at: resource.place, in: resource, confidence: .medium, evidence: consequence.1,
        isReachable: false)
    }
  }
}

extension Findings {
  /// A file that leaves something without its Secret.
  fileprivate mutating func report(_ need: UnlistedFile.Need) {
    report(
      "\(need.maker.displayName) is not built, as its kustomization does not list the file, but \(need.reader) needs Secret \(need.secret.display), which nothing else makes.",
      at: need.maker.place, in: need.maker, level: .warning, confidence: .medium,
      evidence: [Evidence("\(need.reader) names the Secret here", at: need.range)],
      key: need.secret.name, isReachable: false)
  }
}

extension ResourceGraph {
  /// Whether a Flux Kustomization points to a folder.
  fileprivate func isTarget(_ folder: String, of resource: Resource) -> Bool {
    resource.isA("Kustomization", in: "kustomize.toolkit.fluxcd.io")
      && resource.spec?["path"]?.literal.flatMap { Path.join("", $0) }
        == inventory.pathInTree(folder)
  }

  /// What becomes of a folder whose Flux Kustomization lies in it and is listed nowhere.
  ///
  /// The folder's own kustomization must not list it, so another one has to.
  fileprivate func consequence(ofFluxOrphanIn file: UnlistedFile) -> (String, [Evidence]) {
    switch file.use {
    case .entry(let range):
      (
        ", but the folder that it points to is: another kustomization takes that in without this one's settings",
        [Evidence("the folder is taken in here", at: range)]
      )
    case .applier(let name, let range):
      (
        ", but \(name) applies the folder that it points to, with settings of its own",
        [Evidence("\(name) points to the folder too", at: range)]
      )
    case nil:
      (
        ": it lies in the folder that it points to and no other kustomization lists it, so that nothing in the tree applies either",
        []
      )
    }
  }
}

/// Patches yet to be switched on, and the roles that kubebuilder writes for people to bind.
private func isLeftOutOnPurpose(_ path: String) -> Bool {
  let name = Path.name(path)
  return name.contains("patch")
    || Path.components(path).contains { $0 == "patches" || $0 == "templates" }
    || name.hasSuffix("_viewer_role.yaml") || name.hasSuffix("_editor_role.yaml")
}
