internal import Linting

enum VaultKeyIntegrityUncheckedExamples {
  static let all: [Example] = [
    .flagged(
      "A Job that puts the output of `init` into a Secret",
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
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: key-check
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
                    - name: key-check
                      image: registry.example.com/tools:1
                      command: [sh, -ec]
                      args:
                        - |
                          key="$(kubectl get secret vault-unseal-keys -o jsonpath='{.data.keys}')"
                          [ -n "$key" ]
        """),
    .flagged(
      "A script of a ConfigMap, run by a hook",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        init.sh: |
          #!/bin/sh
          init="$(vault operator init -key-shares=5 -key-threshold=3 -format=json)"
          kubectl create secret generic ↓vault-unseal-keys --from-literal=keys="$init"
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
            init="$(vault operator init -key-shares=5 -key-threshold=3 -format=json)"
            kubectl create secret generic vault-unseal-keys --from-literal=keys="$init"
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
                  command: [bash, /scripts/init.sh]
                  volumeMounts:
                    - name: scripts
                      mountPath: /scripts
              volumes:
                - name: scripts
                  configMap:
                    name: scripts
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: vault
          namespace: vault
        spec:
          groups:
            - name: vault
              rules:
                - alert: VaultKeysGone
                  expr: unseal_secret_keys{secret="vault-unseal-keys"} == 0
        """),
    .flagged(
      "A Secret that only the unsealer shows; the CronJob that unseals with it is no check",
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
                  secretName: ↓vault-unseal-keys
                  optional: true
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: again
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
                  - name: again
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl exec vault-0 -- vault operator unseal "$(kubectl get secret vault-unseal-keys -o jsonpath='{.data.key}' | base64 -d)" || true
      """,
      corrected: """
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
                  livenessProbe:
                    exec:
                      command: [test, -s, /keys/key]
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
      "A CronJob looks at the file",
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
      kind: CronJob
      metadata:
        name: key-check
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
                  - name: key-check
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        [ -s /keys/key ]
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
      "A CronJob that fails where the key is empty",
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
      kind: CronJob
      metadata:
        name: again
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
                  - name: again
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl exec vault-0 -- vault operator unseal "$(kubectl get secret vault-unseal-keys -o jsonpath='{.data.key}' | base64 -d)"
      """),
    .clean(
      "A controller brings it back",
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
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: vault-unseal-keys
        namespace: vault
      spec:
        target:
          name: vault-unseal-keys
      """),
    .clean(
      "A Secret of another kind, in a sync wave",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: vault
        annotations:
          argocd.argoproj.io/sync-wave: "3"
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
                    kubectl create secret generic app --from-literal=key="$(openssl rand -hex 32)"
      """),
    .clean(
      "A seal of its own: what `operator init` gives are recovery keys",
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
                image: example.org/vault-kubectl:1.20.1
                command: ["/bin/sh", "-c"]
                args:
                  - |
                    INIT=$(bao operator init -format=json)
                    kubectl create secret generic openbao-init --from-literal=recovery="$INIT"
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: openbao
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: openbao
                image: quay.io/openbao/openbao:2.4.1
                args: ["server"]
                env:
                  - name: BAO_LOCAL_CONFIG
                    value: seal "static" { current_key = "file:///seal/key" }
      """),
    .clean(
      "Only the root token goes to the Secret",
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
                image: example.org/vault-kubectl:1.20.1
                command: ["/bin/sh", "-c"]
                args:
                  - |
                    vault operator init > /tmp/init.txt
                    grep 'Unseal Key' /tmp/init.txt > /keys/unseal
                    grep 'Root Token' /tmp/init.txt | cut -d: -f2 > /tmp/token
                    kubectl create secret generic vault-root-token --from-literal=token="$(cat /tmp/token)"
      """),
  ]
}
