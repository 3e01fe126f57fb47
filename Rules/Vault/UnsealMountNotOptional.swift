internal import Linting

extension Rule {
  static let unsealMountNotOptional = Rule(
    "unseal-mount-not-optional", .error, "A pod cannot start without the unseal keys it waits for",
    why: """
      The unseal keys exist only after `operator init`, and init needs the pod. A mount that is not
      optional keeps the pod from starting until the Secret is there, so the seal cannot be lifted.
      The usual way round it, an empty Secret in Git, later overwrites the real keys.
      """,
    symptoms: [
      "FailedMount: secret \"openbao-keys\" not found", "CreateContainerConfigError",
      "every pod that needs Vault fails after a node restart",
    ],
    detection: """
      A secret volume, projected source, secretKeyRef or envFrom of a Secret that holds unseal keys,
      without `optional: true`, where nothing in the tree creates the Secret; a manifest without the key that the reference asks
      for, a placeholder, does not. Signs of unseal keys: the Secret's name, the mount path or variable, an `operator unseal` or a call of `sys/unseal`
      in the container, an `operator init` that fills the Secret. Two signs in the pod of the server: error. Two signs in
      another workload: warning. One sign: note, and no more where the server's configuration is out of
      sight (a Secret, a file the tree lacks) and might name a static seal.
      """,
    limits: """
      A Secret made by another repository is not seen; name it under `externals`. Keys that a
      program reads through the API leave no reference.
      """,
    fix: """
      Set `optional: true` on the reference, let the unseal loop wait for the key's file, and delete
      any placeholder Secret from Git (protect the live one from pruning first).
      """,
    exceptions: """
      The key of a static seal, a transit token and the credentials of a KMS must be there before the server
      starts: those are not reported. Nor is a root token, which opens no seal. A Secret with a declared writer (ExternalSecret, SealedSecret, VSO) neither.
      """,
    examples: [
      .flagged(
        "The server's own pod waits for its unseal keys", level: .error,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: openbao
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: openbao
                  image: quay.io/openbao/openbao:2.4.1
                  args: ["server"]
                - name: auto-unseal
                  image: quay.io/openbao/openbao:2.4.1
                  command: ["/bin/sh", "-c", "while true; do bao operator unseal \\"$(cat /unseal/key)\\"; sleep 10; done"]
                  volumeMounts:
                    - name: unseal
                      mountPath: /unseal
              volumes:
                - name: unseal
                  secret:
                    ↓secretName: openbao-keys
        """),
      .flagged(
        "A variable keeps one container from starting; a string is no boolean", level: .error,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: openbao
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: openbao
                  image: quay.io/openbao/openbao:2.4.1
                  args: ["server"]
                - name: auto-unseal
                  image: curlimages/curl:8.11.0
                  command: ["/bin/sh", "-c", "curl -X PUT -d '{\\"key\\":\\"'$KEY'\\"}' http://127.0.0.1:8200/v1/sys/unseal"]
                  env:
                    - name: KEY
                      valueFrom:
                        secretKeyRef:
                          ↓name: openbao-keys
                          key: key
                          optional: "true"
        """),
      .clean(
        "A static seal needs its key before the server starts",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: openbao
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: openbao
                  image: quay.io/openbao/openbao:2.4.1
                  args: ["server"]
                  volumeMounts:
                    - name: unseal
                      mountPath: /openbao/unseal
                    - name: config
                      mountPath: /openbao/config
              volumes:
                - name: unseal
                  secret:
                    secretName: openbao-unseal-key
                - name: config
                  configMap:
                    name: openbao-config
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: openbao-config
          namespace: vault
        data:
          config.json: |
            {"seal": {"static": {"current_key_id": "1", "current_key": "file:///openbao/unseal/1"}}}
        """),
      .flagged(
        "A configuration that the tree does not show may name a static seal", level: .note,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: openbao
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: openbao
                  image: quay.io/openbao/openbao:2.4.1
                  args: ["server"]
                  envFrom:
                    - secretRef: {name: openbao-seal}
                  volumeMounts:
                    - {name: unseal, mountPath: /openbao/unseal}
              volumes:
                - name: unseal
                  secret:
                    ↓secretName: openbao-unseal-key
        """,
        corrected: """
          apiVersion: apps/v1
          kind: StatefulSet
          metadata:
            name: openbao
            namespace: vault
          spec:
            template:
              spec:
                containers:
                  - name: openbao
                    image: quay.io/openbao/openbao:2.4.1
                    args: ["server"]
                    env:
                      - {name: BAO_SEAL_TYPE, value: static}
                    volumeMounts:
                      - {name: unseal, mountPath: /openbao/unseal}
                volumes:
                  - name: unseal
                    secret:
                      secretName: openbao-unseal-key
          """),
      .clean(
        "An optional mount lets the pod start and init",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: openbao
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: auto-unseal
                  image: quay.io/openbao/openbao:2.4.1
                  command: ["/bin/sh", "/scripts/unseal.sh"]
                  volumeMounts:
                    - name: unseal
                      mountPath: /unseal
              volumes:
                - name: unseal
                  secret:
                    secretName: openbao-keys
                    optional: true
        """),
      .clean(
        "A declared writer creates the Secret",
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: openbao-unseal
          namespace: vault
        spec:
          target:
            name: openbao-unseal
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: unsealer
          namespace: vault
        spec:
          containers:
            - name: unsealer
              image: quay.io/openbao/openbao:2.4.1
              envFrom:
                - secretRef:
                    name: openbao-unseal
        """),
    ] + UnsealMountNotOptionalExamples.charts + UnsealMountNotOptionalExamples.placeholders
  ) { graph, findings in
    var serverPods: [Resource.ID: Bool] = [:]
    let waiting = graph.secretReaders.filter { reader in
      reader.form != .imagePullSecret && reader.isOptional == false
        && !graph.unsealSigns(of: reader).isEmpty
        && !graph.isCreatedDeclaratively(reader.secret, with: reader.keys)
    }
    // A container that takes three keys of one Secret waits once.
    var others = Dictionary(grouping: waiting) { $0.wait }
    for reader in waiting {
      guard let group = others.removeValue(forKey: reader.wait) else { continue }
      let signs = graph.unsealSigns(of: reader)
      let mayBeStatic = graph.mayBeStaticSealKey(reader)
      let isServerPod =
        serverPods[reader.resource.id]
        ?? PodSpec(reader.resource)?.allContainers.contains { $0.isVaultServer } ?? false
      serverPods[reader.resource.id] = isServerPod
      let level: Level = signs.count < 2 ? .note : isServerPod ? .error : .warning
      findings.report(
        "\(reader.blocked) cannot start until Secret \(reader.secret.display) exists, and no declared writer of this tree creates it\(reader.wayOut)\(mayBeStatic ? "; right if the server's configuration, which the tree does not show, has a static seal" : "").",
        at: reader.reference.entry(reader.nameKey)?.key ?? reader.nameNode, in: reader.resource,
        level: level, confidence: signs.count < 2 ? .low : .high,
        evidence: signs.map { Evidence($0.message, at: $0.range) }
          + group.dropFirst().map { Evidence("so it does here", at: $0.nameNode.range) },
        fix: mayBeStatic ? nil : graph.optionalFix(of: group), key: reader.secret.name)
    }
  }
}

extension SecretReader {
  /// Which readers wait as one: those of one container, for one Secret.
  fileprivate var wait: [String] {
    ["\(resource.id)", container?.name ?? "", secret.namespace ?? "", secret.name]
  }

  /// What a chart leaves, whose variables cannot be optional.
  fileprivate var wayOut: String {
    resource.origin == .chart && container != nil
      ? "; the chart's variables cannot be optional, a volume of `server.volumes` can" : ""
  }

  /// What waits for the Secret: a volume holds up the pod, a variable only its container.
  fileprivate var blocked: String {
    if let container { return "Container \(container.name) of \(resource.displayName)" }
    return resource.kind == "Pod" ? resource.displayName : "A pod of \(resource.displayName)"
  }
}
