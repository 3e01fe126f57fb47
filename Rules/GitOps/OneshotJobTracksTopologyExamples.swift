internal import Linting

enum OneshotJobTracksTopologyExamples {
  static let all: [Example] = [
    .flagged(
      "The answer of Sentinel, in a PostSync Job",
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
                command: [sh, -ec]
                args:
                  - |
                    MASTER=$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)
                    vault write database/config/redis plugin_name=redis-database-plugin host="↓$MASTER" port=6379
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
                  command: [sh, -ec]
                  args:
                    - |
                      vault write database/config/redis plugin_name=redis-database-plugin host=redis-master.shop.svc port=6379
        """),
    .flagged(
      "A name instead of an address moves as well",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: scripts
        namespace: vault
      data:
        setup.sh: |
          #!/bin/sh
          for i in 0 1 2; do
            if redis-cli -h "redis-$i.redis" role | grep -q master; then
              MASTER="redis-$i.redis"
            fi
          done
          vault write database/config/redis plugin_name=redis-database-plugin host="↓$MASTER" port=6379
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
                command: [bash, /scripts/setup.sh]
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
          setup.sh: |
            #!/bin/sh
            vault write database/config/redis plugin_name=redis-database-plugin host=redis-master.shop.svc port=6379
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
                  command: [bash, /scripts/setup.sh]
                  volumeMounts:
                    - name: scripts
                      mountPath: /scripts
              volumes:
                - name: scripts
                  configMap:
                    name: scripts
        """),
    .flagged(
      "The pod with the role of master, in a sync wave",
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: setup
        namespace: shop
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
                    POD=$(kubectl get pods -l redis-role=master -o jsonpath='{.items[0].metadata.name}')
                    kubectl create configmap redis --from-literal=↓host="$POD.redis" --dry-run=client -o yaml | kubectl apply -f -
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: setup
          namespace: shop
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
                      kubectl create configmap redis --from-literal=host=redis-master --dry-run=client -o yaml | kubectl apply -f -
        """),
    .clean(
      "A CronJob as twin",
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
                command: [sh, -ec]
                args:
                  - |
                    MASTER=$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)
                    vault write database/config/redis plugin_name=redis-database-plugin host="$MASTER" port=6379
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: sync
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
                  - name: sync
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        MASTER=$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)
                        vault write database/config/redis plugin_name=redis-database-plugin host="$MASTER" port=6379
      """),
    .clean(
      "A sidecar that goes on",
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
                command: [sh, -ec]
                args:
                  - |
                    MASTER=$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)
                    vault write database/config/redis plugin_name=redis-database-plugin host="$MASTER" port=6379
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: watch
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: seed
            containers:
              - name: watch
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    while true; do
                      MASTER=$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)
                      vault write database/config/redis plugin_name=redis-database-plugin host="$MASTER" port=6379
                      sleep 10
                    done
      """),
    .clean(
      "A Service that selects the master, and a host that is not known",
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
                command: [sh, -ec]
                args:
                  - |
                    vault write database/config/redis plugin_name=redis-database-plugin host=redis-master.shop.svc port=6379
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: other
        namespace: vault
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
                    vault write database/config/other plugin_name=redis-database-plugin host="$REDIS_HOST" port=6379
      """),
    .clean(
      "The answer is only shown",
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
                command: [sh, -ec]
                args:
                  - |
                    redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main
                    vault write database/config/redis plugin_name=redis-database-plugin host=redis-master.shop.svc port=6379
      """),
  ]
}
