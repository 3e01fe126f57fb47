internal import Languages
internal import Linting

extension Rule {
  static let vaultDataEmptydir = Rule(
    "vault-data-emptydir", .error, "Vault's data is gone with its pod",
    why: """
      Every secret, policy and lease lies in the storage's folder. On an `emptyDir`, in the
      container's own file system or in memory it is gone at the next eviction, upgrade or node
      drain. Vault then comes up empty and waits for `operator init`; the old unseal keys open
      nothing.
      """,
    symptoms: [
      "vault status: Initialized false, after a node was drained",
      "every login fails, and every dynamic credential is left without a lease",
    ],
    detection: """
      The path of a `file` or `raft` storage against the volumes of the server's container, and
      `storage "inmem"`. HCL, JSON, both charts' values and bank-vaults are read.
      """,
    limits: """
      A path that is a variable, or a configuration the tree does not show, is not judged. Members of
      a raft cluster copy from one another: data is lost only once all of them are gone.
      """,
    fix: """
      Give the folder a claim: `volumeClaimTemplates` of the StatefulSet, `server.dataStorage.enabled`
      in the charts. With `server.ha.enabled` they make that claim only for `server.ha.raft.enabled`,
      and then read `server.ha.raft.config`. Take a snapshot before the change, since the pods are
      replaced by it.
      """,
    exceptions:
      "A server that holds nothing: a demonstration, a test that fills it anew each time.",
    references: ["https://developer.hashicorp.com/vault/docs/configuration/storage"],
    examples: [
      .flagged(
        "An emptyDir at the storage's path",
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
                      value: |
                        {"storage": {"raft": {"path": "/vault/data"}}}
                  volumeMounts:
                    - name: data
                      mountPath: /vault/data
              volumes:
                - name: data
                  ↓emptyDir: {}
        """,
        corrected: """
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
                        value: |
                          {"storage": {"raft": {"path": "/vault/data"}}}
                    volumeMounts:
                      - name: data
                        mountPath: /vault/data
            volumeClaimTemplates:
              - metadata:
                  name: data
          """),
      .flagged(
        "No volume at all, and memory",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: first
        spec:
          config:
            storage:
              file:
                path: ↓/vault/file
        ---
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: second
        spec:
          config:
            storage:
              ↓inmem: {}
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: first
          spec:
            volumes:
              - name: data
                persistentVolumeClaim:
                  claimName: vault
            volumeMounts:
              - name: data
                mountPath: /vault
            config:
              storage:
                file:
                  path: /vault/file
          """),
      .flagged(
        "Switched off in a chart's values",
        """
        -- values.yaml --
        server:
          dataStorage:
            enabled: false
          standalone:
            config: |
              storage "file" {
                path = ↓"/vault/data"
              }
        """,
        corrected: """
          -- values.yaml --
          server:
            dataStorage:
              enabled: true
            standalone:
              config: |
                storage "file" {
                  path = "/vault/data"
                }
          """),
      .flagged(
        "Switched off, and the chart's own storage is left",
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: vault
          namespace: vault
        spec:
          chart:
            spec:
              chart: vault
              version: 0.30.0
              sourceRef: {kind: HelmRepository, name: hashicorp}
          values:
            server:
              dataStorage:
                enabled: ↓false
              standalone:
                enabled: true
        """,
        corrected: """
          apiVersion: helm.toolkit.fluxcd.io/v2
          kind: HelmRelease
          metadata:
            name: vault
            namespace: vault
          spec:
            chart:
              spec:
                chart: vault
                version: 0.30.0
                sourceRef: {kind: HelmRepository, name: hashicorp}
            values:
              server:
                standalone:
                  enabled: true
          """),
      .flagged(
        "In HA mode the chart makes a claim only for its own raft",
        """
        -- values.yaml --
        server:
          dataStorage:
            enabled: true
            size: 10Gi
          ha:
            enabled: true
            replicas: 3
            config: |
              storage "raft" {
                path = ↓"/vault/data"
              }
        """,
        corrected: """
          -- values.yaml --
          server:
            dataStorage:
              enabled: true
              size: 10Gi
            ha:
              enabled: true
              replicas: 3
              raft:
                enabled: true
                config: |
                  storage "raft" {
                    path = "/vault/data"
                  }
          """),
      .clean(
        "A volume of the values' own, and a mode that is not known or not on",
        """
        -- own-values.yaml --
        server:
          dataStorage:
            enabled: false
          volumes:
            - name: own
              persistentVolumeClaim:
                claimName: vault
          volumeMounts:
            - name: own
              mountPath: /vault/data
          ha:
            enabled: true
            config: |
              storage "raft" {
                path = "/vault/data"
              }
        -- open-values.yaml --
        server:
          dataStorage:
            enabled: true
          ha:
            enabled: ${VAULT_HA}
            config: |
              storage "raft" {
                path = "/vault/data"
              }
        -- off-values.yaml --
        server:
          dataStorage:
            enabled: true
          standalone:
            enabled: false
          ha:
            enabled: false
            config: |
              storage "raft" {
                path = "/vault/data"
              }
        """),
      .clean(
        "The volume is where OpenBao's chart has it, in a file that no release names",
        """
        -- values.yaml --
        server:
          standalone:
            enabled: true
            config: |
              storage "raft" {
                path = "/openbao/data"
              }
          dataStorage:
            size: 10Gi
        """),
      .clean(
        "Its home may be empty",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  env:
                    - name: VAULT_LOCAL_CONFIG
                      value: storage "file" { path = "/vault/file" }
                  volumeMounts:
                    - name: home
                      mountPath: /home/vault
                    - name: data
                      mountPath: /vault/file
              volumes:
                - name: home
                  emptyDir: {}
                - name: data
                  persistentVolumeClaim:
                    claimName: vault
        """),
    ]
  ) { graph, findings in
    for server in graph.vaultServers where server.development == nil {
      let name = server.resource.displayName
      for data in server.data {
        switch data.volume {
        case .emptyDir(let range):
          findings.report(
            "\(name) keeps its data at \(data.path) on an emptyDir: all of it is gone when the pod is.",
            at: range, in: server.resource,
            evidence: data.storage.path.map { [Evidence("its storage", at: $0.value.range)] } ?? [])
        case .container:
          guard let path = data.storage.path else { continue }
          findings.report(
            "\(name) keeps its data at \(data.path), where no volume is mounted: all of it is gone when the container is.",
            at: path.value.range, in: data.carrier)
        case .persistent, .unknown: continue
        }
      }
      for configuration in server.configurations {
        guard let storage = configuration.settings.storage, storage.isVolatile,
          !storage.block.isConditional, let label = storage.block.label
        else { continue }
        findings.report(
          "\(name) keeps its data in memory: all of it is gone when the process is.",
          at: label.range, in: configuration.resource)
      }
    }
  }
}
