internal import Linting

enum VaultRotateRootConflictExamples {
  static let all: [Example] = [
    .flagged(
      "The server's own password",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: vault-bootstrap
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.18
                env:
                  - name: PG_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: orders-db
                        key: password
                command: ["/bin/sh", "-c"]
                args:
                  - |
                    vault write database/config/orders plugin_name=postgresql-database-plugin \\
                      connection_url="postgresql://{{username}}:{{password}}@orders-db:5432/orders" \\
                      username=postgres password="$PG_PASSWORD" allowed_roles=orders
                    vault write -force ↓database/rotate-root/orders
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: orders-db
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: postgres
                image: postgres:17
                env:
                  - name: POSTGRES_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: orders-db
                        key: password
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: vault-bootstrap
          namespace: shop
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.18
                  env:
                    - name: PG_PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: orders-db-vault
                          key: password
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      vault write database/config/orders plugin_name=postgresql-database-plugin \\
                        connection_url="postgresql://{{username}}:{{password}}@orders-db:5432/orders" \\
                        username=vault password="$PG_PASSWORD" allowed_roles=orders
                      vault write -force database/rotate-root/orders
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: orders-db
          namespace: shop
        spec:
          template:
            spec:
              containers:
                - name: postgres
                  image: postgres:17
                  env:
                    - name: POSTGRES_PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: orders-db
                          key: password
        """),
    .flagged(
      "The vault-config-operator rotates",
      """
      apiVersion: redhatcop.redhat.io/v1alpha1
      kind: DatabaseSecretEngineConfig
      metadata:
        name: orders
        namespace: shop
      spec:
        path: database
        pluginName: postgresql-database-plugin
        connectionURL: postgresql://{{username}}:{{password}}@orders-db:5432/orders
        username: postgres
        rootCredentials:
          secret:
            name: orders-db
          passwordKey: postgres-password
        rootPasswordRotation:
          enable: ↓true
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: orders-backup
        namespace: shop
      spec:
        schedule: "5 3 * * *"
        jobTemplate:
          spec:
            template:
              spec:
                containers:
                  - name: dump
                    image: postgres:17
                    envFrom:
                      - secretRef:
                          name: orders-db
      """,
      corrected: """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineConfig
        metadata:
          name: orders
          namespace: shop
        spec:
          path: database
          pluginName: postgresql-database-plugin
          connectionURL: postgresql://{{username}}:{{password}}@orders-db:5432/orders
          username: postgres
          rootCredentials:
            secret:
              name: orders-db
            passwordKey: postgres-password
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: orders-backup
          namespace: shop
        spec:
          schedule: "5 3 * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: dump
                      image: postgres:17
                      envFrom:
                        - secretRef:
                            name: orders-db
        """),
    .clean(
      "Nobody else reads the Secret of Vault's user",
      """
      apiVersion: redhatcop.redhat.io/v1alpha1
      kind: DatabaseSecretEngineConfig
      metadata:
        name: orders
        namespace: shop
      spec:
        path: database
        pluginName: postgresql-database-plugin
        connectionURL: postgresql://{{username}}:{{password}}@orders-db:5432/orders
        username: vault
        rootCredentials:
          secret:
            name: orders-db-vault
          passwordKey: password
        rootPasswordRotation:
          enable: true
      """),
  ]
}
