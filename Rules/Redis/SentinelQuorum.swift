internal import Graph
internal import Linting

extension Rule {
  static let sentinelQuorum = Rule(
    "sentinel-quorum", .warning, "The Sentinels are too few, or their quorum does not fit them",
    why: """
      The quorum says how many Sentinels must see the primary gone. For the failover itself a majority
      of all of them must agree, whatever the quorum. With one or two Sentinels the loss of one node
      leaves no majority: no failover, and the database stays down. A quorum of 1 lets a single
      Sentinel that lost its network declare the primary gone. A quorum above their number is never
      reached.
      """,
    symptoms: [
      "`-failover-abort-not-elected` in a Sentinel's log",
      "the primary changes after each short break",
      "a dead primary, `+sdown` and never `+odown`",
    ],
    detection: """
      Fewer than three Sentinels, a quorum of 1 with three or more, or a quorum greater than their
      number: in manifests (`sentinel monitor` and `replicas`), in resources of OT-CONTAINER-KIT and
      spotahome, in the values of Bitnami's charts and of redis-ha. Sentinels of one primary in several
      workloads are added up.
      """,
    limits: """
      Where a variable, a DaemonSet or an autoscaler decides the number the rule is silent. Sentinels
      outside the tree are not counted.
      """,
    fix: """
      Run three or five Sentinels on different nodes, with a quorum of a majority: 2 of 3, 3 of 5.
      `SENTINEL CKQUORUM <primary>` tells whether a failover can be agreed on.
      """,
    exceptions: """
      Further Sentinels that run elsewhere. A cluster of one node, where nothing can fail over.
      """,
    references: ["https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/"],
    examples: SentinelQuorumExamples.all
  ) { graph, findings in
    for group in graph.sentinelGroups {
      guard let problem = group.problem else { continue }
      findings.report(
        "\(group.resource.displayName): \(problem).", at: group.range, in: group.carrier(in: graph),
        key: group.primary)
    }
  }
}

extension SentinelGroup {
  /// What is wrong with the numbers, as far as they are known.
  fileprivate var problem: String? {
    if let count, let quorum, quorum > count {
      return
        "a quorum of \(quorum)\(isOperatorsQuorum ? ", the operator's default," : "") is never reached by \(Self.sentinels(count))"
    }
    if let count, (1...2).contains(count) {
      return "\(Self.sentinels(count)) cannot agree on a failover once one is lost: a majority of"
        + " all must agree, whatever the quorum"
    }
    guard quorum == 1, count.map({ $0 >= 3 }) ?? false else { return nil }
    return
      "with a quorum of 1\(isOperatorsQuorum ? ", the operator's default," : "") a single Sentinel declares the primary gone, though a majority must"
      + " still agree on the failover itself"
  }

  private static func sentinels(_ count: Int) -> String {
    count == 1 ? "one Sentinel" : "\(count) Sentinels"
  }

  fileprivate func carrier(in graph: ResourceGraph) -> Resource {
    server?.carrier(of: range) ?? resource
  }
}

private enum SentinelQuorumExamples {
  static let all: [Example] = [
    .flagged(
      "Two Sentinels", level: .warning, sentinels(2, quorum: "↓2"),
      corrected: sentinels(3, quorum: "2")),
    .flagged(
      "A quorum of 1", level: .warning, sentinels(3, quorum: "↓1"),
      corrected: sentinels(3, quorum: "2")),
    .flagged(
      "A quorum that is never reached", level: .warning, sentinels(3, quorum: "↓4"),
      corrected: sentinels(3, quorum: "2")),
    .flagged(
      "The values of a chart", level: .warning, chart("↓1"), corrected: chart("2")),
    .flagged(
      "An operator's resource", level: .warning, operated("↓2"), corrected: operated("3")),
    .clean("A majority of three", sentinels(3, quorum: "2")),
    .clean(
      "One each in three workloads",
      ["a", "b", "c"].map { sentinels(1, quorum: "2", of: $0) }.joined(separator: "\n---\n")),
    .clean("A variable decides", sentinels(3, quorum: "$(QUORUM)")),
  ]

  private static func sentinels(_ count: Int, quorum: String, of name: String = "sentinel")
    -> String
  {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: \(name)
      namespace: shop
    data:
      sentinel.conf: |
        sentinel monitor main 10.0.0.7 6379 \(quorum)
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: \(name)
      namespace: shop
    spec:
      replicas: \(count)
      template:
        spec:
          initContainers:
            - name: copy
              image: busybox:1.37
              command: ["cp", "/conf/sentinel.conf", "/state/sentinel.conf"]
              volumeMounts:
                - {name: conf, mountPath: /conf}
                - {name: state, mountPath: /state}
          containers:
            - name: sentinel
              image: redis:7.4
              command: ["redis-sentinel", "/state/sentinel.conf"]
              volumeMounts:
                - {name: state, mountPath: /state}
          volumes:
            - name: conf
              configMap: {name: \(name)}
            - name: state
              emptyDir: {}
    """
  }

  private static func chart(_ quorum: String) -> String {
    """
    apiVersion: source.toolkit.fluxcd.io/v1
    kind: HelmRepository
    metadata:
      name: bitnami
      namespace: shop
    spec:
      url: https://charts.bitnami.com/bitnami
    ---
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: orders
      namespace: shop
    spec:
      chart:
        spec:
          chart: redis
          version: 20.1.0
          sourceRef: {kind: HelmRepository, name: bitnami}
      values:
        auth: {existingSecret: orders}
        sentinel:
          enabled: true
          quorum: \(quorum)
    """
  }

  private static func operated(_ size: String) -> String {
    """
    apiVersion: databases.spotahome.com/v1
    kind: RedisFailover
    metadata:
      name: queue
      namespace: shop
    spec:
      auth: {secretPath: queue}
      sentinel:
        replicas: \(size)
    """
  }
}
