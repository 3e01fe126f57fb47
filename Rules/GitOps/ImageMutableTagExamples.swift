internal import Linting

enum ImageMutableTagExamples {
  static let all: [Example] = [
    .flagged(
      "A Job unseals Vault with the newest tools", level: .warning,
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: unseal
        namespace: openbao
      spec:
        jobTemplate:
          spec:
            template:
              spec:
                containers:
                  - name: unseal
                    image: ↓registry.example.com/tools:latest
                    command: ["sh", "-c", "bao operator unseal $KEY"]
                    env:
                      - name: KEY
                        valueFrom:
                          secretKeyRef: {name: openbao-unseal-keys, key: key}
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: unseal
          namespace: openbao
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: unseal
                      image: registry.example.com/tools:2025.3
                      command: ["sh", "-c", "bao operator unseal $KEY"]
                      env:
                        - name: KEY
                          valueFrom:
                            secretKeyRef: {name: openbao-unseal-keys, key: key}
        """),
    .flagged(
      "Redis of whatever version, below a distribution", level: .warning,
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: redis
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: ↓redis:alpine
              - name: exporter
                image: oliver006/redis_exporter:latest
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: redis
        spec:
          template:
            spec:
              containers:
                - name: redis
                  image: redis:7.4-alpine
                - name: exporter
                  image: oliver006/redis_exporter:latest
        """),
    .flagged(
      "A Job that seeds a Secret, and an operator's Redis", level: .warning,
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
      spec:
        template:
          spec:
            containers:
              - name: seed
                image: ↓bitnami/kubectl
                command: ["sh", "-c", "kubectl create secret generic push-key --from-file=/keys/key"]
      ---
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: RedisReplication
      metadata:
        name: sessions
      spec:
        kubernetesConfig:
          image: ↓quay.io/opstree/redis:latest
      """,
      corrected: """
        apiVersion: redis.redis.opstreelabs.in/v1beta2
        kind: RedisReplication
        metadata:
          name: sessions
        spec:
          kubernetesConfig:
            image: quay.io/opstree/redis:v7.0.15
        """),
    .flagged(
      "A Job that fetches the root token by itself", level: .warning,
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: configure
      spec:
        template:
          spec:
            containers:
              - name: configure
                image: ↓registry.example.com/tools
                command:
                  - sh
                  - -c
                  - BAO_TOKEN=$(kubectl get secret openbao-keys -o jsonpath='{.data.root}') ./configure
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: configure
        spec:
          template:
            spec:
              containers:
                - name: configure
                  image: registry.example.com/tools:2025.3
                  command:
                    - sh
                    - -c
                    - BAO_TOKEN=$(kubectl get secret openbao-keys -o jsonpath='{.data.root}') ./configure
        """),
    .flagged(
      "The container that takes the keys in, not the one before it with the same image",
      level: .warning,
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: unseal
        namespace: openbao
      spec:
        jobTemplate:
          spec:
            template:
              spec:
                initContainers:
                  - name: wait
                    image: registry.example.com/tools:latest
                    command: ["sh", "-c", "until kubectl get secret openbao-unseal-keys; do sleep 5; done"]
                containers:
                  - name: unseal
                    image: ↓registry.example.com/tools:latest
                    env:
                      - name: UNSEAL_KEY
                        valueFrom:
                          secretKeyRef: {name: openbao-unseal-keys, key: unseal_key}
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: unseal
          namespace: openbao
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: unseal
                      image: registry.example.com/tools:2025.3
                      env:
                        - name: UNSEAL_KEY
                          valueFrom:
                            secretKeyRef: {name: openbao-unseal-keys, key: unseal_key}
        """),
    .flagged(
      "A Job with all rights", level: .warning,
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: bootstrap
        namespace: platform
      spec:
        template:
          spec:
            serviceAccountName: bootstrap
            containers:
              - name: bootstrap
                image: ↓registry.example.com/bootstrap:main
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: bootstrap
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: cluster-admin
      subjects:
        - kind: ServiceAccount
          name: bootstrap
          namespace: platform
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: bootstrap
          namespace: platform
        spec:
          template:
            spec:
              containers:
                - name: bootstrap
                  image: registry.example.com/bootstrap:main
        """),
    .clean(
      "A digest, versions, a variable, an image stream, and what holds nothing",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: caches
      spec:
        containers:
          - name: pinned
            image: redis:alpine@sha256:0000000000000000000000000000000000000000000000000000000000000000
          - name: major
            image: valkey/valkey:8-bookworm
          - name: variable
            image: redis:${REDIS_TAG}
          - name: web
            image: nginx:latest
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: redis
        annotations:
          image.openshift.io/triggers: '[{"from": {"kind": "ImageStreamTag", "name": "redis:7"}}]'
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:latest
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: report
      spec:
        template:
          spec:
            containers:
              - name: report
                image: registry.example.com/report:latest
                command: ["sh", "-c", "kubectl get pods"]
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
      spec:
        template:
          spec:
            containers:
              - name: seed
                image: image-registry.openshift-image-registry.svc:5000/openshift/cli:latest
                command: ["sh", "-c", "oc create secret generic push-key --from-file=/keys/key"]
      """),
  ]
}
