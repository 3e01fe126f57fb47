import Testing

@testable import Graph

/// Configurations that would multiply if each question about them were answered anew.
@Suite(.timeLimit(.minutes(1))) struct RedisBoundTests {
  @Test func oneListOfUsersForAllWhoReadIt() {
    let users = (0..<2_000).map { "    user u\($0) on nopass ~* +@all" }
    let servers = (0..<100).map { Self.server("r\($0)", ["--aclfile", "/conf/users.acl"]) }
    let graph = Self.graph(Self.configMap("users.acl", users) + servers.joined())
    #expect(graph.redisServers.count == 100)
    #expect(graph.aclLists.map(\.users.count) == [2_000])
  }

  @Test func noMoreFailuresThanAnybodyReads() throws {
    let includes = Array(repeating: "    include /conf/b.conf", count: 4_000)
    let graph = Self.graph(
      Self.configMap("a.conf", includes)
        + Self.server("r", ["/conf/a.conf"] + Array(repeating: "--include /conf/a.conf", count: 40))
    )
    let server = try #require(graph.redisServers.first)
    #expect(graph.startFailures(of: server).count == 1_000)
  }

  @Test func manyGatewaysOfOneName() throws {
    let gateways = (0..<1_500).map {
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: g, namespace: n\($0)}
      spec: {servers: [{port: {protocol: TCP}}]}
      ---

      """
    }
    let routes = (0..<1_500).map {
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: v\($0), namespace: x}
      spec:
        gateways: [\((0..<40).map { "n\($0)/g" }.joined(separator: ", "))]
        tcp: [{route: [{destination: {host: r}}]}]
      ---

      """
    }
    let service = """
      apiVersion: v1
      kind: Service
      metadata: {name: r, namespace: x}
      spec: {selector: {app: r}}
      ---

      """
    let graph = Self.graph(gateways.joined() + routes.joined() + service + Self.server("r", []))
    let server = try #require(graph.redisServers.first)
    #expect(graph.exposure(of: server)?.isOpen == true)
  }

  private static func configMap(_ key: String, _ lines: [String]) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: conf, namespace: x}
    data:
      \(key): |
    \(lines.joined(separator: "\n"))
    ---

    """
  }

  private static func server(_ name: String, _ arguments: [String]) -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: \(name), namespace: x}
    spec:
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          containers:
            - name: redis
              image: redis:7.4
              args: [\(arguments.map { "\"\($0)\"" }.joined(separator: ", "))]
              volumeMounts: [{name: conf, mountPath: /conf}]
          volumes: [{name: conf, configMap: {name: conf}}]
    ---

    """
  }

  private static func graph(_ text: String) -> ResourceGraph {
    GraphTests.graph([("manifest.yaml", text)])
  }
}
