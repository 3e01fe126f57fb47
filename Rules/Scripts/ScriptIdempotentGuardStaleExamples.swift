internal import Linting

enum ScriptIdempotentGuardStaleExamples {
  static let all: [Example] = [
    .flagged(
      "A Job that writes its pod's token once",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
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
                    if ! ↓vault read auth/kubernetes/config; then
                      vault write auth/kubernetes/config \
                        kubernetes_host=https://kubernetes.default.svc \
                        token_reviewer_jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token
                    fi
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: seed
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
                      vault write auth/kubernetes/config \
                        kubernetes_host=https://kubernetes.default.svc
        """#),
    .flagged(
      "A password that VSO renews, in a ConfigMap that a CronJob runs",
      #"""
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultStaticSecret
      metadata:
        name: redis-admin
        namespace: vault
      spec:
        mount: kv
        type: kv-v2
        path: redis
        destination:
          name: redis-admin
          create: true
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
                    env:
                      - name: REDIS_PASSWORD
                        valueFrom:
                          secretKeyRef:
                            name: redis-admin
                            key: password
                    command: [bash, /scripts/seed.sh]
                    volumeMounts:
                      - name: scripts
                        mountPath: /scripts
                volumes:
                  - name: scripts
                    configMap:
                      name: scripts
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        seed.sh: |
          #!/usr/bin/env bash
          set -eu
          if ↓vault read database/config/redis >/dev/null 2>&1; then
            echo "already configured"
            exit 0
          fi
          vault write database/config/redis plugin_name=redis-database-plugin \
            host=redis.shop.svc port=6379 username=vault password="$REDIS_PASSWORD"
      """#,
      corrected: #"""
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultStaticSecret
        metadata:
          name: redis-admin
          namespace: vault
        spec:
          mount: kv
          type: kv-v2
          path: redis
          destination:
            name: redis-admin
            create: true
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
                      env:
                        - name: REDIS_PASSWORD
                          valueFrom:
                            secretKeyRef:
                              name: redis-admin
                              key: password
                      command: [bash, /scripts/seed.sh]
                      volumeMounts:
                        - name: scripts
                          mountPath: /scripts
                  volumes:
                    - name: scripts
                      configMap:
                        name: scripts
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: scripts
          namespace: vault
        data:
          seed.sh: |
            #!/usr/bin/env bash
            set -eu
            vault write database/config/redis plugin_name=redis-database-plugin \
              host=redis.shop.svc port=6379 username=vault password="$REDIS_PASSWORD"
        """#),
    .flagged(
      "A login that lasts twelve hours, in an Argo CD hook",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: registry
        namespace: shop
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: registry
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    ↓kubectl get secret registry || kubectl create secret docker-registry registry \
                      --docker-server=123.dkr.ecr.eu-central-1.amazonaws.com --docker-username=AWS \
                      --docker-password="$(aws ecr get-login-password)"
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: registry
          namespace: shop
          annotations:
            argocd.argoproj.io/hook: PostSync
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: registry
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      kubectl create secret docker-registry registry --dry-run=client -o yaml \
                        --docker-server=123.dkr.ecr.eu-central-1.amazonaws.com --docker-username=AWS \
                        --docker-password="$(aws ecr get-login-password)" | kubectl apply -f -
        """#),
    .flagged(
      "A question through a variable, in a sync wave",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: ci-token
        namespace: ci
        annotations:
          argocd.argoproj.io/sync-wave: "3"
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: ci-token
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    EXISTING="$(kubectl get secret ci-token --ignore-not-found -o name)"
                    if ↓[ -z "$EXISTING" ]; then
                      TOKEN="$(kubectl create token ci)"
                      kubectl create secret generic ci-token --from-literal=token="$TOKEN"
                    fi
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: ci-token
          namespace: ci
          annotations:
            argocd.argoproj.io/sync-wave: "3"
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: ci-token
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      TOKEN="$(kubectl create token ci)"
                      kubectl create secret generic ci-token --from-literal=token="$TOKEN" \
                        --dry-run=client -o yaml | kubectl apply -f -
        """#),
    .flagged(
      "A sidecar that asks for another thing that it makes",
      #"""
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: setup
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            containers:
              - name: setup
                image: registry.example.com/tools:1
                command: [bash, -c]
                args:
                  - |
                    while true; do
                      if ↓[[ -z "$(vault policy list | grep admin)" ]]; then
                        vault auth enable kubernetes
                        vault write auth/kubernetes/config token_reviewer_jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token \
                          kubernetes_host=https://kubernetes.default.svc
                        vault policy write admin /policies/admin.hcl
                      fi
                      sleep 30
                    done
      """#,
      corrected: #"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: setup
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              containers:
                - name: setup
                  image: registry.example.com/tools:1
                  command: [bash, -c]
                  args:
                    - |
                      while true; do
                        if [[ -z "$(vault policy list | grep admin)" ]]; then
                          vault auth enable kubernetes
                          vault write auth/kubernetes/config \
                            kubernetes_host=https://kubernetes.default.svc
                          vault policy write admin /policies/admin.hcl
                        fi
                        sleep 30
                      done
        """#),
    .flagged(
      "A postStart that ends early",
      #"""
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
                      ↓vault auth list | grep -q kubernetes && exit 0
                      vault auth enable kubernetes
                      vault write auth/kubernetes/config token_reviewer_jwt="$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" \
                        kubernetes_host=https://kubernetes.default.svc
      """#,
      corrected: #"""
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
                        vault auth list | grep -q kubernetes || vault auth enable kubernetes
                        vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
        """#),
    .clean(
      "A key that is made once, and once only",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
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
                    if ! kubectl get secret signing-key; then
                      kubectl create secret generic signing-key --from-literal=key="$(openssl rand -hex 32)"
                    fi
      """),
    .clean(
      "A comparison sees the change; a guard around `enable` alone is right",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: seed
                image: registry.example.com/tools:1
                env:
                  - name: REDIS_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: redis-admin
                        key: password
                command: [sh, -ec]
                args:
                  - |
                    current="$(vault read -field=host database/config/redis)"
                    if [ "$current" != "$HOST" ]; then
                      vault write database/config/redis host="$HOST" password="$REDIS_PASSWORD"
                    fi
                    if ! vault auth list | grep -q kubernetes; then
                      vault auth enable kubernetes
                    fi
                    vault write auth/kubernetes/config token_reviewer_jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token \
                      kubernetes_host=https://kubernetes.default.svc
      ---
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultStaticSecret
      metadata:
        name: redis-admin
        namespace: vault
      spec:
        mount: kv
        type: kv-v2
        path: redis
        destination:
          name: redis-admin
          create: true
      """#),
    .clean(
      "Another script keeps it fresh",
      #"""
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultStaticSecret
      metadata:
        name: redis-admin
        namespace: vault
      spec:
        mount: kv
        type: kv-v2
        path: redis
        destination:
          name: redis-admin
          create: true
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: seed
                image: registry.example.com/tools:1
                env:
                  - name: REDIS_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: redis-admin
                        key: password
                command: [sh, -ec]
                args:
                  - |
                    vault read database/config/redis || vault write database/config/redis \
                      plugin_name=redis-database-plugin host=redis.shop.svc port=6379 \
                      username=vault password="$REDIS_PASSWORD"
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: refresh
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
                  - name: refresh
                    image: registry.example.com/tools:1
                    env:
                      - name: REDIS_PASSWORD
                        valueFrom:
                          secretKeyRef:
                            name: redis-admin
                            key: password
                    command: [sh, -ec]
                    args:
                      - |
                        vault write database/config/redis \
                          plugin_name=redis-database-plugin host=redis.shop.svc port=6379 \
                          username=vault password="$REDIS_PASSWORD"
      """#),
    .clean(
      "A password that nothing renews, and one that is not known",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: seed
                image: registry.example.com/tools:1
                env:
                  - name: REDIS_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: redis-admin
                        key: password
                command: [sh, -ec]
                args:
                  - |
                    vault read database/config/redis || vault write database/config/redis \
                      plugin_name=redis-database-plugin host=redis.shop.svc port=6379 \
                      username=vault password="$REDIS_PASSWORD"
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: other
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: other
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    vault read database/config/redis || vault write database/config/redis \
                      plugin_name=redis-database-plugin host=redis.shop.svc port=6379 \
                      username=vault password="$PASSWORD"
      """#),
    .clean(
      "Only what is there is changed, and a test that asks for something else",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
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
                    if kubectl get secret ci-token; then
                      kubectl create token ci > /tmp/token
                      kubectl patch secret ci-token -p "{\"stringData\":{\"token\":\"$(kubectl create token ci)\"}}"
                    fi
                    if ! kubectl get configmap flags; then
                      vault write kv/flags token="$SOME_TOKEN"
                    fi
      """#),
  ]
}
