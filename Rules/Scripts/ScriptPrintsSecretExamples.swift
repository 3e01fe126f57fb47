internal import Linting

enum ScriptPrintsSecretExamples {
  static let all: [Example] = [
    .flagged(
      "A password from a Secret",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
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
                    ↓echo "logging in with $ADMIN_PASSWORD"
                    login --password-file /run/password
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: sync
          namespace: shop
        spec:
          template:
            spec:
              serviceAccountName: sync
              restartPolicy: Never
              containers:
                - name: sync
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
                      echo "logging in"
                      login --password-file /run/password
        """#),
    .flagged(
      "The root token of a new Vault",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    vault operator init -format=json > /tmp/init.json
                    ROOT_TOKEN="$(jq -r .root_token /tmp/init.json)"
                    ↓echo "root token: $ROOT_TOKEN"
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: sync
          namespace: shop
        spec:
          template:
            spec:
              serviceAccountName: sync
              restartPolicy: Never
              containers:
                - name: sync
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      vault operator init -format=json > /tmp/init.json
                      ROOT_TOKEN="$(jq -r .root_token /tmp/init.json)"
                      echo "root token: ${#ROOT_TOKEN} characters"
        """#),
    .flagged(
      "What `operator init` prints goes to the log, with or without `tee`",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    ↓vault operator init | tee /keys/init.txt
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: sync
          namespace: shop
        spec:
          template:
            spec:
              serviceAccountName: sync
              restartPolicy: Never
              containers:
                - name: sync
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      vault operator init > /keys/init.txt
        """#),
    .flagged(
      "`set -x` prints each command with its variables",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
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
                    ↓set -x
                    login --password "$ADMIN_PASSWORD"
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: sync
          namespace: shop
        spec:
          template:
            spec:
              serviceAccountName: sync
              restartPolicy: Never
              containers:
                - name: sync
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
                      login --password "$ADMIN_PASSWORD"
        """#),
    .flagged(
      "`kubectl get secret` decoded",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    ↓kubectl get secret admin -o jsonpath='{.data.password}' | base64 -d
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: sync
          namespace: shop
        spec:
          template:
            spec:
              serviceAccountName: sync
              restartPolicy: Never
              containers:
                - name: sync
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      kubectl get secret admin -o jsonpath='{.data.password}' | base64 -d > /run/password
        """#),
    .clean(
      "To a file, to another program, into a variable",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
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
                    echo "$ADMIN_PASSWORD" > /run/password
                    echo "$ADMIN_PASSWORD" | login --password-stdin
                    hash="$(echo "$ADMIN_PASSWORD" | sha256sum)"
                    { echo "[client]"; echo "password=$ADMIN_PASSWORD"; } > /run/my.cnf
                    echo "${ADMIN_PASSWORD:+a password is set}"
      """#),
    .clean(
      "A function whose output is taken",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    token() {
                      TOKEN="$(vault print token)"
                      echo "$TOKEN"
                    }
                    VAULT_TOKEN="$(token)"
                    export VAULT_TOKEN
      """#),
    .clean(
      "A name is no secret, and tracing that is off prints nothing",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
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
                    for secret in api worker; do
                      echo "checking $secret"
                    done
                    set -x
                    ls /run
                    set +x
                    login --password "$ADMIN_PASSWORD"
      """#),
  ]
}
