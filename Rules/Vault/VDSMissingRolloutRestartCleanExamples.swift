internal import Linting

extension VDSMissingRolloutRestartExamples {
  static let clean: [Example] = [
    .clean(
      "The workload is named",
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
      """),
    .clean(
      "Reloader restarts the workload",
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
          name: api-db
          create: true
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: shop
        annotations:
          secret.reloader.stakater.com/reload: "other,api-db"
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
    .clean(
      "A volume, which is refreshed",
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
                volumeMounts:
                  - name: db
                    mountPath: /etc/db
            volumes:
              - name: db
                secret:
                  secretName: api-db
      """),
    .clean(
      "A Job reads at each start",
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
          name: api-db
          create: true
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: migrate
        namespace: shop
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: migrate
                image: registry.example.com/api:1.4
                envFrom:
                  - secretRef:
                      name: api-db
      """),
    .clean(
      "A script restarts the workload",
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
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: refresh
        namespace: shop
      data:
        refresh.sh: |
          #!/bin/sh
          kubectl -n shop rollout restart deployment/api
      """),
    .clean(
      "The generator of External Secrets has the same name",
      """
      apiVersion: generators.external-secrets.io/v1alpha1
      kind: VaultDynamicSecret
      metadata:
        name: api-db
        namespace: shop
      spec:
        path: /database/creds/api
        destination:
          name: api-db
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
