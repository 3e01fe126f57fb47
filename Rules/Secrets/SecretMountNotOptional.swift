internal import Linting

extension Rule {
  static let secretMountNotOptional = Rule(
    "secret-mount-not-optional", .warning,
    "A pod cannot start before a Secret that is seeded only at run time",
    why: """
      kubelet does not start a container whose Secret, or a required key of it, is missing. When a
      script makes that Secret and needs the same pod first, neither comes up. When the Secret is an
      empty manifest, the pod starts only as long as nobody empties the live one again.
      """,
    symptoms: [
      "CreateContainerConfigError: secret not found",
      "FailedMount: references non-existent secret key",
      "a fresh cluster never comes up, the old one does",
    ],
    detection: """
      A secret volume, projected source, secretKeyRef or envFrom without `optional: true` whose
      Secret only a script writes. The script needs this workload (it runs in its pod, execs into
      it, waits for it, or talks to the Vault it serves): warning. A Secret manifest without data
      lacks a key that is required: warning. A script that does not depend on
      the workload: note, the pod waits until it has run. Unseal keys are judged by
      unseal-mount-not-optional.
      """,
    limits: "A seeding tool outside the tree is not seen; name its Secrets under `externals`.",
    fix: """
      Set `optional: true` and let the program wait for the file or the variable, or give the Secret
      a declared writer (ExternalSecret, VaultStaticSecret, SealedSecret).
      """,
    exceptions: """
      A consumer that must not run without its credential is right to require it, if the Secret
      comes first: a declared writer or a hook that runs before. Suppress it with that reason.
      """,
    references: [
      "https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist"
    ],
    examples: [
      .flagged(
        "The Job that seeds the Secret waits for the pod that needs it", level: .warning,
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: api
          namespace: web
        spec:
          template:
            spec:
              containers:
                - name: api
                  image: registry.example.com/api:1.4.0
                  envFrom:
                    - secretRef:
                        ↓name: api-key
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
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      kubectl rollout status deployment/api
                      kubectl create secret generic api-key --from-literal=key="$(date)"
        """),
      .flagged(
        "The manifest declares no key, the pod needs one", level: .warning,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: push-key
          namespace: web
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: push
          namespace: web
        spec:
          containers:
            - name: push
              image: registry.example.com/push:2.1.0
              volumeMounts:
                - {name: key, mountPath: /key}
          volumes:
            - name: key
              secret:
                ↓secretName: push-key
                items:
                  - {key: apns.p8, path: apns.p8}
        """),
      .clean(
        "The pod's own init container makes it before the variable is read",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: app
          namespace: web
        spec:
          initContainers:
            - name: seed
              image: bitnami/kubectl:1.32
              command: ["sh", "-c", "kubectl create secret generic app-key --from-literal=k=v"]
          containers:
            - name: app
              image: registry.example.com/app:1.0.0
              env:
                - name: KEY
                  valueFrom:
                    secretKeyRef: {name: app-key, key: k}
        """),
      .clean(
        "An ExternalSecret makes the Secret",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: api
          namespace: web
        spec:
          template:
            spec:
              containers:
                - name: api
                  image: registry.example.com/api:1.4.0
                  envFrom:
                    - secretRef:
                        name: api-key
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: api-key
          namespace: web
        spec: {}
        """),
    ]
  ) { graph, findings in
    for reader in graph.secretReaders
    where reader.form != .imagePullSecret && reader.isOptional == false {
      guard graph.unsealSigns(of: reader).isEmpty, !graph.isCreatedDeclaratively(reader.secret),
        let hazard = graph.startupHazard(of: reader)
      else { continue }
      findings.report(
        hazard.message, at: reader.reference.entry(reader.nameKey)?.key ?? reader.nameNode,
        in: reader.resource, level: hazard.level, confidence: .medium, evidence: hazard.evidence,
        fix: reader.optionalFix(in: graph), key: reader.secret.name)
    }
  }
}

private struct StartupHazard {
  let message: String
  let level: Level
  let evidence: [Evidence]
}

extension ResourceGraph {
  /// Why a pod may never find the Secret it requires; `nil` if nothing in the tree says so.
  fileprivate func startupHazard(of reader: SecretReader) -> StartupHazard? {
    let writers = writers(of: reader.secret)
    guard !writers.contains(where: \.isController) else { return nil }
    let seeders = writers.filter(\.isSeeding)
    guard !seeders.contains(where: { comesInTime($0, for: reader) }) else { return nil }
    let evidence = seeders.map { Evidence("\($0.displayName) makes it", at: $0.range) }
    let subject = "\(reader.resource.displayName) requires Secret \(reader.secret.display)"
    if let circle = seeders.first(where: { isCircle(reader, $0) }) {
      return StartupHazard(
        message: "\(subject), but \(circle.displayName) can make it only once that pod runs.",
        level: .warning, evidence: evidence)
    }
    if let shell = shell(of: reader), let key = reader.keys.first {
      return StartupHazard(
        message:
          "\(subject) with the key \(key.text ?? ""), which its manifest does not declare: no pod starts while the Secret is as Git says.",
        level: .warning,
        evidence: [Evidence("the manifest declares no key", at: shell.resource.place.range)]
          + evidence)
    }
    guard let seeder = seeders.first else { return nil }
    return StartupHazard(
      message: "\(subject), which \(seeder.displayName) makes: the pod waits until it has run.",
      level: .note, evidence: evidence)
  }

  /// The manifest without data of the Secret that a reader needs, unless a controller fills it.
  private func shell(of reader: SecretReader) -> Secret? {
    manifests(of: reader.secret).first { secret in
      secret.shell != nil && !secret.isFilledBySystem && !secret.isEncrypted
        && !secret.isTemplateForController && !isFilledByController(secret)
        && !isSample(secret.resource)
    }
  }

  /// Whether a seeding script can only get to its write once the pod that needs the Secret runs.
  private func isCircle(_ reader: SecretReader, _ writer: SecretWriter) -> Bool {
    guard let script = writer.script else { return false }
    return script.pod?.resource.id == reader.resource.id
      || script.needs(reader.resource, before: writer.commandOffset)
  }

  /// Whether an init container of the pod makes the Secret in time: volumes are mounted before any
  /// container starts, but variables are read only for their own container.
  private func comesInTime(_ writer: SecretWriter, for reader: SecretReader) -> Bool {
    guard let script = writer.script, script.pod?.resource.id == reader.resource.id else {
      return false
    }
    return reader.volume == nil && script.container?.isInit == true
      && reader.container?.isInit == false
  }
}
