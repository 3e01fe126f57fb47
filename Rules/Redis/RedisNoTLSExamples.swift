internal import Linting

enum RedisNoTLSExamples {
  static let all: [Example] = [
    .flagged(
      "In clear text behind a LoadBalancer", level: .error,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: redis
        namespace: web
      spec:
        template:
          metadata:
            labels: {app: redis}
          spec:
            containers:
              - name: redis
                image: ↓redis:7.4
                args: ["--requirepass", "$(PASSWORD)"]
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: redis
        namespace: web
      spec:
        type: LoadBalancer
        selector: {app: redis}
      """,
      corrected: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: redis
          namespace: web
        spec:
          template:
            metadata:
              labels: {app: redis}
            spec:
              containers:
                - name: redis
                  image: redis:7.4
                  args:
                    - --requirepass
                    - $(PASSWORD)
                    - --port
                    - "0"
                    - --tls-port
                    - "6379"
                    - --tls-cert-file
                    - /tls/tls.crt
                    - --tls-key-file
                    - /tls/tls.key
                    - --tls-ca-cert-file
                    - /tls/ca.crt
                  volumeMounts:
                    - {name: tls, mountPath: /tls}
              volumes:
                - name: tls
                  secret: {secretName: redis-tls}
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: redis
          namespace: web
        spec:
          type: LoadBalancer
          selector: {app: redis}
        """),
    .flagged(
      "The port is written in redis.conf", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: redis
        namespace: web
      data:
        redis.conf: |
          ↓port 6379
          appendonly yes
          requirepass $(REDIS_PASSWORD)
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: redis
        namespace: web
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:7.4
                args: ["/conf/redis.conf"]
                volumeMounts:
                  - {name: conf, mountPath: /conf}
            volumes:
              - name: conf
                configMap: {name: redis}
      """,
      corrected: tlsServer),
    .clean("TLS only", tlsServer),
    .clean(
      "Dragonfly's own flags",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: dragonfly
        namespace: web
      spec:
        template:
          spec:
            containers:
              - name: dragonfly
                image: ghcr.io/dragonflydb/dragonfly:v1.25.1
                args: ["--requirepass=$(PASSWORD)", "--tls", "--tls_cert_file=/tls/tls.crt", "--tls_key_file=/tls/tls.key"]
      """),
    .flagged(
      "Cilium's policy limits who connects", level: .note,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: cache
        namespace: web
      spec:
        template:
          metadata:
            labels: {app: cache}
          spec:
            containers:
              - name: redis
                image: ↓bitnami/redis:7.2
                env:
                  - name: REDIS_PASSWORD
                    valueFrom:
                      secretKeyRef: {name: cache, key: password}
      ---
      apiVersion: cilium.io/v2
      kind: CiliumNetworkPolicy
      metadata:
        name: cache
        namespace: web
      spec:
        endpointSelector:
          matchLabels: {app: cache}
        ingress:
          - fromEndpoints:
              - matchLabels: {app: api}
      """,
      corrected: tlsServer),
    .clean(
      "An init container adds the TLS port to the ConfigMap's file",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: redis
        namespace: web
      data:
        redis.conf: |
          appendonly yes
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: redis
        namespace: web
      spec:
        template:
          spec:
            initContainers:
              - name: prepare
                image: busybox:1.37
                command: ["sh", "-c"]
                args:
                  - |
                    cp /conf/redis.conf /etc/redis/redis.conf
                    echo "tls-port 6379" >> /etc/redis/redis.conf
                volumeMounts:
                  - {name: conf, mountPath: /conf}
                  - {name: etc, mountPath: /etc/redis}
            containers:
              - name: redis
                image: redis:7.4
                args: ["/etc/redis/redis.conf"]
                volumeMounts:
                  - {name: etc, mountPath: /etc/redis}
            volumes:
              - name: conf
                configMap: {name: redis}
              - name: etc
                emptyDir: {}
      """),
    .clean(
      "Only the pod itself can connect",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: app
      spec:
        containers:
          - name: redis
            image: redis:7.4
            args: ["--bind", "127.0.0.1"]
      """),
  ]

  static let tlsServer = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: redis
      namespace: web
    spec:
      template:
        spec:
          containers:
            - name: redis
              image: redis:7.4
              args:
                - --port
                - "0"
                - --tls-port
                - "6379"
                - --tls-cert-file
                - /tls/tls.crt
                - --tls-key-file
                - /tls/tls.key
                - --tls-ca-cert-file
                - /tls/ca.crt
              volumeMounts:
                - {name: tls, mountPath: /tls}
          volumes:
            - name: tls
              secret: {secretName: redis-tls}
    """
}
