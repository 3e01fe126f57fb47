internal import Linting

extension Rule {
  static let secretRefMissing = Rule(
    "secret-ref-missing", .warning,
    "A Secret, or a key of it, is needed and nothing in the tree makes it",
    why: """
      kubelet starts no container whose Secret, or a required key of it, is missing, and an operator
      does not reconcile without its credentials. A cluster that has run for long may still hold the
      Secret from another day; the next one does not.
      """,
    symptoms: [
      "CreateContainerConfigError: secret not found, or couldn't find key in Secret",
      "FailedMount: references non-existent secret key",
      "an operator's resource that stays not ready",
    ],
    detection: """
      Every reference of pods, of the custom resources that are known (and of those listed under
      `references` in the configuration) and of charts' values, against everything that makes Secrets: manifests,
      generators, ExternalSecret, VaultStaticSecret and the like, SealedSecret, Certificate, operators
      by the names they use, scripts, Roles that name the Secret. A key that none of the makers puts
      there, where all tell their keys: warning. A Secret that nothing makes, in a namespace whose
      other Secrets the tree declares: warning; for an image pull or the certificate of an Ingress,
      which work without, or where the tree applies something to a namespace that it does not tell:
      note.
      """,
    limits: """
      Silent where more is made than the tree shows: a chart that is not rendered, a remote base, a
      custom resource of an unknown operator (not one that only tells a proxy, a scheduler or a monitor
      what to do: a Route, a Policy, an ImageStream), a program that may create any Secret. Silent for
      credentials that come before the tree, as a store's own, in namespaces of whose Secrets the
      tree declares none, and where no namespace is written. In `kube-system`, `kube-public`,
      `kube-node-lease` and the namespaces that OpenShift brings (`openshift-config`,
      `openshift-gitops` and the like, not every `openshift-*`) only a missing key is told. A name
      with a variable in it is unknown. In a chart's values only the fields that most charts have
      are read: `secretKeyRef`, `envFrom`, `existingSecret`.
      """,
    fix: """
      Correct the name or the key. Else declare what makes it (ExternalSecret, VaultStaticSecret,
      SealedSecret). If it is made elsewhere, list it under `externals` in `.manifestguard.yaml`; if
      the program works without it, set `optional: true`.
      """,
    exceptions: "A Secret that people make by hand, once, before the tree is applied.",
    references: [
      "https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist"
    ],
    examples: secretRefMissingExamples
  ) { graph, findings in
    var names = SecretNames(graph)
    var missing: [MissingSecret] = []
    for reference in graph.references where graph.isDemanded(reference) {
      switch graph.resolution(of: reference) {
      case .lacks(let keys, let writers):
        let made = Set(writers.flatMap(\.keys.names)).sorted()
        for key in keys {
          let hint = Spelling.nearest(to: key.name, in: made).map { "; did you mean \($0)?" } ?? "."
          findings.report(
            "\(reference.displayName) needs the key \(key.name) of Secret \(reference.object.display), which gets no such key\(hint)",
            at: key.place, in: reference.resource,
            evidence: writers.map { Evidence("\($0.displayName) makes it without", at: $0.range) },
            key: "\(reference.object.name)/\(key.name)")
        }
      case .missing(let strays):
        guard let level = graph.level(ofMissing: reference, strays) else { continue }
        missing.append(MissingSecret(reference: reference, level: level, strays: strays))
      case .made, .assumed, .unknown, .elsewhere, .outOfSight: continue
      }
    }
    for needs in MissingSecret.byWorkload(missing) {
      let open =
        needs[0].reference.resource.map {
          findings.unexcused(needs, at: \.reference.nameNode, in: $0)
        } ?? needs
      let worst = open.map(\.level).max()
      guard let first = open.first(where: { $0.level == worst }) else { continue }
      let reference = first.reference
      let likely = names.likely(for: reference.object)
      let hashed = graph.hashedName(for: reference).map {
        ": kustomize makes \($0), and does not rewrite this field."
      }
      let hint = hashed ?? likely.nearest.map { "; did you mean \($0.secret.name)?" } ?? "."
      let others = graph.secretsOfTree.producersElsewhere(of: reference.object)
      let lack =
        others.isEmpty ? "nothing in this tree makes" : "is made for another cluster only"
      findings.report(
        "\(reference.displayName) needs Secret \(reference.object.display), which \(lack)\(hint)",
        at: reference.nameNode, in: reference.resource, level: first.level,
        confidence: .medium,
        evidence: first.evidence(beside: open, likely, others, in: graph),
        key: reference.object.name)
    }
  }
}

/// A need of a Secret that nothing makes.
private struct MissingSecret {
  let reference: Reference
  let level: Level
  let strays: [OpaqueProducer]

  /// What belongs into one finding: an object's needs of one Secret, in the order of their places.
  static func byWorkload(_ all: [MissingSecret]) -> [[MissingSecret]] {
    var groups: [[MissingSecret]] = []
    var places: [Key: Int] = [:]
    for need in all {
      let key = Key(
        resource: need.reference.resource?.id, name: need.reference.displayName,
        secret: need.reference.object)
      if let place = places[key] {
        groups[place].append(need)
      } else {
        places[key] = groups.count
        groups.append([need])
      }
    }
    return groups
  }

  private struct Key: Hashable {
    let resource: Resource.ID?
    let name: String
    let secret: ObjectName
  }

  func evidence(
    beside all: [MissingSecret], _ likely: SecretNames.Likely, _ others: [SecretProducer],
    in graph: ResourceGraph
  ) -> [Evidence] {
    let adding = graph.writers(of: reference.object).filter(\.addsOnly).prefix(3).map {
      Evidence("\($0.displayName) makes none, it adds keys to one that is there", at: $0.range)
    }
    let similar = (likely.nearest.map { [$0] } ?? likely.similar).map {
      Evidence(
        "\($0.displayName) makes \($0.secret.name), not \(reference.object.name)", at: $0.range)
    }
    let elsewhere = others.prefix(3).map {
      Evidence("\($0.displayName) makes it there", at: $0.range)
    }
    let again = all.filter { $0.reference.nameNode != reference.nameNode }.map {
      Evidence("it is needed here too", at: $0.reference.nameNode.range)
    }
    return adding + similar + elsewhere
      + strays.prefix(3).map { Evidence($0.sentence, at: $0.range) } + again
  }
}

extension ResourceGraph {
  /// How bad it is that nothing makes a Secret; `nil` where it may well be made by hand.
  fileprivate func level(ofMissing reference: Reference, _ strays: [OpaqueProducer]) -> Level? {
    guard reference.form.need != .first, let namespace = reference.object.namespace else {
      return nil
    }
    // Where the tree declares none of the Secrets, they are made elsewhere.
    guard secretsOfTree.declaresSecrets(in: namespace) else { return nil }
    return reference.form.need == .lenient || !strays.isEmpty ? .note : .warning
  }
}

/// The Secrets of a view by their namespaces, each name once, to find what a misspelt name means.
private struct SecretNames {
  /// What a name may mean.
  struct Likely {
    /// The Secret whose name is nearly the same.
    let nearest: SecretWriter?
    /// Those that share most words with the name, three at most.
    let similar: [SecretWriter]
  }

  private struct Named {
    let writer: SecretWriter
    let words: Set<Substring>
  }

  private var secrets: [String: [Named]] = [:]
  private var known: [ObjectName: Likely] = [:]

  init(_ graph: ResourceGraph) {
    var seen: Set<ObjectName> = []
    for writer in graph.secretWriters where !writer.addsOnly {
      guard let namespace = writer.secret.namespace, seen.insert(writer.secret).inserted else {
        continue
      }
      secrets[namespace, default: []].append(
        Named(writer: writer, words: Set(writer.secret.name.split(separator: "-"))))
    }
  }

  /// What the name of a Secret may mean that nothing makes; asked once, however many need it.
  mutating func likely(for secret: ObjectName) -> Likely {
    if let likely = known[secret] { return likely }
    let others = (secrets[secret.namespace ?? ""] ?? []).prefix(500)
    let name = Spelling.nearest(to: secret.name, in: others.map(\.writer.secret.name))
    let likely = Likely(
      nearest: name.flatMap { name in others.first { $0.writer.secret.name == name }?.writer },
      similar: Self.similar(to: secret.name, among: others))
    known[secret] = likely
    return likely
  }

  private static func similar(to name: String, among others: ArraySlice<Named>) -> [SecretWriter] {
    let words = Set(name.split(separator: "-"))
    let shared = others.compactMap { other -> (SecretWriter, Int)? in
      let count = words.intersection(other.words).count
      return count > 0 ? (other.writer, count) : nil
    }
    return shared.sorted {
      $0.1 == $1.1 ? $0.0.secret.name < $1.0.secret.name : $0.1 > $1.1
    }.prefix(3).map(\.0)
  }
}
