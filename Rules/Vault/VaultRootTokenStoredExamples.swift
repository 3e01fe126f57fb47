internal import Linting

enum VaultRootTokenStoredExamples {
  static let all: [Example] = [
    .flagged(
      """
      apiVersion: vault.banzaicloud.com/v1alpha1
      kind: Vault
      metadata:
        name: vault
      spec:
        unsealConfig:
          options:
            storeRootToken: ↓true
      """,
      corrected: """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          unsealConfig:
            options:
              storeRootToken: false
        """),
    .flagged(
      "The operator's default",
      """
      apiVersion: vault.banzaicloud.com/v1alpha1
      kind: Vault
      metadata:
        name: vault
      spec:
        ↓unsealConfig:
          kubernetes:
            secretNamespace: vault
      """,
      corrected: """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          unsealConfig:
            kubernetes:
              secretNamespace: vault
            options:
              storeRootToken: false
        """),
    .flagged(
      "By a script",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-init
      data:
        init.sh: |
          INIT=$(vault operator init -format=json)
          ROOT=$(echo "$INIT" | jq -r .root_token)
          KEYS=$(echo "$INIT" | jq -r .unseal_keys_b64)
          kubectl create secret generic ↓vault-keys --from-literal=unseal_keys="$KEYS" --from-literal=root_token="$ROOT"
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-init
        data:
          init.sh: |
            INIT=$(vault operator init -format=json)
            KEYS=$(echo "$INIT" | jq -r .unseal_keys_b64)
            kubectl create secret generic vault-keys --from-literal=unseal_keys="$KEYS"
        """),
    .flagged(
      "The whole output, in a Secret whose name a variable tells", level: .note,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-init
      data:
        init.sh: |
          vault operator init -key-shares=5 -format=json > /tmp/output.json
          kubectl create secret generic ↓${KEYS_SECRET} --from-file=init.json=/tmp/output.json \\
            --dry-run=client -o yaml | kubectl apply -f -
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-init
        data:
          init.sh: |
            vault operator init -key-shares=5 -format=json > /tmp/output.json
            jq .unseal_keys_b64 /tmp/output.json > /tmp/keys.json
            kubectl create secret generic ${KEYS_SECRET} --from-file=keys.json=/tmp/keys.json
        """),
    .flagged(
      "Only the token, picked from the output", level: .note,
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
                    kubectl create secret generic ↓vault-root-token --from-literal=token="$(cat /tmp/token)"
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
                  image: example.org/vault-kubectl:1.20.1
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      vault operator init > /tmp/init.txt
                      grep 'Unseal Key' /tmp/init.txt > /keys/unseal
        """),
    .flagged(
      "In a ConfigMap", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-init
      data:
        init.sh: |
          INIT=$(vault operator init -format=json)
          kubectl create configmap ↓vault-keys --from-literal=init="$INIT"
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-init
        data:
          init.sh: |
            INIT=$(vault operator init -format=json)
        """),
    .flagged(
      "In a file on the server's own volume", level: .note,
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: vault
      spec:
        template:
          spec:
            containers:
              - name: init
                image: hashicorp/vault:1.20.1
                command: [sh, -c]
                args:
                  - vault operator init > ↓/vault/data/init.txt
                volumeMounts:
                  - name: data
                    mountPath: /vault/data
        volumeClaimTemplates:
          - metadata:
              name: data
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
                - name: init
                  image: hashicorp/vault:1.20.1
                  command: [sh, -c]
                  args:
                    - vault operator init | age -r age1madeup > /vault/data/init.age
                  volumeMounts:
                    - name: data
                      mountPath: /vault/data
          volumeClaimTemplates:
            - metadata:
                name: data
        """),
    .clean(
      "A file that ends with the pod",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-init
      spec:
        template:
          spec:
            containers:
              - name: init
                image: hashicorp/vault:1.20.1
                command: [sh, -c]
                args:
                  - vault operator init > /scratch/init.txt
                volumeMounts:
                  - name: scratch
                    mountPath: /scratch
            volumes:
              - name: scratch
                emptyDir: {}
      """),
    .clean(
      "A value that is filled in later",
      """
      apiVersion: vault.banzaicloud.com/v1alpha1
      kind: Vault
      metadata:
        name: vault
      spec:
        unsealConfig:
          options:
            storeRootToken: ${STORE_ROOT_TOKEN}
      """),
  ]
}
