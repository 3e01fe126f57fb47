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
      A v1 Secret without any key, and who seeds it: scripts that run kubectl, by operation, and the
      engine that applies the manifest. A combination that loses data: error. Seeding that the tree
      does not show: note, warning for key material and for `data: null`. Seeding that this engine
      leaves alone: note.
      """,
    limits: """
      Seeding by hand leaves no trace in the tree. A field manager chosen by a program is not seen.
      """,
    fix: """
      Delete the manifest and mount the Secret with `optional: true`; set `Prune=false` or
      `prune: disabled` on the live Secret first. To keep it with Flux, annotate it with
      `kustomize.toolkit.fluxcd.io/ssa: IfNotPresent`.
      """,
    exceptions: """
      A controller that owns the data (token controller, webhook certificates, VSO, External Secrets
      with Merge, SealedSecret with patch, reflector) uses another field manager: not reported.
      """,
    references: [
      "https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management"
    ],
    examples: [
      .flagged(
        "Flux applies the shell, a Job seeds with kubectl", level: .error,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: ↓openbao-keys
          namespace: vault
        type: Opaque
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: seed-keys
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: seed
                  image: bitnami/kubectl:1.32
                  command: ["/bin/sh", "-c"]
                  args:
                    - kubectl create secret generic openbao-keys --from-file=key=/keys/key
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: vault
          namespace: flux-system
        spec:
          path: ./
          prune: true
        """),
      .flagged(
        "The comment tells people to seed with kubectl apply", level: .error,
        """
        # Seed it once:
        #   kubectl create secret generic api-token --from-literal=token=... \\
        #     --dry-run=client -o yaml | kubectl apply -f -
        apiVersion: v1
        kind: Secret
        metadata:
          name: ↓api-token
          annotations:
            argocd.argoproj.io/sync-options: ServerSideApply=true
        """,
        corrected: declaredElsewhere),
      .flagged(
        "data is null: a client-side apply deletes by it", level: .warning,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: billing
          namespace: web
        ↓data:
        """,
        corrected: declaredElsewhere),
      .flagged(
        "Nothing in the tree seeds it", level: .note,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: ↓billing
          namespace: web
        type: Opaque
        """,
        corrected: declaredElsewhere),
      .flagged(
        "A script is seen to seed it, whatever the name suggests", level: .error,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: ↓slack-webhook
          namespace: web
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: tasks
          namespace: web
        data:
          seed: kubectl create secret generic slack-webhook --from-literal=u=x --save-config
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: seed
          namespace: web
        spec:
          template:
            spec:
              containers:
                - name: seed
                  image: bitnami/kubectl:1.32
                  command: ["bash", "/tasks/seed"]
                  volumeMounts:
                    - {name: tasks, mountPath: /tasks}
              volumes:
                - name: tasks
                  configMap: {name: tasks}
        """,
        corrected: declaredElsewhere),
      .clean(
        "Flux creates it only where it is absent",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: api-token
          annotations:
            kustomize.toolkit.fluxcd.io/ssa: IfNotPresent
        """),
      .clean(
        "A webhook controller fills its own certificate",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: eventing-webhook-certs
          namespace: knative-eventing
        """),
      .clean(
        "The Vault Secrets Operator owns the data",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: app
          namespace: web
        ---
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultStaticSecret
        metadata:
          name: app
          namespace: web
        spec:
          destination:
            name: app
        """),
    ]
  ) { graph, findings in
    for secret in graph.secrets where secret.type == "Opaque" {
      guard let shell = secret.shell, !secret.isEncrypted, !secret.isTemplateForController,
        !graph.isFilledByController(secret)
      else { continue }
      let engine = graph.engine(of: secret.resource)
      guard !engine.leavesExisting else { continue }
      let verdict = ShellVerdict(secret, shell.form, engine, in: graph)
      findings.report(
        verdict.message, at: shell.place, in: secret.resource, level: verdict.level,
        confidence: verdict.level == .error ? .high : .low,
        evidence: verdict.seeders.map {
          Evidence("\($0.displayName) seeds it", at: $0.range)
        } + engine.evidence, fix: secret.ifNotPresentFix(in: graph, engine: engine),
        key: "shell")
    }
  }

  private static let declaredElsewhere = """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: billing
      namespace: web
    spec:
      target:
        name: billing
    """
}

/// What an apply of a Secret without keys does to the live one (`facts: gitops.md 1.2`).
private struct ShellVerdict {
  let message: String
  let level: Level
  let seeders: [SecretWriter]

  init(_ secret: Secret, _ form: Secret.Shell, _ engine: Engine, in graph: ResourceGraph) {
    let name = ObjectName(
      namespace: secret.resource.namespace, name: secret.resource.name ?? ""
    ).display
    seeders = graph.otherWriters(of: secret).filter(\.isSeeding)
    let losing = seeders.filter { engine.loses(what: $0, isNull: form == .null) }
    let isSample = graph.isSample(secret.resource) || secret.isImmutable
    if let seeder = losing.first {
      message =
        "Secret \(name) is declared without data and applied by \(engine.name): that empties what \(seeder.displayName) seeded\(seeder.isOnlyIfAbsent ? ", which does so only where the Secret is absent and never again" : "")."
      level = isSample ? .note : .error
    } else if let seeder = seeders.first {
      message =
        "Secret \(name) is declared without data; \(engine.name) leaves what \(seeder.displayName) seeded, other tools would not."
      level = .note
    } else if form == .null {
      message =
        "Secret \(name) is declared with data: null, by which a client-side apply deletes every key of the live Secret."
      level = isSample ? .note : .warning
    } else {
      message =
        "Secret \(name) is declared without data; if kubectl apply seeds it, a server-side apply of this file empties it."
      level = KeyMaterial.isNamed(secret.resource.name ?? "") && !isSample ? .warning : .note
    }
  }
}

extension Engine {
  /// Whether an apply of a manifest without keys removes what a script wrote.
  fileprivate func loses(what writer: SecretWriter, isNull: Bool) -> Bool {
    guard case .script(let operation) = writer.means else { return false }
    if replaces { return true }
    if merges { return isNull }
    switch (tool, operation) {
    // Flux takes over every manager whose name begins with kubectl.
    case (.flux, .serverSideApply(let manager)): return manager?.hasPrefix("kubectl") ?? true
    case (.flux, _): return true
    // The last-applied annotation is shared by whoever applies client-side, and migrated.
    case (_, .clientSideApply): return true
    default: return isNull && !isServerSide
    }
  }

  /// The object that says how the engine applies.
  fileprivate var evidence: [Evidence] {
    declaration.map { [Evidence("\($0.displayName) applies it", at: $0.range)] } ?? []
  }
}
