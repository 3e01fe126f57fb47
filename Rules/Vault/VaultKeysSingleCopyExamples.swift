internal import Linting

enum VaultKeysSingleCopyExamples {
  static let all: [Example] = [
    .flagged(
      "One Secret",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: init
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: init
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    init="$(vault operator init -key-shares=5 -key-threshold=3 -format=json)"
                    kubectl create secret generic ↓vault-unseal-keys --from-literal=keys="$init"
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: init
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: init
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      init="$(vault operator init -key-shares=5 -key-threshold=3 -format=json)"
                      kubectl create secret generic vault-unseal-keys --from-literal=keys="$init"
        ---
        apiVersion: external-secrets.io/v1alpha1
        kind: PushSecret
        metadata:
          name: vault-unseal-keys
          namespace: vault
        spec:
          updatePolicy: IfNotExists
          selector:
            secret:
              name: vault-unseal-keys
          data: []
        """),
    .flagged(
      "The API, in a ConfigMap that a sidecar runs",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        init.sh: |
          #!/bin/sh
          curl -s -X PUT -d '{"secret_shares": 5, "secret_threshold": 3}' http://127.0.0.1:8200/v1/sys/init > /tmp/init.json
          kubectl create secret generic ↓vault-unseal-keys --from-file=/tmp/init.json
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: seed
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            containers:
              - name: seed
                image: registry.example.com/tools:1
                command: [bash, /scripts/init.sh]
                volumeMounts:
                  - name: scripts
                    mountPath: /scripts
            volumes:
              - name: scripts
                configMap:
                  name: scripts
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: scripts
          namespace: vault
        data:
          init.sh: |
            #!/bin/sh
            curl -s -X PUT -d '{"secret_shares": 5, "secret_threshold": 3}' http://127.0.0.1:8200/v1/sys/init > /tmp/init.json
            age -r age1example -o /tmp/init.age /tmp/init.json
            kubectl create secret generic vault-unseal-keys --from-file=/tmp/init.json
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: seed
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              containers:
                - name: seed
                  image: registry.example.com/tools:1
                  command: [bash, /scripts/init.sh]
                  volumeMounts:
                    - name: scripts
                      mountPath: /scripts
              volumes:
                - name: scripts
                  configMap:
                    name: scripts
        """),
    .flagged(
      "A file on an emptyDir is no copy",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: init
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: init
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    vault operator init -format=json > /out/init.json
                    kubectl create secret generic ↓vault-unseal-keys --from-file=/out/init.json
                volumeMounts:
                  - name: work
                    mountPath: /out
            volumes:
              - name: work
                emptyDir: {}
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: init
          namespace: vault
          annotations:
            argocd.argoproj.io/hook: PostSync
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: init
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      vault operator init -format=json > /out/init.json
                      kubectl create secret generic vault-unseal-keys --from-file=/out/init.json
                  volumeMounts:
                    - name: work
                      mountPath: /out
              volumes:
                - name: work
                  persistentVolumeClaim:
                    claimName: init
        """),
    .clean(
      "An upload in the same script",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: init
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
                  - name: init
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        init="$(vault operator init -key-shares=5 -key-threshold=3 -format=json)"
                        kubectl create secret generic vault-unseal-keys --from-literal=keys="$init"
                        echo "$init" | aws s3 cp - s3://vault-keys/init.json --sse aws:kms
      """),
    .clean(
      "Another script that copies it, and a backup of the namespace",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: init
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: init
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    init="$(vault operator init -key-shares=5 -key-threshold=3 -format=json)"
                    kubectl create secret generic vault-unseal-keys --from-literal=keys="$init"
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: copy
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
                  - name: copy
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl get secret vault-unseal-keys -o yaml | gpg --encrypt -r ops > /backup/keys.gpg
      ---
      apiVersion: velero.io/v1
      kind: Schedule
      metadata:
        name: daily
        namespace: velero
      spec:
        schedule: 0 3 * * *
        template:
          includedNamespaces: [vault]
      """),
    .clean(
      "Keys whose origin the tree does not show, in a sync wave",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: unsealer
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: unseal
                image: hashicorp/vault:1.18.3
                command: [sh, -c, 'vault operator unseal "$(cat /keys/key)"']
                volumeMounts:
                  - name: keys
                    mountPath: /keys
            volumes:
              - name: keys
                secret:
                  secretName: vault-unseal-keys
                  optional: true
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: label
        namespace: vault
        annotations:
          argocd.argoproj.io/sync-wave: "3"
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: label
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    kubectl label secret vault-unseal-keys managed-by=ops
      """),
    .flagged(
      "A file that ends with the pod", level: .warning,
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-init
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: init
                image: hashicorp/vault:1.20.1
                command: ["/bin/sh", "-ec"]
                args:
                  - |
                    vault operator init -format=json > ↓/tmp/init.json
                    vault operator unseal "$(jq -r '.unseal_keys_b64[0]' /tmp/init.json)"
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: vault-init
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: init
                  image: hashicorp/vault:1.20.1
                  command: ["/bin/sh", "-ec"]
                  args:
                    - |
                      vault operator init -format=json | tee /tmp/init.json | age -r age1madeup > /backup/init.age
                      vault operator unseal "$(jq -r '.unseal_keys_b64[0]' /tmp/init.json)"
                  volumeMounts:
                    - name: backup
                      mountPath: /backup
              volumes:
                - name: backup
                  persistentVolumeClaim:
                    claimName: vault-backup
        """),
    .clean(
      "A program that may send it away",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-init
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: init
                image: hashicorp/vault:1.20.1
                command: ["/bin/sh", "-ec"]
                args:
                  - |
                    vault operator init -format=json > /tmp/init.json
                    vault operator unseal "$(jq -r '.unseal_keys_b64[0]' /tmp/init.json)"
                    python3 /scripts/store.py /tmp/init.json
      """),
  ]
}
