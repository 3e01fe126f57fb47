internal import Graph
internal import Linting
internal import Manifests

extension Rule {
  static let plaintextSecretInGit = Rule(
    "plaintext-secret-in-git", .warning, "An object in Git holds a credential in clear",
    why: """
      base64 is no encryption. Whoever can read the repository, a clone or a backup of it holds the
      credential, and the history keeps it after it was taken out. Rotating it needs a commit.
      """,
    symptoms: [
      "a scanner of the code host reports a credential",
      "a login with valid credentials from a place nobody knows",
    ],
    detection: """
      A v1 Secret, also one that a secretGenerator makes, with a key whose name promises a credential
      (password, token, secret key, ...) and whose decoded value stands in clear; unseal keys, in a Secret or
      under a key named after them; a URL with a
      password in it, or a connection string; a `.env` text that assigns one, JSON or YAML that holds one, also as
      docker's `auth`; `.netrc`, `.pgpass`, Maven's and PHP's settings; an `Authorization:` header; the
      address of a web hook (Slack, Discord, Teams); a token that begins
      as its issuer's do. Note for what a variable falls back to (`${PASSWORD:-...}`). A field of a custom resource, values of a chart included, whose name promises
      a password with any text, or a token or key that looks made by a machine. A value that the template of an
      ExternalSecret or a SealedSecret adds. A line of a file in a ConfigMap (properties, YAML, INI, HCL) that sets
      such a name to a text of more than letters, or anything to a URL with a password.
      """,
    limits: """
      A key whose name promises nothing is judged by the form of its value alone. Whether the
      credential still opens anything is not known. What every overlay patches away is not seen. A
      word under `secret` or `token` of a custom resource is taken for a name.
      """,
    fix: """
      Change the credential where it is used. Then declare the new one as a SealedSecret, encrypt the
      file with SOPS, or let an ExternalSecret or VaultStaticSecret read it from a store.
      """,
    exceptions: """
      Values that another tool fills in (`${VAR}`, `{{ }}`, `<path:...>`, `op://`, SOPS) are not
      material. A credential that opens nothing of value, as in a development cluster, may be
      suppressed with that reason. A line that another scanner is told to allow (`gitleaks:allow`,
      `pragma: allowlist secret`) is a note.
      """,
    references: ["https://kubernetes.io/docs/concepts/security/secrets-good-practices/"],
    inExamples: .replaced,
    examples: PlaintextSecretInGitExamples.all + PlaintextSecretInGitExamples.forms
      + PlaintextSecretInGitExamples.files
      + PlaintextSecretInGitCarrierExamples.all
  ) { graph, findings in
    for secret in graph.secrets where !secret.isFilledFromElsewhere {
      let keys = findings.unexcused(
        keysInClear(of: secret, graph), at: \.place, in: secret.resource)
      guard let (first, verdict) = graph.firstToReport(of: keys, at: { $0.place.range }) else {
        continue
      }
      findings.report(
        "\(secret.resource.displayName) holds \(first.name) in clear\(verdict).",
        at: first.place, in: secret.resource, level: verdict.isEmpty ? .warning : .note,
        confidence: .medium,
        evidence: keys.filter { $0.place != first.place }.map {
          Evidence("\($0.name) is in clear too", at: $0.place.range)
        },
        key: "plaintext")
    }
    for secret in graph.secrets where !secret.isFilledFromElsewhere {
      for (key, _) in secret.defaultCredentials.filter({ $0.credential == .material }) {
        findings.report(
          "\(secret.resource.displayName) holds a value for \(key.name) in clear, which is in force wherever nobody sets the variable.",
          at: key.place, in: secret.resource, level: .note, confidence: .medium,
          key: "default/\(key.name)")
      }
    }
    for resource in graph.resources {
      let lines = graph.fileCredentials(of: resource)
      guard let (first, verdict) = graph.firstToReport(of: lines, at: { $0.range }) else {
        continue
      }
      findings.report(
        "\(resource.displayName) holds \(first.name) of \(first.file) in clear\(verdict).",
        at: first.range, in: resource, level: verdict.isEmpty ? .warning : .note,
        confidence: .medium,
        evidence: lines.filter { $0.range != first.range }.map {
          Evidence("\($0.name) of \($0.file) is in clear too", at: $0.range)
        }, key: "plaintext")
    }
    for holder in graph.credentialHolders {
      let fields = holder.fields.filter { $0.credential == .material }
      guard let (first, verdict) = graph.firstToReport(of: fields, at: { $0.key.range }) else {
        continue
      }
      findings.report(
        "\(holder.displayName) holds \(first.path) in clear\(verdict).",
        at: first.key.range, in: holder.resource, pointer: first.pointer,
        level: verdict.isEmpty ? .warning : .note,
        confidence: .medium,
        evidence: fields.filter { $0.key != first.key }.map {
          Evidence("\($0.path) is in clear too", at: $0.key.range)
        }, key: "plaintext")
    }
  }
}

/// The keys of a Secret with a credential in clear, those of a Vault's seal among them.
private func keysInClear(of secret: Secret, _ graph: ResourceGraph) -> [Secret.Key] {
  let credentials = secret.credentials.filter { $0.credential == .material }.map(\.key)
  let known = Set(credentials.map(\.name))
  return credentials + graph.unsealKeysInClear(of: secret).filter { !known.contains($0.name) }
}
