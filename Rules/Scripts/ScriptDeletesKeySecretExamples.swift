internal import Linting

enum ScriptDeletesKeySecretExamples {
  static let all: [Example] = [
    .flagged(
      "The only copy of the unseal keys",
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
                    ↓kubectl -n vault delete secret vault-unseal-keys
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
                      kubectl -n vault get secret vault-unseal-keys
        """#),
    .clean(
      "Deleting is the recovery where an operator makes the Secret anew",
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
                    kubectl delete secret api-redis
                    kubectl delete secret vault-unseal-keys
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: keys
        namespace: shop
      spec:
        secretStoreRef:
          name: store
          kind: ClusterSecretStore
        target:
          name: vault-unseal-keys
        dataFrom:
          - extract:
              key: vault/unseal
      """#),
    .clean(
      "The keys of a Vault that is initialised in the next line",
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
                    kubectl delete secret vault-unseal-keys --ignore-not-found
                    vault operator init -format=json > /tmp/init.json
                    kubectl create secret generic vault-unseal-keys --from-file=/tmp/init.json
      """#),
  ]
}
