internal import Linting

enum UnsealKeyEmptyNotCheckedExamples {
  static let all: [Example] = [
    .flagged(
      "A sidecar that looks whether the file is there",
      """
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
                command: [sh, -c]
                args:
                  - |
                    while true; do
                      if [ -f /keys/key ]; then
                        vault operator unseal ↓"$(cat /keys/key)"
                      fi
                      sleep 10
                    done
                volumeMounts:
                  - name: keys
                    mountPath: /keys
            volumes:
              - name: keys
                secret:
                  secretName: vault-unseal-keys
                  optional: true
      """,
      corrected: """
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
                  command: [sh, -c]
                  args:
                    - |
                      while true; do
                        if [ -s /keys/key ]; then
                          vault operator unseal "$(cat /keys/key)"
                        fi
                        sleep 10
                      done
                  volumeMounts:
                    - name: keys
                      mountPath: /keys
              volumes:
                - name: keys
                  secret:
                    secretName: vault-unseal-keys
                    optional: true
        """),
    .flagged(
      "A CronJob that asks kubectl; a key that is not there gives no error",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        unseal.sh: |
          #!/bin/sh
          KEY="$(kubectl get secret vault-unseal-keys -o jsonpath='{.data.key}' | base64 -d)"
          kubectl exec vault-0 -- vault operator unseal ↓"$KEY"
          kubectl exec vault-0 -- vault status
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: seed
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
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: scripts
          namespace: vault
        data:
          unseal.sh: |
            #!/bin/sh
            KEY="$(kubectl get secret vault-unseal-keys -o jsonpath='{.data.key}' | base64 -d)"
            if [ -z "$KEY" ]; then
              echo "vault-unseal-keys is empty" >&2
              exit 1
            fi
            kubectl exec vault-0 -- vault operator unseal "$KEY"
            kubectl exec vault-0 -- vault status
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: seed
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
      "An optional variable, and the API",
      #"""
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
                env:
                  - name: UNSEAL_KEY
                    valueFrom:
                      secretKeyRef:
                        name: vault-unseal-keys
                        key: key
                        optional: true
                command: [sh, -c]
                args:
                  - |
                    curl -s -X PUT -d ↓"{\"key\": \"$UNSEAL_KEY\"}" http://127.0.0.1:8200/v1/sys/unseal
                    sleep 5
      """#,
      corrected: #"""
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
                  env:
                    - name: UNSEAL_KEY
                      valueFrom:
                        secretKeyRef:
                          name: vault-unseal-keys
                          key: key
                          optional: true
                  command: [sh, -c]
                  args:
                    - |
                      curl -s -X PUT -d "{\"key\": \"${UNSEAL_KEY:?vault-unseal-keys is empty}\"}" http://127.0.0.1:8200/v1/sys/unseal
                      sleep 5
        """#),
    .flagged(
      "A postStart of the server",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: vault
        namespace: vault
      spec:
        containers:
          - name: vault
            image: hashicorp/vault:1.18.3
            lifecycle:
              postStart:
                exec:
                  command: [sh, -c, 'sleep 5; vault operator unseal ↓"$(cat /keys/key)"; true']
            volumeMounts:
              - name: keys
                mountPath: /keys
        volumes:
          - name: keys
            secret:
              secretName: vault-unseal-keys
              optional: true
      """,
      corrected: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: vault
          namespace: vault
        spec:
          containers:
            - name: vault
              image: hashicorp/vault:1.18.3
              lifecycle:
                postStart:
                  exec:
                    command: [sh, -c, 'sleep 5; vault operator unseal "$([ -s /keys/key ] && cat /keys/key)"; true']
              volumeMounts:
                - name: keys
                  mountPath: /keys
          volumes:
            - name: keys
              secret:
                secretName: vault-unseal-keys
                optional: true
        """),
    .clean(
      "An empty key is told apart",
      """
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
                command: [sh, -c]
                args:
                  - |
                    while true; do
                      KEY="$(cat /keys/key)"
                      case "$KEY" in
                        "") echo "no key" ;;
                        *) vault operator unseal "$KEY" ;;
                      esac
                      sleep 10
                    done
                volumeMounts:
                  - name: keys
                    mountPath: /keys
            volumes:
              - name: keys
                secret:
                  secretName: vault-unseal-keys
                  optional: true
      """),
    .clean(
      "The failure ends the script, and the pod shows it",
      """
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
                command: [sh, -c]
                args:
                  - |
                    set -e
                    vault operator unseal "$(cat /keys/key)"
                    sleep infinity
                volumeMounts:
                  - name: keys
                    mountPath: /keys
            volumes:
              - name: keys
                secret:
                  secretName: vault-unseal-keys
                  optional: true
      """),
    .clean(
      "A required variable is there, and an init hook under `sh -ec`",
      """
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
                env:
                  - name: UNSEAL_KEY
                    valueFrom:
                      secretKeyRef:
                        name: vault-unseal-keys
                        key: key
                command: [sh, -c]
                args:
                  - |
                    vault operator unseal "$UNSEAL_KEY"
                    sleep 60
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: hook
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: hook
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    vault operator unseal "$(cat /keys/key)"
                    sleep 1
                volumeMounts:
                  - name: keys
                    mountPath: /keys
            volumes:
              - name: keys
                secret:
                  secretName: vault-unseal-keys
                  optional: true
      """),
    .clean(
      "What `init` returns, and what is not known",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: unseal
        namespace: vault
        annotations:
          argocd.argoproj.io/sync-wave: "3"
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: unseal
                image: registry.example.com/tools:1
                command: [sh, -c]
                args:
                  - |
                    vault operator init -format=json > /tmp/init.json
                    vault operator unseal "$(jq -r '.unseal_keys_b64[0]' /tmp/init.json)"
                    vault operator unseal "$KEY_OF_SOMEBODY"
                    sleep 1
      """),
    .flagged(
      "A file without its line breaks",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: unseal
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: unseal
                image: hashicorp/vault:1.20.1
                command: [sh, -c]
                args:
                  - |
                    while true; do
                      KEY=$(tr -d '\\r\\n' < /keys/key)
                      vault operator unseal ↓"$KEY" || true
                      sleep 10
                    done
                volumeMounts:
                  - name: keys
                    mountPath: /keys
            volumes:
              - name: keys
                secret:
                  secretName: vault-unseal-keys
                  optional: true
      """,
      corrected: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: unseal
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: unseal
                  image: hashicorp/vault:1.20.1
                  command: [sh, -c]
                  args:
                    - |
                      while true; do
                        KEY=$(tr -d '\\r\\n' < /keys/key)
                        [ -n "$KEY" ] && vault operator unseal "$KEY" || true
                        sleep 10
                      done
                  volumeMounts:
                    - name: keys
                      mountPath: /keys
              volumes:
                - name: keys
                  secret:
                    secretName: vault-unseal-keys
                    optional: true
        """),
    .flagged(
      "Lines that a loop reads of what kubectl found, and of a list that is looked at first",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: unseal
        namespace: vault
      spec:
        jobTemplate:
          spec:
            template:
              spec:
                containers:
                  - name: unseal
                    image: registry.example.com/kubectl-vault:1
                    command: [sh, -c]
                    args:
                      - |
                        KEYS=$(kubectl get secret vault-keys -o jsonpath='{.data.keys}' | base64 -d)
                        echo "$KEYS" | tr ',' '\\n' | head -n 3 | while read key; do
                          vault operator unseal ↓"$key" || true
                        done
                  - name: other
                    image: registry.example.com/kubectl-vault:1
                    command: [sh, -c]
                    args:
                      - |
                        KEYS=$(kubectl get secret vault-keys -o jsonpath='{.data.keys}' | base64 -d)
                        [ -n "$KEYS" ] || exit 1
                        echo "$KEYS" | head -n 3 | while read key; do
                          vault operator unseal "$key" || true
                        done
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: unseal
          namespace: vault
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: unseal
                      image: registry.example.com/kubectl-vault:1
                      command: [sh, -c]
                      args:
                        - |
                          KEYS=$(kubectl get secret vault-keys -o jsonpath='{.data.keys}' | base64 -d)
                          [ -n "$KEYS" ] || exit 1
                          echo "$KEYS" | head -n 3 | while read key; do
                            vault operator unseal "$key" || true
                          done
        """),
  ]
}
