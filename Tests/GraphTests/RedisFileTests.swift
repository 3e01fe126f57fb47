import Graph
import Languages
import Testing

/// What scripts of a pod make of the file that a server reads.
@Suite struct RedisFileTests {
  /// What a script writes is followed line by line; what it does under a condition hides the file.
  @Test(arguments: [
    ("cp /cfg/redis.conf /etc/redis/redis.conf", "tls=false aclfile=none"),
    ("cat /cfg/redis.conf > /etc/redis/redis.conf", "tls=false aclfile=none"),
    ("cp /cfg/redis.conf /etc/redis/", "tls=false aclfile=none"),
    ("cp -r /cfg/. /etc/redis", "tls=false aclfile=none"),
    ("cp /cfg/* /etc/redis/", "tls=false aclfile=none"),
    ("mkdir -p /etc/redis && chmod 755 /etc/redis", "tls=false aclfile=none"),
    ("[ -f /etc/redis/redis.conf ] || cp /cfg/redis.conf /etc/redis/", "tls=false aclfile=none"),
    (
      "if [ ! -e /etc/redis/redis.conf ]; then cp /cfg/redis.conf /etc/redis/; fi",
      "tls=false aclfile=none"
    ),
    ("[ -n \"$TLS\" ] || cp /cfg/redis.conf /etc/redis/", "tls=? aclfile=?"),
    ("if [ $A = b ]; then cp /cfg/redis.conf /etc/redis/; fi", "tls=? aclfile=?"),
    (
      "cp /cfg/redis.conf /etc/redis/ && echo 'tls-port 6380' >> /etc/redis/redis.conf",
      "tls=true aclfile=none"
    ),
    (
      "cp /cfg/redis.conf /etc/redis/; echo \"aclfile $DIR/users.acl\" >> /etc/redis/redis.conf",
      "tls=false aclfile=$DIR/users.acl"
    ),
    (
      "cat > /etc/redis/redis.conf <<EOF\naclfile /data/users.acl\ntls-port ${PORT:-6380}\nEOF",
      "tls=true aclfile=/data/users.acl"
    ),
    ("cat <<EOF > /etc/redis/redis.conf\nappendonly yes\n$EXTRA\nEOF", "tls=? aclfile=?"),
    ("echo \"tls-port $PORT\" > /etc/redis/redis.conf", "tls=? aclfile=none"),
    (
      "printf 'requirepass %s\\naclfile /a\\n' \"$P\" > /etc/redis/redis.conf",
      "tls=false aclfile=/a"
    ),
    ("echo 'aclfile /a' | sudo tee -a /etc/redis/redis.conf", "tls=? aclfile=?"),
    ("[ -z $A ] || echo 'tls-port 6380' >> /etc/redis/redis.conf", "tls=? aclfile=?"),
    ("for a in 1 2; do echo \"save $a 1\" >> /etc/redis/redis.conf; done", "tls=? aclfile=?"),
    ("cp /cfg/redis.conf /etc/redis/; sed -i s/a/b/ /etc/redis/redis.conf", "tls=? aclfile=?"),
    (
      "F=/etc/redis/redis.conf; { cat /cfg/redis.conf; echo 'port 0'; } > $F", "tls=? aclfile=?"
    ),
    ("sed s/a/b/ /cfg/redis.conf | tee /etc/redis/redis.conf", "tls=? aclfile=?"),
    ("envsubst < /cfg/redis.conf > /etc/redis/redis.conf", "tls=? aclfile=?"),
    ("cp /cfg/redis.conf \"$TARGET\"; echo x >> \"$TARGET\"", "tls=? aclfile=?"),
  ])
  func configurationBehindAnInitContainer(_ script: String, _ expected: String) throws {
    let graph = Self.graph(
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: redis, namespace: web}
      spec:
        template:
          spec:
            initContainers:
              - name: prepare
                image: busybox
                command: ["sh", "-c"]
                args:
                  - |
                    \(script.replacing("\n", with: "\n              "))
                volumeMounts: [{name: cfg, mountPath: /cfg}, {name: etc, mountPath: /etc/redis}]
            containers:
              - name: redis
                image: redis:7.4
                args: [/etc/redis/redis.conf]
                volumeMounts: [{name: etc, mountPath: /etc/redis}]
            volumes: [{name: cfg, configMap: {name: conf}}, {name: etc, emptyDir: {}}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: web}
      data:
        redis.conf: |
          appendonly yes
      """)
    let server = try #require(graph.redisServers.first)
    let file =
      switch server.settings.value(of: "aclfile") {
      case .set(let setting): setting.arguments.first?.text ?? ""
      case .notSet: "none"
      case .unknown: "?"
      }
    let tls = server.listensOnTLS.map { "\($0)" } ?? "?"
    #expect("tls=\(tls) aclfile=\(file)" == expected)
  }

  /// A file that is only made where it is absent may be an older one where the volume outlives the pod.
  @Test(arguments: [
    ("emptyDir: {}", "/etc/redis", true),
    ("persistentVolumeClaim: {claimName: a}", "/etc/redis", false),
    ("emptyDir: {}", "/elsewhere", true),
  ])
  func copyWhereAbsent(_ volume: String, _ mount: String, _ isSeen: Bool) throws {
    let graph = Self.graph(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: redis, namespace: web}
      spec:
        containers:
          - name: redis
            image: redis:7.4
            command: [sh, -c]
            args: ["[ -f /etc/redis/a.conf ] || cp /cfg/a.conf /etc/redis/; redis-server /etc/redis/a.conf"]
            volumeMounts: [{name: cfg, mountPath: /cfg}, {name: etc, mountPath: \(mount)}]
        volumes: [{name: cfg, configMap: {name: conf}}, {name: etc, \(volume)}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: web}
      data: {a.conf: appendonly yes}
      """)
    #expect((graph.redisServers.first?.configuration != nil) == isSeen)
  }

  private static func graph(_ text: String) -> ResourceGraph {
    ResourceGraph(
      Inventory([
        SourceFile(id: SourceFile.ID(0), path: "app.yaml", contents: Array(text.utf8))
      ]))
  }
}
