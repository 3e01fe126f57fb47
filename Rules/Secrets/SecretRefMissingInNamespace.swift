internal import Linting

extension Rule {
  static let secretRefMissingInNamespace = Rule(
    "secret-ref-missing-in-namespace", .warning,
    "A Secret is needed in one namespace and made only in another",
    why: """
      A pod, and nearly every custom resource, can only use Secrets of its own namespace. A Secret of
      the same name next door does not help: the container does not start.
      """,
    symptoms: [
      "CreateContainerConfigError: secret not found, while kubectl get secret -A shows it",
      "FailedMount: secret not found",
    ],
    detection: """
      A reference to a Secret that nothing makes in its namespace, while manifests, controllers or
      scripts of the tree make one of that name in others, and nothing copies it (reflector,
      replicator, ClusterExternalSecret, Kyverno). A note where the tree applies something to a
      namespace that it does not tell, and where the namespace has charts that are not rendered whose
      names have nothing to do with the Secret's; a chart elsewhere of just the Secret's name then
      counts as its maker.
      """,
    limits: """
      Silent where more is made in the namespace than the tree shows: a chart that is not rendered and
      may make such a name (they share a word, or the name could be anybody's), a remote base, a custom resource of an unknown operator.
      """,
    fix: """
      Let the same source write it there too (a second ExternalSecret, a ClusterExternalSecret, a
      reflector annotation), or move what needs it. List it under `externals` in
      `.manifestguard.yaml` if something outside the tree copies it.
      """,
    exceptions: "A copy that people make by hand, once, before the tree is applied.",
    references: [
      "https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets"
    ],
    examples: secretRefMissingInNamespaceExamples
  ) { graph, findings in
    var told: [String: Makers] = [:]
    for reference in graph.references where graph.isDemanded(reference) {
      guard let namespace = reference.object.namespace,
        case .elsewhere(let producers, let strays) = graph.resolution(of: reference)
      else { continue }
      let name = reference.object.name
      // Thousands of pods may need one name that thousands of namespaces have.
      let known = told[name].flatMap { $0.count == producers.count ? $0 : nil }
      let makers = known ?? Makers(producers)
      told[name] = makers
      guard let place = makers.place else { continue }
      findings.report(
        "\(reference.displayName) needs Secret \(name) in \(namespace), while \(makers.maker) \(place).",
        at: reference.nameNode, in: reference.resource,
        level: reference.form.need == .required && strays.isEmpty ? .warning : .note,
        confidence: .medium,
        evidence: makers.evidence
          + strays.prefix(3).map { Evidence($0.sentence, at: $0.range) },
        key: name)
    }
  }
}

/// What is said of those that make a Secret of one name elsewhere.
private struct Makers {
  let count: Int
  /// Where, as the end of a sentence; `nil` where no namespace is told.
  let place: String?
  let maker: String
  let evidence: [Evidence]

  init(_ producers: [SecretProducer]) {
    count = producers.count
    let others = Set(producers.compactMap(\.namespace)).sorted()
    place = others.first.map {
      others.count == 1 ? "only in \($0)" : "in \($0) and others, not there"
    }
    // By its name alone a chart is no more than likely to make it.
    maker =
      producers.allSatisfy(\.isChart)
      ? "a chart of that name is installed" : "this tree makes it"
    evidence = producers.map {
      Evidence(
        "\($0.displayName) \($0.isChart ? "is likely to make" : "makes") it", at: $0.range)
    }
  }
}
