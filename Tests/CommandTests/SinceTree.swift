/// A small repository in which each of five rules has one finding: by a patch, in a generator's file, in
/// a release's values, in a block of text, and in one of two Secrets alike.
enum SinceTree {
  static let rules =
    "redis-unknown-directive,script-prints-secret,plaintext-secret-in-git,plaintext-secret-env,placeholder-secret-overwrite"

  static let files: [String: String] = [
    "base/app.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: app
      namespace: web
    spec:
      selector: {matchLabels: {app: app}}
      template:
        metadata: {labels: {app: app}}
        spec:
          containers:
            - name: app
              image: registry.example.com/app:1.2.3

    """,
    "base/redis.yaml": """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: redis
      namespace: web
    spec:
      selector: {matchLabels: {app: redis}}
      template:
        metadata: {labels: {app: redis}}
        spec:
          containers:
            - name: redis
              image: redis:7.4
              command: [redis-server, /conf/redis.conf]
              volumeMounts: [{name: conf, mountPath: /conf}]
          volumes: [{name: conf, configMap: {name: redis}}]

    """,
    "base/redis.conf": """
    port 6379
    acl-log-max-len 1000

    """,
    "base/kustomization.yaml": """
    resources: [app.yaml, redis.yaml]
    configMapGenerator:
      - name: redis
        namespace: web
        files: [redis.conf]

    """,
    "root/kustomization.yaml": """
    resources: [../base]
    patches:
      - path: patch.yaml

    """,
    "root/patch.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: app
      namespace: web
    spec:
      template:
        spec:
          containers:
            - name: app
              env:
                - name: DB_PASSWORD
                  value: hunter2xyzzyplugh

    """,
    "release.yaml": """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: cache
      namespace: web
    spec:
      chart:
        spec:
          chart: redis
          version: 19.0.0
          sourceRef: {kind: HelmRepository, name: bitnami}
      valuesFrom: []
      values:
        auth:
          enabled: true
          password: hunter2xyzzyplugh

    """,
    "block.yaml": """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: script, namespace: web}
    data:
      run.sh: |
        #!/bin/sh
        set -e
        vault operator init > /keys/init.txt
        cat /keys/init.txt

    """,
    "twins.yaml": """
    apiVersion: v1
    kind: Secret
    metadata: {name: one, namespace: web, labels: {app.kubernetes.io/managed-by: people}}
    stringData:
      token: CHANGEME
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: two, namespace: web, labels: {app.kubernetes.io/managed-by: people}}
    stringData:
      token: ENC[AES256_GCM,data:bWFkZXVw,type:str]

    """,
  ]
}
