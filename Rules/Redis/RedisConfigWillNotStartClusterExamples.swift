internal import Linting

/// Clusters and the port of their bus.
extension RedisConfigWillNotStartExamples {
  static let clusters: [Example] = [
    .flagged(
      "Before 7.0 the bus of a cluster has the port and 10000 more", level: .error,
      cluster("redis:6.2.14", port: "↓\"60000\""), corrected: cluster("redis:6.2.14")),
    .clean(
      "Before 7.0 no `bind` means every address, for the bus too",
      ["redis:6.0.16", "redis:6.2.14-alpine", "redis:5.0.14", "redis:7.4"].enumerated().map {
        cluster($1).replacing("name: queue", with: "name: queue-\($0)")
      }.joined(separator: "\n---\n")),
  ]

  private static func cluster(_ image: String, port: String = "\"6379\"") -> String {
    RedisNoAuthExamples.server(image, args: #"["--cluster-enabled", "yes", "--port", \#(port)]"#)
  }
}
