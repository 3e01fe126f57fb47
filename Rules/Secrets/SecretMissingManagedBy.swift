internal import Languages
internal import Linting

extension Rule {
  static let secretMissingManagedBy = Rule(
    "secret-missing-managed-by", .warning,
    "A seeded Secret does not say who owns it",
    why: """
      A Secret that a script seeds looks like any other in the cluster. Whoever meets it next, a
      person or a linter, cannot see that a manifest of the same name would fight the seeding. The
      label protects nothing by itself: it makes the owner known.
      """,
    symptoms: [
      "a manifest for a Secret that a Job already seeds passes review",
      "nobody knows which tool to ask before a Secret is rotated",
    ],
    detection: """
      A Secret that a script of the tree creates or applies, where neither its manifest nor the
      script sets a label whose name is `managed-by` (any prefix), or one of `managedByKeys`. A name
      that only a variable tells stands as it is spelled, `$NAME`. A manifest of key material in clear that nothing in the tree seeds: note.
      So is a login to a registry, which can be made again.
      """,
    limits: """
      A label that the cluster adds, as an admission policy does, is not seen. Whether the label's value
      is the true owner is not asked.
      """,
    fix: """
      Let the seeder set `app.kubernetes.io/managed-by: <seeder>`: in the heredoc, or with
      `kubectl label secret NAME app.kubernetes.io/managed-by=<seeder>` after creating it. A manifest
      of Git with that label is a second owner (`secret-two-owners`), unless it is applied only if absent.
      """,
    exceptions: """
      Secrets with a declared writer carry its labels; a manifest that SOPS encrypts, or that a
      controller fills, says itself where its content comes from. Neither is reported.
      """,
    references: [
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/"
    ],
    examples: [
      .flagged(
        """
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
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      kubectl create secret generic ↓session-key --from-file=key=/tmp/key
        """,
        corrected: """
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
                    command: ["/bin/sh", "-c"]
                    args:
                      - |
                        kubectl create secret generic session-key --from-file=key=/tmp/key
                        kubectl label secret session-key app.kubernetes.io/managed-by=seed
          """),
      .flagged(
        "A command line without a shell, one word a line",
        """
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
                  command:
                    - kubectl
                  args:
                    - create
                    - secret
                    - generic
                    - "↓session-key"
                    - --from-file=key=/tmp/key
        """,
        corrected: """
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
                    command:
                      - sh
                      - -c
                      - >
                        kubectl create secret generic session-key --from-file=key=/tmp/key &&
                        kubectl label secret session-key app.kubernetes.io/managed-by=seed
          """),
      .flagged(
        "A variable tells the name", level: .warning,
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: initialise
          namespace: vault
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: initialise
                  image: registry.example.com/vault-tools:1.4.0
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      kubectl create secret generic ↓${KEYS_SECRET} --from-literal=unseal_key=$UNSEAL_KEY
        """,
        corrected: """
          apiVersion: batch/v1
          kind: Job
          metadata:
            name: initialise
            namespace: vault
          spec:
            template:
              spec:
                restartPolicy: Never
                containers:
                  - name: initialise
                    image: registry.example.com/vault-tools:1.4.0
                    command: ["/bin/sh", "-c"]
                    args:
                      - |
                        kubectl create secret generic ${KEYS_SECRET} --from-literal=unseal_key=$UNSEAL_KEY
                        kubectl label secret ${KEYS_SECRET} app.kubernetes.io/managed-by=initialise
          """),
      .clean(
        "The owner of a manifest that SOPS encrypts is Git",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: openbao-unseal-keys
          namespace: vault
        stringData:
          key: ENC[AES256_GCM,data:bWFkZS11cA==,iv:aXY=,tag:dGFn,type:str]
        sops:
          mac: ENC[AES256_GCM,data:bWFj,iv:aXY=,tag:dGFn,type:str]
          version: 3.9.4
        """),
      .clean(
        "The heredoc labels it",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: seed
          namespace: web
        data:
          seed.sh: |
            #!/bin/sh
            kubectl apply -f - <<EOF
            apiVersion: v1
            kind: Secret
            metadata:
              name: session-key
              labels:
                example.com/managed-by: seed
            EOF
        """),
    ]
  ) { graph, findings in
    var told: Set<SourceRange> = []
    var seeded: Set<ObjectName> = []
    for writer in graph.secretWriters + graph.unnamedSecretWriters
    where writer.isSeeding && writer.createsSecret {
      let manifests = graph.manifests(of: writer.secret)
      seeded.insert(writer.secret)
      guard !writer.labels.contains(where: graph.isOwnershipLabel),
        !manifests.contains(where: graph.saysOwner),
        told.insert(manifests.first?.resource.place.range ?? writer.range).inserted,
        !graph.writers(of: writer.secret).contains(where: \.isController)
      else { continue }
      if let manifest = manifests.first {
        findings.report(
          "Secret \(writer.secret.display) is seeded by \(writer.displayName) and carries no label such as app.kubernetes.io/managed-by that says so.",
          at: manifest.resource.place, in: manifest.resource,
          evidence: [Evidence("\(writer.displayName) seeds it", at: writer.range)],
          key: writer.secret.name)
      } else {
        findings.report(
          "Secret \(writer.secret.display) is created here without a label such as app.kubernetes.io/managed-by that names its owner.",
          at: writer.range, in: writer.resource,
          level: writer.makesRegistryLogin ? .note : .warning, key: writer.secret.name)
      }
    }
    for secret in graph.secrets where KeyMaterial.isNamed(secret.resource.name ?? "") {
      guard let name = secret.name, !graph.saysOwner(secret), !seeded.contains(where: name.mayBe),
        !secret.isFilledBySystem, !secret.isEncrypted, !secret.isTemplateForController,
        graph.otherWriters(of: secret).isEmpty
      else { continue }
      findings.report(
        "Secret \(name.display) is named like key material and carries no label such as app.kubernetes.io/managed-by that names its owner.",
        at: secret.resource.place, in: secret.resource, level: .note, confidence: .low,
        key: name.name)
    }
  }
}

extension SecretWriter {
  /// Whether the command makes a login to a registry, which can be made again.
  fileprivate var makesRegistryLogin: Bool {
    guard let script else { return false }
    let command = script.shell.commands.first { $0.range.lowerBound == commandOffset }
    return command?.words.contains { $0.literal == "docker-registry" } == true
  }

  /// Whether the command can make the Secret, not only change one that is there.
  fileprivate var createsSecret: Bool {
    if case .script(.update) = means { return isCreation }
    return true
  }
}

extension ResourceGraph {
  fileprivate func saysOwner(_ secret: Secret) -> Bool {
    (secret.resource.metadata?["labels"]?.entries ?? []).contains { entry in
      entry.key.text.map(isOwnershipLabel) == true
    }
  }
}
