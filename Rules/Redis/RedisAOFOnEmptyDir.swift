internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisAOFOnEmptyDir = Rule(
    "redis-aof-on-emptydir", .note, "Redis saves its data where it goes with the pod",
    why: """
      Somebody asked for persistence, and the folder is an emptyDir or the container's own. A restart of
      the process finds the data, a new pod does not: an update, a drained node or an eviction empties
      the database. With replicas the empty primary may be copied over what is left.
      """,
    symptoms: [
      "the keys are gone after a rollout",
      "`DB loaded from append only file` never appears in the log",
    ],
    detection: """
      `appendonly yes` or a `save` line of its own, and `dir` (by default /data) on an emptyDir, on an
      ephemeral volume or on no volume at all. A cache (`maxmemory-policy allkeys-*`), a Sentinel and a
      test are left out.
      """,
    limits: """
      The save points that Redis has without being told are not counted as a wish. A volume that a chart
      or an operator adds out of sight is not judged.
      """,
    fix: """
      Put `dir` on a PersistentVolumeClaim, best by `volumeClaimTemplates` of a StatefulSet. If the
      data may go, say so: `appendonly no` and `save ""`.
      """,
    exceptions: """
      A restart of the process alone shall keep the data, and the pod's end may lose it. Replicas on
      other nodes that outlive the pod.
      """,
    references: ["https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/"],
    examples: RedisAOFOnEmptyDirExamples.all
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel && server.readsRedisConfig {
      guard server.runsAsWritten, server.settings.evictsAnyKey != true,
        let wish = server.wishForPersistence,
        let folder = server.dataDirectory
      else { continue }
      let volume = graph.volume(of: folder, in: server)
      guard volume.medium == .pod || volume.medium == .container else { continue }
      findings.report(
        "\(server.displayName) saves its data to \(folder), \(volume.story): a new pod starts empty.",
        at: wish.range, in: server.carrier(of: wish.range),
        evidence: volume.volume == nil
          ? [] : [Evidence("what it saves goes here", at: volume.range(or: wish.range))],
        key: "dir")
    }
  }
}

extension RedisServer {
  /// The line that asks to keep the data.
  fileprivate var wishForPersistence: (name: String, range: SourceRange)? {
    if settings.flag("appendonly").value == true, let range = range(ofSetting: "appendonly") {
      return ("appendonly", range)
    }
    guard let points = settings.savePoints, !points.isEmpty, let range = range(ofSetting: "save")
    else { return nil }
    return ("save", range)
  }
}

private enum RedisAOFOnEmptyDirExamples {
  static let all: [Example] = [
    .flagged(
      "An emptyDir", level: .note,
      server(#"[↓"--appendonly", "yes"]"#, volume: "emptyDir: {}"),
      corrected: server(#"["--appendonly", "yes"]"#, volume: claim)),
    .flagged(
      "The volume is not where `dir` points", level: .note,
      server(#"["--dir", "/var/lib/redis", ↓"--save", "60", "1"]"#, volume: claim),
      corrected: server(#"["--dir", "/data", "--save", "60", "1"]"#, volume: claim)),
    .flagged(
      "No volume at all", level: .note,
      RedisNoAuthExamples.server("redis:7.4", args: #"[↓"--appendonly", "yes"]"#),
      corrected: RedisNoAuthExamples.server(
        "redis:7.4", args: #"["--save", "", "--appendonly", "no"]"#)),
    .clean("A claim", server(#"["--appendonly", "yes"]"#, volume: claim)),
    .clean("Bitnami's folder", bitnami("/bitnami/redis/data")),
    .flagged(
      "A claim beside Bitnami's folder", level: .note, bitnami("/data", mark: "↓"),
      corrected: bitnami("/bitnami/redis")),
    .clean(
      "A cache", server(#"["--save", "", "--appendonly", "no"]"#, volume: "emptyDir: {}")),
    .clean(
      "Any key may be evicted",
      server(
        #"["--appendonly", "yes", "--maxmemory-policy", "allkeys-lru"]"#, volume: "emptyDir: {}")),
    .clean("Nobody asked for persistence", server("[]", volume: "emptyDir: {}")),
  ]

  private static let claim = "persistentVolumeClaim: {claimName: queue}"

  private static func bitnami(_ path: String, mark: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: queue
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: redis
              image: \(mark)bitnami/redis:7.4
              env:
                - name: ALLOW_EMPTY_PASSWORD
                  value: "yes"
              volumeMounts:
                - {name: data, mountPath: \(path)}
          volumes:
            - name: data
              \(claim)
    """
  }

  private static func server(_ arguments: String, volume: String) -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: queue
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: redis
              image: redis:7.4
              args: \(arguments)
              volumeMounts:
                - {name: data, mountPath: /data}
          volumes:
            - name: data
              \(volume)
    """
  }
}
