internal import Linting

extension Rule {
  static let secretShellSSAWipe = Rule(
    "secret-shell-ssa-wipe", .error,
    "A Secret without data in Git wipes what was seeded into the live one",
    why: """
      An apply removes fields that the applying field manager owned before and no longer declares.
      kubectl and Argo CD take over the fields of an earlier `kubectl apply`; Flux takes over those
      of every kubectl command. A manifest without `data` then empties the live Secret. `data:` with
      nothing behind it is null, and a client-side apply deletes the whole map by it.
      """,
    symptoms: [
      "the live Secret has no keys after a sync", "Vault stays sealed after the next restart",
      "couldn't find key ... in Secret",
    ],
    detection: """
      A v1 Secret without any key, who seeds it (scripts that run kubectl or call the API, by
      operation and field manager) and what applies the manifest. The next apply is then worked out as
      the API server would: field owners, the last-applied annotation, what kubectl, Argo CD and Flux
      take over. Keys that go: error; a program that a Role lets write loses them: warning. Seeding that
      the tree does not show: note; warning for key material, and where the apply deletes every key
      whoever put it there (`data: null`, `Replace=true`, a hook). Seeding that this engine leaves
      alone: note. An immutable Secret: note.
      """,
    limits: """
      Seeding by hand leaves no trace in the tree. Where nothing names the engine, `kubectl apply` is
      assumed. With `ClientSideApplyMigration=false` it is not known what Argo CD takes over: note.
      """,
    fix: """
      Delete the manifest and mount the Secret with `optional: true`; set `Prune=false` or
      `prune: disabled` on the live Secret first. To keep it with Flux, annotate it with
      `kustomize.toolkit.fluxcd.io/ssa: IfNotPresent`.
      """,
    exceptions: """
      A controller that owns the data (token controller, webhook certificates, VSO, External Secrets
      with Merge, SealedSecret with patch, reflector) uses another field manager: not reported. Nor is
      what is never applied over a live Secret: Flux `ssa: Merge`, `IfNotPresent` or `Ignore`,
      `reconcile: disabled`, `spec.ignore` of `/data`, Argo CD `ignoreDifferences` of `/data` with
      `RespectIgnoreDifferences=true`. `IgnoreExtraneous`, `Prune=false`, `resource-policy: keep`
      and labels do not help.
      """,
    references: [
      "https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management"
    ],
    examples: SecretShellSSAWipeExamples.all
  ) { graph, findings in
    for secret in graph.secrets where secret.type == "Opaque" {
      guard let shell = secret.shell, !secret.isEncrypted, !secret.isTemplateForController,
        !graph.isFilledByController(secret), !graph.isLeftAlone(secret),
        let verdict = ShellVerdict(secret, in: graph)
      else { continue }
      let engine = graph.engine(of: secret.resource)
      findings.report(
        verdict.message, at: shell.place, in: secret.resource, level: verdict.level,
        confidence: verdict.level == .error ? .high : .low,
        evidence: verdict.seeders.map {
          Evidence("\($0.displayName) seeds it", at: $0.range)
        } + engine.evidence, fix: secret.ifNotPresentFix(in: graph, engine: engine),
        key: "shell")
    }
  }
}

/// What the next apply of a Secret without keys does to the live one.
private struct ShellVerdict {
  let message: String
  let level: Level
  let seeders: [SecretWriter]

  /// `nil` where the apply does no harm, whoever fills the Secret.
  init?(_ secret: Secret, in graph: ResourceGraph) {
    let forecasts = graph.nextApply(of: secret)
    let isHarmless = secret.isImmutable
    let losing = forecasts.filter(\.losesKeys)
    let verdict: (message: String, level: Level)?
    if let worst = losing.first(where: \.writer.isSeeding) ?? losing.first {
      verdict = Self.loss(worst, isHarmless: isHarmless)
    } else if let kept = forecasts.first {
      verdict = Self.kept(kept)
    } else {
      verdict = Self.unknownSeeding(of: secret, isHarmless: isHarmless, in: graph)
    }
    guard let verdict else { return nil }
    let name = ObjectName(namespace: secret.resource.namespace, name: secret.resource.name ?? "")
    message = "Secret \(name.display) is declared without data\(verdict.message)"
    level = verdict.level
    seeders = forecasts.map(\.writer).filter(\.isSeeding)
  }

  /// An apply that removes what somebody put there.
  private static func loss(_ worst: ApplyForecast, isHarmless: Bool) -> (String, Level) {
    let (engine, writer) = (worst.engine, worst.writer)
    if engine.tool == .argoCD, engine.isServerSide, !engine.takesOverFields, !engine.replaces {
      // Whether kubectl's code takes over in spite of the option was read, not run.
      return (
        "; with ClientSideApplyMigration=false \(engine.name) may leave what \(writer.displayName) seeded, other tools would not.",
        .note
      )
    }
    let fills = writer.isSeeding ? "seeded" : "writes"
    let loss =
      worst.lostKeys.isEmpty
      ? "empties what \(writer.displayName) \(fills)"
      : "removes \(listed(worst.lostKeys)), which \(writer.displayName) \(fills)"
    let once =
      writer.isOnlyIfAbsent ? ", and does so only where the Secret is absent, never again" : ""
    return (
      " and applied by \(engine.name)\(worst.reason.map { ", which \($0)" } ?? ""): that \(loss)\(once).",
      // A Role that lets a program write is weaker evidence than a script that does.
      isHarmless ? .note : writer.isSeeding ? .error : .warning
    )
  }

  /// An apply that leaves what somebody put there.
  private static func kept(_ forecast: ApplyForecast) -> (String, Level)? {
    guard !forecast.engine.merges else { return nil }
    let writer = forecast.writer
    let others = forecast.worseElsewhere.joined(separator: " or ")
    return (
      "; \(forecast.engine.name) leaves what \(writer.displayName) \(writer.isSeeding ? "seeded" : "writes")\(others.isEmpty ? "" : ", \(others) would not").",
      .note
    )
  }

  private static func unknownSeeding(
    of secret: Secret, isHarmless: Bool, in graph: ResourceGraph
  ) -> (String, Level)? {
    let engine = graph.engine(of: secret.resource)
    let losing = graph.losingSeedings(of: secret)
    guard let likeliest = losing.first else { return nil }
    if losing.contains(ResourceGraph.seedingByProgram) {
      let how = engine.replaces || secret.shell?.form != .null ? "" : " by data: null"
      return (
        ": an apply (\(engine.name)) deletes every key of the live Secret\(how), whoever put it there.",
        isHarmless ? .note : .warning
      )
    }
    let seeding = losing.count > 1 ? "any kubectl command" : likeliest
    let isKeyMaterial = KeyMaterial.isNamed(secret.resource.name ?? "")
    return (
      "; if \(seeding) fills it, \(engine.name) empties it again.",
      isKeyMaterial && !isHarmless ? .warning : .note
    )
  }

  /// `a, b and c`, at most four by name.
  private static func listed(_ keys: [String]) -> String {
    guard keys.count <= 4 else {
      return "\(keys.prefix(3).joined(separator: ", ")) and \(keys.count - 3) more keys"
    }
    guard let last = keys.last, keys.count > 1 else { return keys.first ?? "" }
    return "\(keys.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension Engine {
  /// The object that says how the engine applies.
  fileprivate var evidence: [Evidence] {
    declaration.map { [Evidence("\($0.displayName) applies it", at: $0.range)] } ?? []
  }
}
