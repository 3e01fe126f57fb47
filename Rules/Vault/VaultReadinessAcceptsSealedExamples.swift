internal import Linting

/// Probes that a sealed server passes, and probes that it fails.
enum VaultReadinessAcceptsSealedExamples {
  static let all: [Example] = [
    .flagged(
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
                readinessProbe:
                  httpGet:
                    path: ↓/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204
                    port: 8200
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  readinessProbe:
                    httpGet:
                      path: /v1/sys/health?standbyok=true
                      port: 8200
        """),
    .flagged(
      "In the values of a chart that replaces its pods by itself", level: .warning,
      """
      -- values.yaml --
      server:
        updateStrategyType: RollingUpdate
        readinessProbe:
          enabled: true
          path: ↓"/v1/sys/health?sealedcode=200"
        ha:
          enabled: true
          raft:
            enabled: true
      """,
      corrected: """
        -- values.yaml --
        server:
          updateStrategyType: RollingUpdate
          readinessProbe:
            enabled: true
            path: "/v1/sys/health?standbyok=true"
          ha:
            enabled: true
            raft:
              enabled: true
        """),
    .flagged(
      "In a chart whose Services leave out what is not ready", level: .warning,
      """
      -- values.yaml --
      server:
        service:
          publishNotReadyAddresses: false
        readinessProbe:
          path: ↓"/v1/sys/health?standbyok=true&sealedcode=204"
        dataStorage:
          enabled: true
      """,
      corrected: """
        -- values.yaml --
        server:
          service:
            publishNotReadyAddresses: false
          readinessProbe:
            path: "/v1/sys/health?standbyok=true"
          dataStorage:
            enabled: true
        """),
    .flagged(
      "In a chart's HA mode, where the drain of a node goes by it", level: .note,
      """
      -- values.yaml --
      server:
        readinessProbe:
          path: ↓"/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204"
        ha:
          enabled: true
          replicas: 3
          raft:
            enabled: true
      """,
      corrected: """
        -- values.yaml --
        server:
          readinessProbe:
            path: "/v1/sys/health?standbyok=true"
          ha:
            enabled: true
            replicas: 3
            raft:
              enabled: true
        """),
    .clean(
      "In a chart with one server nothing goes by it",
      """
      -- values.yaml --
      server:
        dataStorage:
          enabled: true
        readinessProbe:
          enabled: true
          path: "/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204"
      """),
    .clean(
      "Its Services lead to what is not ready, and it is replaced when somebody deletes it",
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: vault
        namespace: vault
      spec:
        publishNotReadyAddresses: true
        selector:
          app: vault
        ports:
          - port: 8200
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        replicas: 3
        updateStrategy:
          type: OnDelete
        template:
          metadata:
            labels:
              app: vault
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
                readinessProbe:
                  httpGet:
                    path: /v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204
                    port: 8200
      """),
    .flagged(
      "The port is open while sealed",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
                readinessProbe:
                  ↓tcpSocket:
                    port: 8200
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  readinessProbe:
                    exec:
                      command: ["vault", "status", "-tls-skip-verify"]
        """),
    .flagged(
      "A command that takes the status of a sealed server for good",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
                readinessProbe:
                  exec:
                    command: [↓"sh", "-c", "vault status; [ $? -ne 1 ]"]
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  readinessProbe:
                    exec:
                      command: ["vault", "status", "-tls-skip-verify"]
        """),
    .flagged(
      "A request that is content with any answer",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
                readinessProbe:
                  exec:
                    command: [↓"curl", "-s", "http://127.0.0.1:8200/v1/sys/health"]
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  readinessProbe:
                    exec:
                      command: ["curl", "-sf", "http://127.0.0.1:8200/v1/sys/health"]
        """),
    .clean(
      "One in development mode is never sealed",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server", "-dev"]
                readinessProbe:
                  tcpSocket:
                    port: 8200
      """),
    .clean(
      "A command of its own",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
                readinessProbe:
                  exec:
                    command: ["sh", "-c", "vault status || exit 1"]
      """),
    .clean(
      "Only a startup probe takes it for started",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
                startupProbe:
                  httpGet:
                    path: /v1/sys/health?sealedcode=204&uninitcode=204
                    port: 8200
                readinessProbe:
                  httpGet:
                    path: /v1/sys/health?uninitcode=204
                    port: 8200
      """),
  ]
}
