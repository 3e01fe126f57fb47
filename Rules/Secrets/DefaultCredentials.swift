internal import Linting

extension Rule {
  static let defaultCredentials = Rule(
    "default-credentials", .warning, "A credential is one that everybody tries first",
    why: """
      Scanners try the defaults of every product within minutes of reaching it. A key that signs
      sessions or cookies works with any text: with a well-known one, anybody can sign for anybody.
      Nothing fails, so nobody notices.
      """,
    symptoms: [
      "a login nobody recognises in the audit log", "a session that no login made",
    ],
    detection: """
      A password or key of a v1 Secret, or of a container's variable (in place or from a ConfigMap), whose decoded value is on a
      short list of defaults (`admin`, `minioadmin`, `123456`, ...) or is the user's own name. The same
      of what a script gives under such a name, and of a password in a field of a custom resource, values of a chart included. Whatever
      password the `values.yaml` of a chart in the tree holds is published with it: note; a value like any other
      where an object of the tree installs the chart. A key
      that signs sessions, cookies or tokens and is still a placeholder. A variable that a container is
      started with and that names a password, still a placeholder (`changeme`). Note for what a variable
      falls back to (`${PASSWORD:-changeme}`). A database that is told to start without a password
      (`MYSQL_ALLOW_EMPTY_PASSWORD`, `POSTGRES_HOST_AUTH_METHOD=trust`, `NEO4J_AUTH=none`).
      """,
    limits: """
      Only the commonest defaults are known. A default is silent where the settings beside it choose another
      database (`DB_ENGINE: sqlite`) or the chart's values name a Secret for that part. A password that is still a placeholder is reported by
      placeholder-secret-overwrite.
      """,
    fix: """
      Let a generator make the value once (the Password generator of External Secrets, Vault) or seal
      one with SOPS or a SealedSecret, and change it in the running product too: most read it only at
      their first start.
      """,
    exceptions: """
      A service without anything of value that nothing else can reach. Suppress it with that reason. A
      line that another scanner is told to allow (`gitleaks:allow`, `pragma: allowlist secret`) is a note.
      """,
    references: ["https://cwe.mitre.org/data/definitions/1392.html"],
    inExamples: .replaced,
    examples: DefaultCredentialsExamples.all + DefaultCredentialsExamples.forms
  ) { graph, findings in
    for secret in graph.secrets where !secret.isFilledFromElsewhere {
      let keys = findings.unexcused(
        secret.credentials.filter { $0.credential == .wellKnown }.map(\.key), at: \.place,
        in: secret.resource)
      guard let (first, verdict) = graph.firstToReport(of: keys, at: { $0.place.range }) else {
        continue
      }
      findings.report(
        "\(secret.resource.displayName) sets \(first.name) to \(first.value == .placeholder ? "a placeholder, which works as a key" : "a value that everybody tries first")\(verdict).",
        at: first.place, in: secret.resource, level: verdict.isEmpty ? .warning : .note,
        evidence: keys.filter { $0.place != first.place }
          .map { Evidence("\($0.name) is no better", at: $0.place.range) },
        key: "default")
    }
    for holder in graph.credentialHolders {
      let fields = holder.fields.filter { $0.credential == .wellKnown }
      guard let (first, verdict) = graph.firstToReport(of: fields, at: { $0.key.range }) else {
        continue
      }
      findings.report(
        "\(holder.displayName) sets \(first.path) to a value that everybody tries first\(verdict).",
        at: first.key.range, in: holder.resource, pointer: first.pointer,
        level: verdict.isEmpty ? .warning : .note,
        evidence: fields.filter { $0.key != first.key }.map {
          Evidence("\($0.path) is no better", at: $0.key.range)
        }, key: "default")
    }
    for chart in graph.publishedDefaults {
      guard let first = chart.fields.first else { continue }
      findings.report(
        "The published values of \(chart.displayName) set \(first.path), which every installation has that sets no other.",
        at: first.key.range, in: nil, pointer: first.pointer, level: .note,
        evidence: chart.fields.dropFirst().map {
          Evidence("\($0.path) is published too", at: $0.key.range)
        }, key: "published")
    }
    for found in graph.configMapCredentials where found.credential == .wellKnown {
      let isMarked = graph.isMarkedAsNoSecret(found.key.range)
      findings.report(
        "\(found.configMap.displayName) sets \(found.variable) of \(found.container) of \(found.reader.displayName) to \(found.isPlaceholder ? placeholder : wellKnown)\(isMarked ? ", which its line says is no secret" : "").",
        at: found.key, in: found.configMap, level: isMarked ? .note : .warning,
        evidence: [Evidence("the container takes it from here", at: found.reference)])
    }
    for resource in graph.resources {
      findings.reportScripts(of: resource, graph)
    }
    for secret in graph.secrets where !secret.isFilledFromElsewhere {
      findings.reportFallbacks(of: secret)
    }
    for pod in graph.resources.compactMap({ PodSpec($0) }) {
      for container in pod.allContainers {
        findings.reportDefaults(of: container, in: pod, graph)
      }
    }
  }
}

extension Findings {
  /// What the variables in a Secret fall back to.
  fileprivate mutating func reportFallbacks(of secret: Secret) {
    for (key, credential) in secret.defaultCredentials where credential == .wellKnown {
      report(
        "\(secret.resource.displayName) sets \(key.name) to \(wellKnown) wherever nobody sets the variable.",
        at: key.place, in: secret.resource, level: .note, key: "default/\(key.name)")
    }
  }

  /// What the scripts of a resource give to something.
  fileprivate mutating func reportScripts(of resource: Resource, _ graph: ResourceGraph) {
    for found in graph.scriptCredentials(of: resource) where found.credential == .wellKnown {
      guard let name = found.name else { continue }
      let isMarked = graph.isMarkedAsNoSecret(found.range)
      report(
        "A script of \(resource.displayName) sets \(name) to \(found.isPlaceholder ? placeholder : wellKnown)\(isMarked ? ", which its line says is no secret" : "").",
        at: found.range, in: resource, level: isMarked ? .note : .warning)
    }
  }

  /// What a container is started with.
  fileprivate mutating func reportDefaults(
    of container: Container, in pod: PodSpec, _ graph: ResourceGraph
  ) {
    let subject = pod.resource.displayName
    for (variable, credential) in container.credentials where credential == .wellKnown {
      let isMarked = graph.isMarkedAsNoSecret((variable.value ?? variable.node).range)
      let isPlaceholder = variable.value?.text.map(SecretValue.isPlaceholder) == true
      report(
        "\(subject) sets \(variable.name) of \(container.displayName) to \(isPlaceholder ? placeholder : wellKnown)\(isMarked ? ", which its line says is no secret" : "").",
        at: variable.node["name"] ?? variable.node, in: pod.resource,
        level: isMarked ? .note : .warning)
    }
    for (variable, credential) in container.defaultCredentials where credential == .wellKnown {
      report(
        "\(subject) sets \(variable.name) of \(container.displayName) to \(wellKnown) wherever nobody sets the variable.",
        at: variable.node["name"] ?? variable.node, in: pod.resource, level: .note)
    }
    if let variable = container.emptyPassword {
      report(
        "\(subject) starts the database of \(container.displayName) without any password.",
        at: variable.node["name"] ?? variable.node, in: pod.resource)
    }
  }
}

/// What a password is worth that anybody may guess.
private let wellKnown = "a value that everybody tries first"
private let placeholder = "a placeholder, which is the password until somebody changes it"
