import Graph
import Linting

extension Rule {
  static let unsealKeysReadTwice = Rule(
    "unseal-keys-read-twice", .warning, "Two workloads read the unseal keys of one Vault",
    why: "Whoever reads the keys opens Vault. One program has to; each other is a way in.",
    symptoms: ["an audit asks who can unseal Vault, and the answer is a list"],
    detection: "A Secret with unseal keys that the pods of more than one workload take in.",
    limits: "Programs that ask the API server for the Secret are not seen.",
    fix: "Leave the keys to what unseals. Give the other a token with a policy of its own.",
    exceptions: "Two unsealers, one of them for the day when the first is gone.",
    examples: [
      .flagged(
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: unseal
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: unseal
                      image: hashicorp/vault:1.20
                      command: [sh, -c, "vault operator unseal $UNSEAL_KEY"]
                      env:
                        - name: UNSEAL_KEY
                          valueFrom:
                            secretKeyRef: {name: vault-unseal-keys, key: key}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: dashboard
        spec:
          containers:
            - name: dashboard
              image: registry.example.com/dashboard:1
              envFrom:
                - secretRef: {name: ↓vault-unseal-keys}
        """,
        corrected: """
          apiVersion: v1
          kind: Pod
          metadata:
            name: dashboard
          spec:
            serviceAccountName: dashboard
            containers:
              - name: dashboard
                image: registry.example.com/dashboard:1
          """),
      .clean(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: unseal
        spec:
          containers:
            - name: unseal
              image: hashicorp/vault:1.20
              command: [sh, -c, "vault operator unseal $UNSEAL_KEY"]
              envFrom:
                - secretRef: {name: vault-unseal-keys}
        """),
    ]
  ) { graph, findings in
    for keys in graph.unsealKeySecrets {
      let readers = graph.readers(of: keys.secret)
      for reader in readers where reader.resource.id != readers.first?.resource.id {
        findings.report(
          "\(reader.resource.displayName) reads the unseal keys, too.", at: reader.nameNode,
          in: reader.resource)
      }
    }
  }
}
