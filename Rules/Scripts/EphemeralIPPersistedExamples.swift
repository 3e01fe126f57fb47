internal import Linting

enum EphemeralIPPersistedExamples {
  static let all: [Example] = [
    .flagged(
      "Vault keeps the address of the master of the day",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    master="$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)"
                    vault write database/config/redis host="↓$master" port=6379
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
              restartPolicy: Never
              containers:
                - name: sync
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      vault write database/config/redis host=redis-master.shop.svc port=6379
        """#),
    .flagged(
      "A CronJob corrects it at its next run", level: .note,
      #"""
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: sync
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: Never
                containers:
                  - name: sync
                    image: registry.example.com/tools:1
                    command: [sh, -ec]
                    args:
                      - |
                        master="$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)"
                        vault write database/config/redis host="↓$master" port=6379
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: sync
          namespace: shop
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: sync
                      image: registry.example.com/tools:1
                      command: [sh, -ec]
                      args:
                        - |
                          vault write database/config/redis host=redis-master.shop.svc port=6379
        """#),
    .flagged(
      "A pod's address in a ConfigMap",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    ip="$(kubectl get pod redis-0 -o jsonpath='{.status.podIP}')"
                    kubectl create configmap redis --from-literal=↓host="$ip"
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
              restartPolicy: Never
              containers:
                - name: sync
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      kubectl create configmap redis --from-literal=host=redis-0.redis.shop.svc
        """#),
    .flagged(
      "The address of the Job's own pod",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                env:
                  - name: POD_IP
                    valueFrom:
                      fieldRef:
                        fieldPath: status.podIP
                command: [sh, -ec]
                args:
                  - |
                    kubectl create configmap callback --from-literal=↓host="$POD_IP"
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
              restartPolicy: Never
              containers:
                - name: sync
                  image: registry.example.com/tools:1
                  env:
                    - name: POD_IP
                      valueFrom:
                        fieldRef:
                          fieldPath: status.podIP
                  command: [sh, -ec]
                  args:
                    - |
                      kubectl create configmap callback --from-literal=host=api.shop.svc
        """#),
    .clean(
      "The address is only asked, or turned into a name",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    master="$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)"
                    redis-cli -h "$master" ping
                    host=redis-1.redis.shop.svc
                    if [ "$(getent hosts redis-0.redis.shop.svc | cut -d' ' -f1)" = "$master" ]; then
                      host=redis-0.redis.shop.svc
                    fi
                    vault write database/config/redis host="$host" port=6379
      """#),
    .clean(
      "A server that registers itself at each start",
      #"""
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: sync
                image: registry.example.com/tools:1
                env:
                  - name: POD_IP
                    valueFrom:
                      fieldRef:
                        fieldPath: status.podIP
                command: [sh, -ec]
                args:
                  - |
                    vault kv put secret/peers/a host="$POD_IP"
      """#),
  ]
}
