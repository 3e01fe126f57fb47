internal import Linting

enum VDSMissingRolloutRestartExamples {
  static let all: [Example] = [
    .flagged(
      "A leased password in the environment",
      """
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultDynamicSecret
      metadata:
        name: api-db
        namespace: shop
      spec:
        vaultAuthRef: shop
        mount: database
        path: creds/api
        destination:
          name: ↓api-db
          create: true
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: api
                image: registry.example.com/api:1.4
                env:
                  - name: DB_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: api-db
                        key: password
      """),
    .flagged(
      "Two workloads, one of them named",
      """
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultDynamicSecret
      metadata:
        name: api-db
        namespace: shop
      spec:
        vaultAuthRef: shop
        mount: database
        path: creds/api
        rolloutRestartTargets:
          - kind: Deployment
            name: api
        destination:
          name: ↓api-db
          create: true
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: api
                image: registry.example.com/api:1.4
                env:
                  - name: DB_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: api-db
                        key: password
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: worker
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: api
                image: registry.example.com/api:1.4
                envFrom:
                  - secretRef:
                      name: api-db
      """,
      corrected: """
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultDynamicSecret
        metadata:
          name: api-db
          namespace: shop
        spec:
          vaultAuthRef: shop
          mount: database
          path: creds/api
          rolloutRestartTargets:
            - kind: Deployment
              name: api
            - kind: StatefulSet
              name: worker
          destination:
            name: api-db
            create: true
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: api
          namespace: shop
        spec:
          template:
            spec:
              containers:
                - name: api
                  image: registry.example.com/api:1.4
                  env:
                    - name: DB_PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: api-db
                          key: password
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: worker
          namespace: shop
        spec:
          template:
            spec:
              containers:
                - name: api
                  image: registry.example.com/api:1.4
                  envFrom:
                    - secretRef:
                        name: api-db
        """),
    .flagged(
      "A value that Vault only stores",
      """
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultStaticSecret
      metadata:
        name: api-db
        namespace: shop
      spec:
        vaultAuthRef: shop
        type: kv-v2
        mount: kv
        path: shop/api
        refreshAfter: 1h
        destination:
          name: ↓api-db
          create: true
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: api
                image: registry.example.com/api:1.4
                env:
                  - name: DB_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: api-db
                        key: password
      """),
    .flagged(
      "A value that nothing looks at again", level: .note,
      """
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultStaticSecret
      metadata:
        name: api-db
        namespace: shop
      spec:
        vaultAuthRef: shop
        type: kv-v2
        mount: kv
        path: shop/api
        destination:
          name: ↓api-db
          create: true
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: api
                image: registry.example.com/api:1.4
                env:
                  - name: DB_PASSWORD
                    valueFrom:
                      secretKeyRef:
                        name: api-db
                        key: password
      """),
  ]
}
