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
        ? graph.consequence(ofFluxOrphanIn: file) : graph.reason(for: resource, in: file)
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

  /// Why a file is not built: its entry is commented out, or a generator makes the object instead.
  fileprivate func reason(for resource: Resource, in file: UnlistedFile) -> (String, [Evidence]) {
    if let generator = generator(of: resource, inFolder: file.folder) {
      return (
        " from this file: a generator of its kustomization makes the object instead",
        [Evidence("the generator", at: generator.range)]
      )
    }
    let kustomization = fileOfTree(file.kustomization.file)
    let path = inventory.pathInTree(self.file(of: resource).path)
    for line in 1...kustomization.lineCount {
      let range = kustomization.lineRange(line)
      guard let entry = commentedEntry(kustomization.bytes[range]),
        let entered = Path.join(inventory.pathInTree(file.folder), entry),
        Path.isBelow(path, entered)
      else { continue }
      let place = SourceRange(
        file: kustomization.id, lower: range.lowerBound, upper: range.upperBound)
      return (
        ": its kustomization has it commented out at line \(line)",
        [Evidence("the entry that is commented out", at: place)]
      )
    }
    return (": its kustomization does not list the file", [])
  }

  /// The entry by which the kustomization of a folder generates an object's like.
  private func generator(of resource: Resource, inFolder folder: String) -> Node? {
    guard resource.kind == "Secret" || resource.kind == "ConfigMap", let name = resource.name else {
      return nil
    }
    let field = resource.kind == "Secret" ? "secretGenerator" : "configMapGenerator"
    return inventory.kustomizations.lazy.filter { $0.directory == folder }
      .flatMap { $0.node[field]?.items ?? [] }.first { $0["name"]?.hasText(name) == true }
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

/// The path in `# - ./secret.yaml`; `nil` for another line.
private func commentedEntry(_ line: ArraySlice<UInt8>) -> String? {
  let text = String(decoding: line.prefix(1_000), as: UTF8.self)
  let words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" || $0 == "\r\n" }
  let marks = words.prefix { $0 == "#" || $0 == "-" || $0 == "#-" }
  guard let first = marks.first, first.hasPrefix("#"), marks.joined().hasSuffix("-"),
    words.count > marks.count
  else { return nil }
  let entry = words[marks.count].filter { $0 != "\"" && $0 != "'" }
  return entry.isEmpty ? nil : entry
}
