internal import Linting

enum ArgocdHookNotIdempotentExamples {
  static let all: [Example] = [
    .flagged(
      "A PostSync Job that enables a mount",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: setup
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: setup
                image: registry.example.com/tools:1
                command: [sh, -c]
                args:
                  - |
                    set -eu
                    ↓vault auth enable kubernetes
                    vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: setup
          namespace: vault
          annotations:
            argocd.argoproj.io/hook: PostSync
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: setup
                  image: registry.example.com/tools:1
                  command: [sh, -c]
                  args:
                    - |
                      set -eu
                      if ! vault auth list | grep -q '^kubernetes/'; then
                        vault auth enable kubernetes
                      fi
                      vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
        """),
    .flagged(
      "A script of a ConfigMap that a hook runs",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: shop
      data:
        seed.sh: |
          set -e
          ↓kubectl create secret generic session --from-literal=key="$(openssl rand -hex 32)"
          kubectl rollout restart deployment api
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: shop
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
                command: [bash, /scripts/seed.sh]
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
          namespace: shop
        data:
          seed.sh: |
            set -e
            if ! kubectl get secret session; then
              kubectl create secret generic session --from-literal=key="$(openssl rand -hex 32)"
              kubectl rollout restart deployment api
            fi
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: seed
          namespace: shop
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
                  command: [bash, /scripts/seed.sh]
                  volumeMounts:
                    - name: scripts
                      mountPath: /scripts
              volumes:
                - name: scripts
                  configMap:
                    name: scripts
        """),
    .flagged(
      "The shell is told to stop: `bash -euo pipefail -c`",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: db
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PreSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: db
                image: registry.example.com/tools:1
                command: [bash, -euo, pipefail, -c]
                args:
                  - |
                    ↓psql -h postgres -U admin -c "CREATE DATABASE orders"
                    psql -h postgres -c "GRANT ALL ON DATABASE orders TO api"
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: db
          namespace: vault
          annotations:
            argocd.argoproj.io/hook: PreSync
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: db
                  image: registry.example.com/tools:1
                  command: [bash, -euo, pipefail, -c]
                  args:
                    - |
                      psql -h postgres -U admin -tc "SELECT 1 FROM pg_database WHERE datname = 'orders'" | grep -q 1 || createdb -h postgres orders
                      psql -h postgres -c "GRANT ALL ON DATABASE orders TO api"
        """),
    .flagged(
      "The last command decides; `generateName` makes a Job with each sync",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        generateName: seed-
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: seed
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    ↓kubectl create configmap seed --from-literal=done=yes
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          generateName: seed-
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: seed
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      kubectl create configmap seed --from-literal=done=yes --dry-run=client -o yaml | kubectl apply -f -
        """),
    .clean(
      "Steps that may be repeated",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: setup
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: setup
                image: registry.example.com/tools:1
                command: [sh, -c]
                args:
                  - |
                    set -e
                    kubectl create namespace shop || true
                    kubectl delete secret session --ignore-not-found
                    kubectl create secret generic session --from-literal=key=$(openssl rand -hex 32)
                    vault secrets disable kv
                    vault secrets enable kv
                    kubectl create job "warm-$(date +%s)" --from=cronjob/warm
                    psql -c "CREATE TABLE IF NOT EXISTS seen (id int)"
                    helm upgrade --install redis oci://registry.example.com/redis
      """),
    .clean(
      "A failure that nothing looks at",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: setup
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: setup
                image: registry.example.com/tools:1
                command: [sh, -c]
                args:
                  - |
                    kubectl create secret generic session --from-literal=key=1
                    kubectl rollout restart deployment api
      """),
    .clean(
      "A Job that runs once, in a sync wave, and a CronJob",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: setup
        namespace: vault
        annotations:
          argocd.argoproj.io/sync-wave: "3"
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: setup
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    set -e
                    kubectl create secret generic session --from-literal=key=1
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: clock
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
                  - name: clock
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        set -e
                        kubectl create secret generic session --from-literal=key=1
      """),
    .clean(
      "A test around it, and names that are not known",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: setup
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: setup
                image: registry.example.com/tools:1
                command: [sh, -c]
                args:
                  - |
                    set -e
                    if [ -n "$FIRST_RUN" ]; then
                      vault operator init
                    fi
                    kubectl create secret generic "$NAME" --from-literal=key=1
                    kubectl create token api > /run/token
      """),
    .clean(
      "A hook that Argo CD skips, and a postStart",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: setup
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: Skip
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: setup
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    set -e
                    kubectl create secret generic session --from-literal=key=1
      ---
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
                  command:
                    - sh
                    - -c
                    - |
                      kubectl create configmap started --from-literal=a=b
      """),
  ]
}
