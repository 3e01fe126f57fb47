internal import Graph
internal import Linting

extension Rule {
  static let vaultUnsealKeySamePod = Rule(
    "vault-unseal-key-same-pod", .warning, "The unseal keys are mounted into the pod they unseal",
    why: """
      A seal keeps the data closed to whoever has only the storage. With the keys in the same pod,
      whoever can enter it, or read one Secret of its namespace, opens everything, and an emptied
      Secret leaves a server that no restart can bring back. It costs what a seal costs and gives none.
      """,
    symptoms: [
      "kubectl exec into the server's pod is enough to unseal it",
      "after a restart the server stays sealed, because the Secret beside it was emptied",
    ],
    detection: """
      A Secret with at least two signs of unseal keys (its name, the mount path, `operator unseal` or
      `sys/unseal` in a container of the pod, an `operator init` that fills it), taken in by the pod
      that runs the Vault or OpenBao server, unless the server has a KMS, transit or static seal.
      """,
    limits: """
      Keys that a program fetches through the API leave no mount. A seal in a configuration out of
      sight is not seen.
      """,
    fix: """
      Let a KMS, a transit seal of another Vault or OpenBao's static seal open the server. Where
      nothing of that exists, unseal from a workload of its own, in a namespace with its own rights,
      and keep the keys somewhere else as well.
      """,
    exceptions: """
      A home or test cluster where a restart without a person matters more than the seal.
      """,
    references: [
      "https://developer.hashicorp.com/vault/docs/concepts/seal",
      "https://openbao.org/docs/configuration/seal/static/",
    ],
    examples: [
      .flagged(
        "A sidecar with the keys",
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
                    secretName: ↓openbao-keys
                    optional: true
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
                      - name: BAO_SEAL_TYPE
                        value: awskms
          """),
      .flagged(
        "A variable of the server's own container",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: vault
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  lifecycle:
                    postStart:
                      exec:
                        command: ["/bin/sh", "-c", "sleep 5; vault operator unseal $UNSEAL_KEY"]
                  env:
                    - name: UNSEAL_KEY
                      valueFrom:
                        secretKeyRef:
                          name: ↓vault-unseal
                          key: key
        """,
        corrected: """
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: vault
            namespace: vault
          spec:
            template:
              spec:
                containers:
                  - name: vault
                    image: hashicorp/vault:1.20.1
                    args: ["server"]
          """),
      .clean(
        "A workload of its own",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: unsealer
          namespace: unseal
        spec:
          template:
            spec:
              containers:
                - name: unsealer
                  image: quay.io/openbao/openbao:2.4.1
                  command: ["/bin/sh", "-c", "bao operator unseal \\"$(cat /unseal/key)\\""]
                  volumeMounts:
                    - name: unseal
                      mountPath: /unseal
              volumes:
                - name: unseal
                  secret:
                    secretName: openbao-unseal-keys
        """),
      .clean(
        "A KMS opens the server, and the keys are those of recovery",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  env:
                    - name: VAULT_LOCAL_CONFIG
                      value: seal "awskms" { kms_key_id = "alias/vault" }
                  volumeMounts:
                    - name: unseal
                      mountPath: /vault/unseal
              volumes:
                - name: unseal
                  secret:
                    secretName: vault-unseal-keys
        """),
    ]
  ) { graph, findings in
    let mounts = graph.keysBesideServer
    var others = Dictionary(grouping: mounts) { $0.reader.store }
    for (reader, server) in mounts {
      guard let group = others.removeValue(forKey: reader.store) else { continue }
      findings.report(
        "\(reader.resource.displayName) mounts the unseal keys of its own server from Secret \(reader.secret.display): whoever enters the pod opens it.",
        at: reader.nameNode, in: reader.resource,
        evidence: graph.unsealSigns(of: reader).map { Evidence($0.message, at: $0.range) }
          + group.dropFirst().map { Evidence("and here", at: $0.reader.nameNode.range) }
          + [Evidence("the server runs here", at: server.range)], key: reader.secret.name)
    }
  }
}

extension SecretReader {
  /// The Secret of one workload, of which it may take several keys.
  fileprivate var store: [String] {
    ["\(resource.id)", secret.namespace ?? "", secret.name]
  }
}
