import Languages
import Testing

/// The verdict beside what `redis-server` itself does, case by case.
@Suite(.enabled(if: ServerProbe.isRedis70, "no redis-server 7.0 with redis-cli on the PATH"))
struct RedisStartTests {
  /// Each group in parts, so that the parts run beside one another.
  @Test(arguments: StartCases.groups.keys.sorted())
  func `The verdict is the server's`(group: String) throws {
    try Self.compare(StartCases.groups[group] ?? [], certificates: nil)
  }

  @Test(.enabled(if: TestCertificates.canBeMade, "openssl is not on the PATH"))
  func `The verdict on TLS is the server's`() throws {
    let certificates = try #require(TestCertificates())
    try Self.compare(StartCases.transports(seed: 5), certificates: certificates.path)
  }

  private static func compare(_ examples: [StartCase], certificates: String?) throws {
    for example in examples {
      var outcome = try #require(example.outcome(certificates: certificates))
      // Someone else may have taken a port that was free a moment ago.
      for _ in 0..<2 where Self.starts(outcome.verdict) != outcome.server {
        outcome = try #require(example.outcome(certificates: certificates))
      }
      let truth = outcome.server ? "starts" : "does not start"
      #expect(
        Self.starts(outcome.verdict) == outcome.server,
        "\(example): the server \(truth), not \(outcome.verdict)")
    }
  }

  /// Nil for a verdict that could not be told.
  private static func starts(_ verdict: RedisStartVerdict) -> Bool? {
    switch verdict {
    case .starts: true
    case .fails: false
    case .unknown: nil
    }
  }

  @Test func `There are enough cases`() {
    let count = StartCases.groups.values.reduce(0) { $0 + $1.count }
    #expect(count >= 500)
  }
}

/// Certificates in a folder of their own, which end with the value.
final class TestCertificates {
  private let folder: TestFolder

  static let canBeMade = ServerProbe.run("openssl", ["version"], in: "/tmp")

  var path: String { folder.path }

  init?() {
    guard let folder = TestFolder(),
      ServerProbe.run(
        "openssl",
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
          "-days", "2", "-subj", "/CN=test",
        ], in: folder.path)
    else { return nil }
    self.folder = folder
  }
}
