internal import Linting

enum VaultDataEmptydirExamples {
  static let all: [Example] = [
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
}
