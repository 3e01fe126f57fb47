internal import Linting

enum HostpathDataExamples {
  static let all: [Example] = [
    .flagged(
      "Redis on whatever node it runs", level: .warning,
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: sessions
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:7.4-alpine
                args: ["redis-server", "--appendonly", "yes"]
                volumeMounts:
                  - name: data
                    mountPath: /data
                  - name: zone
                    mountPath: /etc/localtime
            volumes:
              - name: data
                hostPath:
                  path: ↓/srv/redis
                  type: DirectoryOrCreate
              - name: zone
                hostPath:
                  path: /etc/localtime
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: sessions
        spec:
          template:
            spec:
              containers:
                - name: redis
                  image: redis:7.4-alpine
                  args: ["redis-server", "--appendonly", "yes"]
                  volumeMounts:
                    - name: data
                      mountPath: /data
          volumeClaimTemplates:
            - metadata:
                name: data
              spec:
                accessModes: [ReadWriteOnce]
        """),
    .flagged(
      "By way of a volume that names the claim", level: .warning,
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata:
        name: orders-db
      spec:
        capacity: {storage: 10Gi}
        hostPath:
          path: ↓/mnt/orders
        claimRef:
          namespace: orders
          name: data-db-0
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
        namespace: orders
      spec:
        template:
          spec:
            containers:
              - name: postgres
                image: postgres:17.2
                volumeMounts:
                  - name: data
                    mountPath: /var/lib/postgresql/data
        volumeClaimTemplates:
          - metadata:
              name: data
            spec:
              accessModes: [ReadWriteOnce]
      """,
      corrected: """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: db
          namespace: orders
        spec:
          template:
            spec:
              containers:
                - name: postgres
                  image: postgres:17.2
                  volumeMounts:
                    - name: data
                      mountPath: /var/lib/postgresql/data
          volumeClaimTemplates:
            - metadata:
                name: data
              spec:
                accessModes: [ReadWriteOnce]
        """),
    .flagged(
      "Vault, tied to the node that has the disk", level: .note,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: openbao
      spec:
        template:
          spec:
            nodeSelector:
              kubernetes.io/hostname: node-1
            containers:
              - name: openbao
                image: quay.io/openbao/openbao:2.1.0
                args: ["server"]
                volumeMounts:
                  - name: storage
                    mountPath: /openbao/file
            volumes:
              - name: storage
                hostPath:
                  path: ↓/srv/openbao
      """,
      corrected: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: openbao
        spec:
          template:
            spec:
              containers:
                - name: openbao
                  image: quay.io/openbao/openbao:2.1.0
                  args: ["server"]
                  volumeMounts:
                    - name: storage
                      mountPath: /openbao/file
              volumes:
                - name: storage
                  persistentVolumeClaim:
                    claimName: openbao
        """),
    .clean(
      "A cache, an exporter, a mounted configuration, a node's own agent",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: cache
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:7.4
                args: ["redis-server", "--save", "", "--appendonly", "no"]
                volumeMounts:
                  - name: data
                    mountPath: /data
              - name: exporter
                image: oliver006/redis_exporter:v1.67.0
                volumeMounts:
                  - name: data
                    mountPath: /data
            volumes:
              - name: data
                hostPath:
                  path: /srv/cache
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: db
      spec:
        template:
          spec:
            containers:
              - name: postgres
                image: postgres:17.2
                volumeMounts:
                  - name: init
                    mountPath: /docker-entrypoint-initdb.d
                    readOnly: true
                  - name: data
                    mountPath: /var/lib/postgresql/data
            volumes:
              - name: init
                hostPath:
                  path: /srv/init
              - name: data
                persistentVolumeClaim:
                  claimName: db
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: node-redis
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:7.4
                args: ["redis-server", "--appendonly", "yes"]
                volumeMounts:
                  - name: data
                    mountPath: /data
            volumes:
              - name: data
                hostPath:
                  path: /srv/node-redis
      """),
  ]
}
