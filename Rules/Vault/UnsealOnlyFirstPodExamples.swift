internal import Linting

enum UnsealOnlyFirstPodExamples {
  static let all: [Example] = [
    .flagged(
      "A Job that unseals the first pod",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        replicas: 3
        serviceName: vault-internal
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18.3
                args: [server]
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: unseal
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: unseal
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    ↓kubectl exec vault-0 -- vault operator unseal "$UNSEAL_KEY"
                    sleep 5
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
          namespace: vault
        spec:
          replicas: 3
          serviceName: vault-internal
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.18.3
                  args: [server]
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: unseal
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: unseal
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      for i in 0 1 2; do
                        kubectl exec "vault-$i" -- vault operator unseal "$UNSEAL_KEY"
                      done
        """),
    .flagged(
      "The addresses of pods, in a ConfigMap that a hook runs",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        replicas: 3
        serviceName: vault-internal
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18.3
                args: [server]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        unseal.sh: |
          #!/bin/sh
          export VAULT_ADDR=http://vault-0.vault-internal:8200
          ↓vault operator unseal "$UNSEAL_KEY"
          export VAULT_ADDR=http://vault-1.vault-internal:8200
          vault operator unseal "$UNSEAL_KEY"
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: seed
                image: registry.example.com/tools:1
                command: [bash, /scripts/unseal.sh]
                volumeMounts:
                  - name: scripts
                    mountPath: /scripts
            volumes:
              - name: scripts
                configMap:
                  name: scripts
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
          namespace: vault
        spec:
          replicas: 3
          serviceName: vault-internal
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.18.3
                  args: [server]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: scripts
          namespace: vault
        data:
          unseal.sh: |
            #!/bin/sh
            export VAULT_ADDR=http://vault-0.vault-internal:8200
            vault operator unseal "$UNSEAL_KEY"
            export VAULT_ADDR=http://vault-1.vault-internal:8200
            vault operator unseal "$UNSEAL_KEY"
            export VAULT_ADDR=http://vault-2.vault-internal:8200
            vault operator unseal "$UNSEAL_KEY"
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: seed
          namespace: vault
          annotations:
            argocd.argoproj.io/hook: PostSync
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: seed
                  image: registry.example.com/tools:1
                  command: [bash, /scripts/unseal.sh]
                  volumeMounts:
                    - name: scripts
                      mountPath: /scripts
              volumes:
                - name: scripts
                  configMap:
                    name: scripts
        """),
    .flagged(
      "Of a StatefulSet, kubectl takes one pod",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        replicas: 3
        serviceName: vault-internal
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18.3
                args: [server]
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: unseal
        namespace: vault
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: seed
                restartPolicy: Never
                containers:
                  - name: unseal
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        ↓kubectl exec statefulset/vault -- vault operator unseal "$UNSEAL_KEY"
                        sleep 5
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
          namespace: vault
        spec:
          replicas: 3
          serviceName: vault-internal
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.18.3
                  args: [server]
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: unseal
          namespace: vault
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: seed
                  restartPolicy: Never
                  containers:
                    - name: unseal
                      image: registry.example.com/tools:1
                      command: [sh, -ec]
                      args:
                        - |
                          for i in 0 1 2; do
                            kubectl exec "vault-$i" -- vault operator unseal "$UNSEAL_KEY"
                          done
        """),
    .clean(
      "One pod, and a server of another name",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        replicas: 1
        serviceName: vault-internal
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18.3
                args: [server]
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: unseal
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: unseal
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    kubectl exec vault-0 -- vault operator unseal "$UNSEAL_KEY"
                    sleep 5
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: other
        namespace: vault
      spec:
        replicas: 3
        serviceName: other-internal
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18.3
                args: [server]
      """),
    .clean(
      "A sidecar that unseals its own pod",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        replicas: 3
        serviceName: vault-internal
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18.3
                args: [server]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: unseal
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            containers:
              - name: unseal
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    vault operator unseal -address=http://127.0.0.1:8200 "$UNSEAL_KEY"
      """),
    .clean(
      "A pod that is not known",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        replicas: 3
        serviceName: vault-internal
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18.3
                args: [server]
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: unseal
        namespace: vault
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: seed
                restartPolicy: Never
                containers:
                  - name: unseal
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        for POD in $(kubectl get pods -o name); do
                          kubectl exec "$POD" -- vault operator unseal "$UNSEAL_KEY"
                        done
                        kubectl exec vault-0 -- vault operator unseal "$UNSEAL_KEY"
      """),
    .clean(
      "Two scripts that share the pods, one in a sync wave",
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
        namespace: vault
      spec:
        replicas: 2
        serviceName: vault-internal
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18.3
                args: [server]
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: first
        namespace: vault
        annotations:
          argocd.argoproj.io/sync-wave: "3"
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: first
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    kubectl exec vault-0 -- vault operator unseal "$UNSEAL_KEY"
                    sleep 5
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: second
        namespace: vault
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: seed
                restartPolicy: Never
                containers:
                  - name: second
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl exec vault-1 -- vault operator unseal "$UNSEAL_KEY"
                        sleep 5
      """),
  ]
}
