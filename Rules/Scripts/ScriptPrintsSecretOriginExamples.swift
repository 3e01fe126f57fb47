internal import Linting

enum ScriptPrintsSecretOriginExamples {
  static let all: [Example] = [
    .flagged(
      "By the origin of the value, in a sidecar",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: init
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            containers:
              - name: init
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    while true; do
                      INIT_RESPONSE=$(vault operator init -format=json)
                      ↓echo "$INIT_RESPONSE"
                      echo "$INIT_RESPONSE" > /keys/init.json
                      echo "$INIT_RESPONSE" | jq '.unseal_keys_b64 | length'
                    done
      """,
      corrected: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: init
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              containers:
                - name: init
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      while true; do
                        INIT_RESPONSE=$(vault operator init -format=json)
                        echo "$INIT_RESPONSE" > /keys/init.json
                        echo "$INIT_RESPONSE" | jq '.unseal_keys_b64 | length'
                      done
        """),
    .flagged(
      "What `jq` takes out of it",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: init
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            containers:
              - name: init
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    while true; do
                      INIT_RESPONSE=$(vault operator init -format=json)
                      echo "$INIT_RESPONSE" > /keys/init.json
                      ↓echo "$INIT_RESPONSE" | jq -r '.unseal_keys_b64[]'
                      echo "$INIT_RESPONSE" | jq '.unseal_keys_b64 | length'
                    done
      """,
      corrected: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: init
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              containers:
                - name: init
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      while true; do
                        INIT_RESPONSE=$(vault operator init -format=json)
                        echo "$INIT_RESPONSE" > /keys/init.json
                        echo "$INIT_RESPONSE" | jq '.unseal_keys_b64 | length'
                      done
        """),
    .flagged(
      "A Secret as a whole, in a ConfigMap that a CronJob runs",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        show.sh: |
          #!/bin/sh
          DATA="$(kubectl get secret admin -o json)"
          ↓printf '%s' "$DATA"
          echo "user: $(kubectl get secret admin -o jsonpath='{.data.username}' | base64 -d)"
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
                    command: [bash, /scripts/show.sh]
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
          show.sh: |
            #!/bin/sh
            DATA="$(kubectl get secret admin -o json)"
            echo "user: $(kubectl get secret admin -o jsonpath='{.data.username}' | base64 -d)"
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
                      command: [bash, /scripts/show.sh]
                      volumeMounts:
                        - name: scripts
                          mountPath: /scripts
                  volumes:
                    - name: scripts
                      configMap:
                        name: scripts
        """),
    .flagged(
      "The answer of kubectl",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        show.sh: |
          #!/bin/sh
          DATA="$(kubectl get secret admin -o json)"
          ↓kubectl get secret admin -o yaml
          echo "user: $(kubectl get secret admin -o jsonpath='{.data.username}' | base64 -d)"
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
                    command: [bash, /scripts/show.sh]
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
          show.sh: |
            #!/bin/sh
            DATA="$(kubectl get secret admin -o json)"
            echo "user: $(kubectl get secret admin -o jsonpath='{.data.username}' | base64 -d)"
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
                      command: [bash, /scripts/show.sh]
                      volumeMounts:
                        - name: scripts
                          mountPath: /scripts
                  volumes:
                    - name: scripts
                      configMap:
                        name: scripts
        """),
    .flagged(
      "A substitution",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        show.sh: |
          #!/bin/sh
          DATA="$(kubectl get secret admin -o json)"
          echo "user: $(kubectl get secret admin -o jsonpath='{.data.username}' | base64 -d)"
          ↓echo "password: $(kubectl get secret admin -o jsonpath='{.data.password}' | base64 -d)"
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
                    command: [bash, /scripts/show.sh]
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
          show.sh: |
            #!/bin/sh
            DATA="$(kubectl get secret admin -o json)"
            echo "user: $(kubectl get secret admin -o jsonpath='{.data.username}' | base64 -d)"
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
                      command: [bash, /scripts/show.sh]
                      volumeMounts:
                        - name: scripts
                          mountPath: /scripts
                  volumes:
                    - name: scripts
                      configMap:
                        name: scripts
        """),
    .flagged(
      "The environment, in an Argo CD hook",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: env
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: env
                image: registry.example.com/tools:1
                env:
                  - name: ADMIN_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: admin
                        key: password
                command: [sh, -ec]
                args:
                  - |
                    ↓env | sort
                    env | grep HOME
                    login --password-file /run/password
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: env
          namespace: vault
          annotations:
            argocd.argoproj.io/hook: PostSync
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: env
                  image: registry.example.com/tools:1
                  env:
                    - name: ADMIN_PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: admin
                          key: password
                  command: [sh, -ec]
                  args:
                    - |
                      env | grep HOME
                      login --password-file /run/password
        """),
    .flagged(
      "One variable of it",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: env
        namespace: vault
        annotations:
          argocd.argoproj.io/hook: PostSync
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: env
                image: registry.example.com/tools:1
                env:
                  - name: ADMIN_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: admin
                        key: password
                command: [sh, -ec]
                args:
                  - |
                    ↓printenv ADMIN_PASSWORD
                    env | grep HOME
                    login --password-file /run/password
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: env
          namespace: vault
          annotations:
            argocd.argoproj.io/hook: PostSync
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: env
                  image: registry.example.com/tools:1
                  env:
                    - name: ADMIN_PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: admin
                          key: password
                  command: [sh, -ec]
                  args:
                    - |
                      env | grep HOME
                      login --password-file /run/password
        """),
    .flagged(
      "A shell that is told to trace: `sh -xec`, in a sync wave",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: trace
        namespace: vault
        annotations:
          argocd.argoproj.io/sync-wave: "3"
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: trace
                image: registry.example.com/tools:1
                env:
                  - name: ADMIN_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: admin
                        key: password
                command: [sh, -xec]
                args:
                  - |
                    login
                    ↓login --password "$ADMIN_PASSWORD"
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: trace
          namespace: vault
          annotations:
            argocd.argoproj.io/sync-wave: "3"
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: trace
                  image: registry.example.com/tools:1
                  env:
                    - name: ADMIN_PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: admin
                          key: password
                  command: [sh, -ec]
                  args:
                    - |
                      login
                      login --password "$ADMIN_PASSWORD"
        """),
    .flagged(
      "`vault login` shows the token",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: login
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: login
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    ↓vault login -method=kubernetes role=app
                    ANSWER="$(curl -s -X POST -d @/tmp/login.json "$VAULT_ADDR/v1/auth/kubernetes/login")"
                    vault login -no-print -method=kubernetes role=app
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: login
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: login
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      ANSWER="$(curl -s -X POST -d @/tmp/login.json "$VAULT_ADDR/v1/auth/kubernetes/login")"
                      vault login -no-print -method=kubernetes role=app
        """),
    .flagged(
      "An answer of the API with a token in it",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: login
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: login
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    ANSWER="$(curl -s -X POST -d @/tmp/login.json "$VAULT_ADDR/v1/auth/kubernetes/login")"
                    ↓echo "login: $ANSWER"
                    vault login -no-print -method=kubernetes role=app
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: login
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: login
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      ANSWER="$(curl -s -X POST -d @/tmp/login.json "$VAULT_ADDR/v1/auth/kubernetes/login")"
                      vault login -no-print -method=kubernetes role=app
        """),
    .flagged(
      "A file that `init` wrote",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: files
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: files
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    vault operator init > /tmp/keys.txt
                    ↓cat /tmp/keys.txt
                    cat /etc/admin/username
                volumeMounts:
                  - name: admin
                    mountPath: /etc/admin
            volumes:
              - name: admin
                secret:
                  secretName: admin
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: files
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: files
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      vault operator init > /tmp/keys.txt
                      cat /etc/admin/username
                  volumeMounts:
                    - name: admin
                      mountPath: /etc/admin
              volumes:
                - name: admin
                  secret:
                    secretName: admin
        """),
    .flagged(
      "A key of a mounted Secret",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: files
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: files
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    vault operator init > /tmp/keys.txt
                    ↓cat /etc/admin/password
                    cat /etc/admin/username
                volumeMounts:
                  - name: admin
                    mountPath: /etc/admin
            volumes:
              - name: admin
                secret:
                  secretName: admin
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: files
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: seed
              restartPolicy: Never
              containers:
                - name: files
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      vault operator init > /tmp/keys.txt
                      cat /etc/admin/username
                  volumeMounts:
                    - name: admin
                      mountPath: /etc/admin
              volumes:
                - name: admin
                  secret:
                    secretName: admin
        """),
    .clean(
      "A length, a hash, how it begins, a name, a file",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: masked
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            restartPolicy: Never
            containers:
              - name: masked
                image: registry.example.com/tools:1
                command: [bash, -c]
                args:
                  - |
                    VALUE="$(vault kv get -field=password secret/admin)"
                    echo "${VALUE:0:4}"
                    echo "${#VALUE} characters"
                    echo "$VALUE" | cut -c1-3
                    echo "$VALUE" | head -c 4
                    echo "$VALUE" | sha256sum
                    printf '%.3s...\n' "$VALUE"
                    HASH="$(echo "$VALUE" | sha256sum)"
                    echo "$HASH"
                    COUNT="$(vault operator init -format=json | jq '.keys | length')"
                    echo "$COUNT keys, $(kubectl get secret admin -o jsonpath='{.metadata.name}')"
                    vault operator init -status
                    vault kv get -field=user secret/admin
                    vault token create -field=token > /run/token
                    USERS="$(kubectl get secrets -o json | jq -r '.items[].metadata.name')"
                    echo "$USERS"
      """#),
    .clean(
      "What hooks and probes print reaches no log",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: vault
      spec:
        containers:
          - name: vault
            image: hashicorp/vault:1.18.3
            readinessProbe:
              exec:
                command: [sh, -c, 'cat /var/run/secrets/kubernetes.io/serviceaccount/token']
            lifecycle:
              postStart:
                exec:
                  command: [sh, -c, 'vault operator init']
      """),
    .flagged(
      "What a function prints",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: rotate
      data:
        rotate.sh: |
          current() {
            kubectl get secret admin -o jsonpath='{.data.password}' | base64 -d
          }
          VALUE=$(current)
          ↓echo "now: $VALUE"
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: rotate
        data:
          rotate.sh: |
            current() {
              kubectl get secret admin -o jsonpath='{.data.password}' | base64 -d
            }
            VALUE=$(current)
            echo "read"
        """),
  ]
}
